//! From order to points: what the nudge said is what is credited.

use serde_json::{Value, json};

use crate::world::{DAY, NOW, World, changed, fixture, iso, order, program};

/// What `POST /v1/nudges` says a cart earns, for the member of the snapshot.
async fn promised(world: &World, cart: &Value) -> i64 {
    let snapshot = world.snapshot("7").await;
    let request =
        json!({"program": snapshot["program"], "member": snapshot["member"], "cart": cart, "now": NOW});
    let answer = world.operator("POST", "/v1/nudges", Some(&request)).await.json();
    answer["earned"]["points"].as_i64().unwrap_or_else(|| panic!("{answer}"))
}

#[tokio::test]
async fn the_acceptance_order_moves_the_balance_by_what_was_said() {
    let world = World::with_member().await;
    assert_eq!(world.points("7").await, (850, 0));
    let cart = json!({"currency": "USD", "lines": [{"product_id": "11", "quantity": 1, "price_minor": 1000, "gift_card": false}]});
    let snapshot = world.snapshot("7").await;
    let request =
        json!({"program": snapshot["program"], "member": snapshot["member"], "cart": cart, "now": NOW});
    let answer = world.operator("POST", "/v1/nudges", Some(&request)).await.json();
    assert_eq!(answer["earned"]["points"], 50);
    let nudge =
        answer["nudges"].as_array().unwrap().iter().find(|nudge| nudge["kind"] == "reach_reward").unwrap();
    assert_eq!((&nudge["points_short"], &nudge["spend_more_minor"]), (&json!(100), &json!(2000)));
    world.paid(&order("2", "7", &[("11", 1, "10.00")])).await;
    assert_eq!(world.points("7").await, (900, 0));
}

#[tokio::test]
async fn a_recorded_order_earns_what_its_cart_earned() {
    // A line discount, 10 % and $5 on the whole order, a gift card, and free shipping that is nobody's points.
    let world = World::with_member().await;
    let cart = json!({"currency": "USD", "cart_discount_minor": 500, "cart_discount_percent": "10", "lines": [
        {"product_id": "8001", "quantity": 2, "price_minor": 4500, "gift_card": false},
        {"product_id": "8002", "quantity": 1, "price_minor": 1999, "gift_card": false},
        {"product_id": "8003", "quantity": 1, "price_minor": 2500, "gift_card": true}]});
    let said = promised(&world, &cart).await;
    world.paid(&fixture("orders-paid.json")).await;
    assert_eq!(world.points("7").await, (850 + said, 0));
    let entries = world.proxied("GET", "/v1/entries", "7", None).await.json();
    let newest = &entries["entries"][0];
    assert_eq!(newest["cause"], json!({"kind": "order", "id": "5550001"}));
    assert_eq!(
        (&newest["kind"], &newest["state"], &newest["points"]),
        (&json!("earned"), &json!("posted"), &json!(said))
    );
}

#[tokio::test]
async fn an_order_in_another_currency_earns_at_the_page_s_rate() {
    // The order's own ratio is 92.12 / 100.00; the page reckoned with 0.92, within half a percent.
    for (page_rate, used) in [
        (json!("0.92"), "0.92"),
        (json!("0.9258"), "0.9258"),
        (json!("0.9260"), "0.9212"),
        (json!("0.5"), "0.9212"),
        (json!("a lot"), "0.9212"),
        (json!(0.92), "0.9212"),
    ] {
        let world = World::with_member().await;
        let cart = json!({"currency": "EUR", "rate": used, "lines": [
            {"product_id": "8001", "quantity": 1, "price_minor": 9212, "gift_card": false}]});
        let said = promised(&world, &cart).await;
        let paid = changed(fixture("orders-paid-eur.json"), "/note_attributes/0/value", page_rate.clone());
        world.paid(&paid).await;
        assert_eq!(world.points("7").await, (850 + said, 0), "{page_rate}");
    }
}

#[tokio::test]
async fn yen_are_counted_in_yen() {
    let world = World::with_member().await;
    let cart = json!({"currency": "JPY", "rate": "150", "cart_discount_minor": 100, "lines": [
        {"product_id": "8001", "quantity": 1, "price_minor": 3000, "gift_card": false}]});
    let said = promised(&world, &cart).await;
    world.paid(&fixture("orders-paid-jpy.json")).await;
    assert_eq!(world.points("7").await, (850 + said, 0));
    assert!(said > 0);
}

#[tokio::test]
async fn now_is_the_order_s_time_and_the_program_the_one_in_force_then() {
    let mut doubled = program();
    doubled["campaigns"] =
        json!([{"id": "dbl", "title": "Double", "multiplier": "2", "starts_at": NOW - 10, "ends_at": NOW}]);
    let world = World::with(doubled.clone()).await;
    world.join("7").await;
    for (id, created_at, points) in
        [("1", NOW - 11, 50), ("2", NOW - 10, 150), ("3", NOW - 1, 250), ("4", NOW, 300)]
    {
        world
            .paid(&changed(order(id, "7", &[("11", 1, "10.00")]), "/created_at", json!(iso(created_at))))
            .await;
        assert_eq!(world.points("7").await, (points, 0), "order {id}");
    }
    // A new program tomorrow; an order of today that arrives after it earns by today's.
    world.set_now(NOW + DAY);
    world.operator("PUT", "/v1/program", Some(&changed(program(), "/earning/points", json!("7")))).await;
    world.paid(&changed(order("5", "7", &[("11", 1, "10.00")]), "/created_at", json!(iso(NOW + 60)))).await;
    assert_eq!(world.points("7").await, (350, 0));
    world.paid(&changed(order("6", "7", &[("11", 1, "10.00")]), "/created_at", json!(iso(NOW + DAY)))).await;
    assert_eq!(world.points("7").await, (420, 0));
}

#[tokio::test]
async fn the_same_order_or_delivery_again_changes_nothing() {
    let world = World::with_member().await;
    let body = order("2", "7", &[("11", 1, "10.00")]).to_string();
    for id in ["a", "a", "b"] {
        assert_eq!(world.deliver_as("orders/paid", id, &body).await.status, 200);
    }
    // The same delivery id with another topic's body is the same delivery.
    assert_eq!(world.deliver_as("orders/cancelled", "a", &body).await.status, 200);
    assert_eq!(world.points("7").await, (900, 0));
}
