//! Deliveries: taken once, and nothing of people kept.

use serde_json::json;
use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;

use crate::world::{NOW, SHOP, World, cancelled, fixture, order, refund};

#[tokio::test]
async fn nothing_of_a_webhook_about_people_is_kept_but_its_id() {
    let world = World::new().await;
    for (topic, name) in
        [("customers/merge", "customers-merge.json"), ("customers/update", "customers-update.json")]
    {
        for _ in 0..2 {
            assert_eq!(world.deliver_as(topic, topic, &fixture(name).to_string()).await.status, 200);
        }
    }
    let mut connection = SqliteConnectOptions::new().filename(&world.file).connect().await.unwrap();
    let rows: Vec<(String, String, String, i64)> =
        sqlx::query_as("SELECT * FROM webhook_inbox ORDER BY topic")
            .fetch_all(&mut connection)
            .await
            .unwrap();
    let row = |topic: &str| (SHOP.to_owned(), topic.to_owned(), topic.to_owned(), NOW);
    assert_eq!(rows, [row("customers/merge"), row("customers/update")]);
}

/// A header that names the delivery is not signed: who sends a copy under another one repeats what was said.
#[tokio::test]
async fn a_delivery_that_is_replayed_under_another_id_changes_nothing() {
    let world = World::with_member().await;
    let paid = order("2", "7", &[("11", 2, "10.00")]);
    let bodies = [
        ("orders/paid", paid),
        ("refunds/create", refund("90", "2", &[("20", 1)])),
        ("orders/cancelled", cancelled("1")),
        ("customers/merge", fixture("customers-merge.json")),
    ];
    for (topic, body) in &bodies {
        assert_eq!(world.deliver(topic, body).await.status, 200);
    }
    let (points, events) = (world.points("7").await, world.events().await.len());
    assert_eq!(points, (50, 0));
    for (topic, body) in bodies.iter().rev().chain(&bodies) {
        assert_eq!(world.deliver(topic, body).await.status, 200);
    }
    assert_eq!((world.points("7").await, world.events().await.len()), (points, events));
}

#[tokio::test]
async fn a_payload_that_is_wrong_is_refused_and_may_come_again() {
    let world = World::with_member().await;
    let good = order("2", "7", &[("11", 1, "10.00")]);
    for (pointer, value, path) in [
        ("/created_at", json!("yesterday"), "/created_at"),
        ("/line_items/0/quantity", json!(-1), "/line_items/0/quantity"),
        (
            "/line_items/0/price_set/shop_money/currency_code",
            json!("XXX"),
            "/line_items/0/price_set/shop_money",
        ),
        (
            "/line_items/0/price_set/presentment_money/amount",
            json!("1.005"),
            "/line_items/0/price_set/presentment_money",
        ),
        ("/id", json!(1.5), "/id"),
    ] {
        let bad = crate::world::changed(good.clone(), pointer, value);
        let reply = world.deliver_as("orders/paid", "w", &bad.to_string()).await;
        assert_eq!(reply.problem(), (422, "invalid-document".into(), Some(path.into())));
    }
    assert_eq!(world.deliver_as("orders/paid", "w", "{").await.problem().0, 400);
    assert_eq!(world.points("7").await, (850, 0));
    assert_eq!(
        world.deliver_as("orders/paid", "w", &good.to_string()).await.status,
        200,
        "the id was not taken"
    );
    assert_eq!(world.points("7").await, (900, 0));
}

#[tokio::test]
async fn an_unknown_topic_is_taken_and_does_nothing() {
    let world = World::with_member().await;
    assert_eq!(world.deliver("themes/publish", &json!({"id": 1})).await.status, 200);
    assert_eq!(world.points("7").await, (850, 0));
}
