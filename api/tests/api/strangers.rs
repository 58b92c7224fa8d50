//! No route tells a customer whether another exists, or what they have.

use serde_json::{Value, json};

use crate::world::{Reply, World, bearer, order, with_body};

/// What can be told from an answer.
fn told(reply: &Reply) -> (u16, String, Vec<(String, String)>) {
    let headers =
        reply.headers.iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
    (reply.status.as_u16(), reply.text.clone(), headers.collect())
}

/// Customer 8 with a voucher, one given back, one used in an order, and store credit.
async fn with_somebody_else() -> (World, Vec<String>) {
    let world = World::with_member().await;
    world.join("8").await;
    world.paid(&order("2", "8", &[("11", 1, "900.00")])).await;
    let mut ids = Vec::new();
    let mut codes = Vec::new();
    for (reward, key) in [("r10", "a"), ("r10", "b"), ("r10", "c")] {
        let voucher = world.redeem("8", reward, key).await.json()["voucher"].clone();
        ids.push(voucher["id"].as_str().unwrap().to_owned());
        codes.push(voucher["code"].as_str().unwrap().to_owned());
    }
    world.cancel("8", &ids[1]).await;
    let mut used = order("3", "8", &[("11", 1, "20.00")]);
    used["discount_codes"] = json!([{"code": codes[2], "amount": "10.00", "type": "fixed_amount"}]);
    world.paid(&used).await;
    world.redeem("8", "credit", "d").await;
    let events = world.events().await;
    let credit = events.iter().rev().find(|event| event["kind"] == "redemption.created").unwrap();
    ids.push(credit["data"]["redemption_id"].as_str().unwrap().to_owned());
    (world, ids)
}

#[tokio::test]
async fn another_s_redemption_and_none_are_the_same_answer() {
    let (world, theirs) = with_somebody_else().await;
    assert_eq!(theirs.len(), 4);
    let nothing = told(&world.cancel("7", "0123456789abcdef0123456789abcdef").await);
    assert_eq!(nothing.0, 404);
    for id in theirs.iter().map(String::as_str).chain(["x", "7", "8", "%27%20OR%201=1", &"9".repeat(2_000)]) {
        assert_eq!(told(&world.cancel("7", id).await), nothing, "{id}");
    }
    let vouchers = world.snapshot("8").await["member"]["vouchers"].as_array().unwrap().len();
    assert_eq!(vouchers, 1, "theirs stands");
}

#[tokio::test]
async fn another_s_keys_and_entries_are_not_seen() {
    let (world, _) = with_somebody_else().await;
    world.paid(&order("4", "7", &[("11", 1, "100.00")])).await;
    let last =
        world.proxied("GET", "/v1/entries", "8", None).await.json()["entries"][0]["id"].as_i64().unwrap();
    for before in [String::new(), format!("?before={}", last + 100), format!("?before={last}")] {
        let page = world.proxied("GET", &format!("/v1/entries{before}"), "7", None).await.json();
        let orders: Vec<&Value> =
            page["entries"].as_array().unwrap().iter().map(|line| &line["cause"]["id"]).collect();
        assert!(orders.iter().all(|id| **id == "1" || **id == "4"), "{page}");
    }
    // Their key with another body would be refused to them; to us it is as good as any.
    assert_eq!(world.redeem("8", "credit", "a").await.problem().0, 422);
    assert_eq!(world.redeem("7", "r10", "a").await.status, 201);
}

#[tokio::test]
async fn every_route_answers_somebody_unknown_as_it_answers_whoever_has_nothing() {
    let (world, _) = with_somebody_else().await;
    // 21 bought something and never joined; nobody ever heard of 22.
    world.paid(&order("5", "21", &[("11", 1, "100.00")])).await;
    let body = |path: &str| match path {
        "/v1/snapshot" | "/v1/entries" => None,
        "/v1/redemptions" => Some(json!({"reward_id": "r10", "idempotency_key": "k"})),
        _ => Some(json!({})),
    };
    for (method, path) in [
        ("GET", "/v1/snapshot"),
        ("GET", "/v1/entries"),
        ("POST", "/v1/redemptions"),
        ("POST", "/v1/redemptions/x/cancel"),
    ] {
        let known = world.proxied(method, path, "21", body(path).as_ref()).await;
        let unknown = world.proxied(method, path, "22", body(path).as_ref()).await;
        assert_eq!(known.status, unknown.status, "{path}");
        assert_eq!(known.text.replace("\"21\"", "\"22\""), unknown.text, "{path}");
    }
    // A merchant's server learns nothing from asking for a token either.
    let issue = |id: &str| {
        let command = json!({"customer_id": id});
        world.send(with_body(bearer("POST", "/v1/customer-tokens", "merchant"), Some(&command)))
    };
    for id in ["7", "8", "21", "22"] {
        let issued = issue(id).await;
        assert_eq!(issued.status, 201, "{id}");
        let members: Vec<String> = issued.json().as_object().unwrap().keys().cloned().collect();
        assert_eq!(members, ["expires_at", "token"]);
    }
}
