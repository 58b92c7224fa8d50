//! Deliveries: taken once, kept without people's data.

use serde_json::{Value, json};
use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;

use crate::world::{World, fixture, order};

#[tokio::test]
async fn topics_about_people_are_kept_as_ids() {
    let world = World::new().await;
    for (topic, name) in [
        ("customers/merge", "customers-merge.json"),
        ("customers/redact", "customers-redact.json"),
        ("customers/update", "customers-update.json"),
    ] {
        for _ in 0..2 {
            assert_eq!(world.deliver_as(topic, topic, &fixture(name).to_string()).await.status, 200);
        }
    }
    let mut connection = SqliteConnectOptions::new().filename(&world.file).connect().await.unwrap();
    let rows: Vec<(String, Option<String>)> =
        sqlx::query_as("SELECT topic, body FROM webhook_inbox ORDER BY topic")
            .fetch_all(&mut connection)
            .await
            .unwrap();
    let kept: Vec<Value> =
        rows.iter().map(|(_, body)| serde_json::from_str(body.as_deref().unwrap()).unwrap()).collect();
    assert_eq!(
        kept[0],
        json!({"admin_graphql_api_customer_kept_id": "gid://shopify/Customer/7",
            "admin_graphql_api_customer_deleted_id": "gid://shopify/Customer/8"})
    );
    assert_eq!(kept[1], json!({"shop_id": 954_889, "customer": {"id": 7}, "orders_to_redact": [1, 2]}));
    assert_eq!(
        kept[2],
        json!({"id": 7, "admin_graphql_api_id": "gid://shopify/Customer/7", "default_address": {"id": 1, "customer_id": 7}})
    );
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
