//! Joining, and what was bought before.

use axum::body::Body;
use axum::http::Request;
use serde_json::json;

use crate::world::{DAY, NOW, SHOP, World, changed, iso, order, proxied_uri, refund};

#[tokio::test]
async fn joining_twice_is_joining_once() {
    let world = World::new().await;
    assert_eq!(world.snapshot("7").await["member"]["state"], "candidate");
    let first = world.join("7").await;
    assert_eq!(
        (first.status.as_u16(), &first.json()["snapshot"]["member"]["state"]),
        (201, &json!("member"))
    );
    let second = world.join("7").await;
    assert_eq!((second.status.as_u16(), second.json()), (200, first.json()));
    let joined = world.events().await.into_iter().filter(|event| event["kind"] == "member.joined").count();
    assert_eq!(joined, 1);
}

#[tokio::test]
async fn orders_paid_before_joining_are_counted_on_joining() {
    let world = World::new().await;
    let earlier = changed(order("1", "7", &[("11", 2, "50.00")]), "/created_at", json!(iso(NOW - 30 * DAY)));
    world.paid(&earlier).await;
    world.paid(&order("2", "7", &[("11", 1, "90.00")])).await;
    world.refunded(&refund("9", "1", &[("10", 1)])).await;
    assert_eq!(world.points("7").await, (0, 0));
    let joined = world.join("7").await.json();
    // (2 - 1) * $50 and $90, five points each dollar.
    assert_eq!(
        joined["snapshot"]["member"]["points"],
        json!({"available": 700, "pending": 0, "lifetime": 700})
    );
    assert_eq!(world.points("7").await, (700, 0));
}

#[tokio::test]
async fn a_guest_s_order_earns_nobody_anything() {
    let world = World::new().await;
    world.paid(&changed(order("1", "7", &[("11", 1, "50.00")]), "/customer", json!(null))).await;
    world.join("7").await;
    assert_eq!(world.points("7").await, (0, 0));
}

#[tokio::test]
async fn commands_are_json_with_a_key_that_agrees() {
    let world = World::new().await;
    let uri = proxied_uri("/v1/memberships", "7", SHOP, NOW);
    let post = |content_type: &str, key: &str, body: &str| {
        let request = Request::post(&uri).header("content-type", content_type).header("idempotency-key", key);
        world.send(request.body(Body::from(body.to_owned())).unwrap())
    };
    for (content_type, key, body, status, name, path) in [
        ("text/plain", "a", "{}", 415, "content-type", None),
        ("application/json", "a", "{", 400, "not-json", Some("")),
        ("application/json", "a", "{} {}", 400, "not-json", Some("")),
        ("application/json", "a", "[7]", 422, "invalid-document", Some("/0")),
        (
            "application/json",
            "a",
            r#"{"idempotency_key": 7}"#,
            422,
            "invalid-document",
            Some("/idempotency_key"),
        ),
        (
            "application/json",
            "a",
            r#"{"idempotency_key": "b"}"#,
            422,
            "idempotency-key-disagrees",
            Some("/idempotency_key"),
        ),
        (
            "application/json",
            "",
            r#"{"idempotency_key": ""}"#,
            422,
            "invalid-document",
            Some("/idempotency_key"),
        ),
    ] {
        let problem = post(content_type, key, body).await.problem();
        assert_eq!(problem, (status, name.into(), path.map(str::to_owned)), "{body}");
    }
    assert_eq!(world.snapshot("7").await["member"]["state"], "candidate");
    assert_eq!(post("application/json", "a", r#"{"idempotency_key": "a"}"#).await.status, 201);
}

#[tokio::test]
async fn nobody_joins_a_program_that_is_not_there() {
    let world = World::bare().await;
    assert_eq!(world.join("7").await.problem(), (404, "no-program".into(), None));
    assert_eq!(world.proxied("GET", "/v1/snapshot", "7", None).await.problem().1, "no-program");
}
