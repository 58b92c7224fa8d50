//! `GET` and `PUT /v1/program`.

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};

use crate::world::{World, bearer, changed, order, program};

#[tokio::test]
async fn the_program_is_echoed_as_it_was_written() {
    let world = World::bare().await;
    let get = || world.send(Request::get("/v1/program").body(Body::empty()).unwrap());
    assert_eq!(get().await.problem().1, "no-program");

    let text = format!("  {}\n", program());
    let put =
        bearer("PUT", "/v1/program", "operator").header("content-type", "application/json; charset=utf-8");
    let put = world.send(put.body(Body::from(text.clone())).unwrap()).await;
    assert_eq!(put.json()["version"], 1);
    let got = get().await;
    assert_eq!((got.status.as_u16(), got.text.as_str()), (200, text.as_str()));
    assert_eq!(got.header("cache-control"), "public, max-age=60");

    let ask =
        |tag: &str| Request::get("/v1/program").header("if-none-match", tag).body(Body::empty()).unwrap();
    let etag = got.header("etag").to_owned();
    for (tag, status) in
        [(etag.clone(), 304), (format!("\"x\", W/{etag}"), 304), ("*".into(), 304), ("\"x\"".into(), 200)]
    {
        let reply = world.send(ask(&tag)).await;
        assert_eq!(reply.status, status, "{tag}");
        assert_eq!(reply.header("etag"), etag);
    }
    let proxied = world.proxied("GET", "/v1/program", "", None).await;
    assert_eq!(proxied.header("cache-control"), "private, no-store");
}

#[tokio::test]
async fn the_same_program_again_is_no_new_version() {
    let world = World::new().await;
    let put = async |document: &Value| {
        world.operator("PUT", "/v1/program", Some(document)).await.json()["version"].clone()
    };
    assert_eq!(put(&program()).await, 1);
    let renamed = changed(program(), "/name", json!("Acme Club"));
    assert_eq!(put(&renamed).await, 2);
    assert_eq!(put(&renamed).await, 2);
    let kinds: Vec<Value> = world.events().await.iter().map(|event| event["kind"].clone()).collect();
    assert_eq!(kinds, ["program.changed", "program.changed"]);
}

#[tokio::test]
async fn a_program_that_is_wrong_changes_nothing_and_names_the_path() {
    let world = World::new().await;
    for (pointer, value, path) in [
        ("/earning/per", json!("0"), "/earning/per"),
        ("/earning/points", json!(5), "/earning/points"),
        ("/currency", json!("usd"), "/currency"),
        ("/tiers/1/threshold", json!("1"), "/tiers/1/threshold"),
        ("/timezone", json!("Mars/Olympus"), "/timezone"),
        // Fine in a snapshot, where a provider may not tell; not in a program that we are to run.
        ("/earning/points", Value::Null, "/earning"),
        ("/earning/rounding", json!("up"), "/earning/rounding"),
        ("/earning/exclude/gift_cards", Value::Null, "/earning/exclude/gift_cards"),
        ("/expiry/kind", json!("boredom"), "/expiry/kind"),
        ("/qualification/basis", json!("point"), "/qualification/basis"),
        ("/qualification/period/kind", json!("rolling"), "/qualification/period"),
        ("/tiers/0/threshold", Value::Null, "/tiers/0/threshold"),
        ("/tiers/1/multiplier", Value::Null, "/tiers/1/multiplier"),
    ] {
        let reply = world.operator("PUT", "/v1/program", Some(&changed(program(), pointer, value))).await;
        assert_eq!(reply.problem(), (422, "invalid-document".into(), Some(path.into())));
    }
    let got = world.send(Request::get("/v1/program").body(Body::empty()).unwrap()).await;
    assert_eq!(got.json(), program());
}

#[tokio::test]
async fn the_currency_stays_once_there_are_entries() {
    let world = World::new().await;
    let euros = changed(program(), "/currency", json!("EUR"));
    let back = |reply: crate::world::Reply| reply.status.as_u16();
    assert_eq!(back(world.operator("PUT", "/v1/program", Some(&euros)).await), 200);
    assert_eq!(back(world.operator("PUT", "/v1/program", Some(&program())).await), 200);
    world.join("7").await;
    world.paid(&order("1", "7", &[("11", 1, "10.00")])).await;
    let refused = world.operator("PUT", "/v1/program", Some(&euros)).await;
    assert_eq!(refused.problem().2.as_deref(), Some("/currency"));
}
