//! Points that are promised: until a day, or until a fact is known.

use serde_json::{Value, json};

use crate::world::{DAY, NOW, World, cancelled, changed, fixture, iso, order, program, refund};

async fn waiting_world() -> World {
    let world = World::with(changed(program(), "/posting/after_days", json!(14))).await;
    world.join("7").await;
    world.paid(&order("1", "7", &[("11", 2, "10.00")])).await;
    assert_eq!(world.points("7").await, (0, 100));
    world
}

#[tokio::test]
async fn pending_points_post_when_their_day_has_come() {
    let world = waiting_world().await;
    assert_eq!(world.snapshot("7").await["member"]["qualifying"]["now"], "0");
    world.set_now(NOW + 14 * DAY - 1);
    assert_eq!(world.points("7").await, (0, 100));
    world.set_now(NOW + 14 * DAY);
    for _ in 0..2 {
        assert_eq!(world.points("7").await, (100, 0));
    }
    assert_eq!(world.snapshot("7").await["member"]["qualifying"]["now"], "100");
    let entries = world.proxied("GET", "/v1/entries", "7", None).await.json();
    let states: Vec<&Value> =
        entries["entries"].as_array().unwrap().iter().map(|entry| &entry["state"]).collect();
    assert_eq!(states, ["posted"], "a promise is told once");
}

#[tokio::test]
async fn an_order_that_arrives_late_is_posted_at_once() {
    let world = waiting_world().await;
    world.set_now(NOW + 20 * DAY);
    world.paid(&order("2", "7", &[("11", 1, "10.00")])).await;
    assert_eq!(world.points("7").await, (150, 0));
}

#[tokio::test]
async fn a_refund_lowers_the_promise_and_a_cancellation_takes_it_back() {
    let world = waiting_world().await;
    world.refunded(&refund("90", "1", &[("10", 1)])).await;
    assert_eq!(world.points("7").await, (0, 50));
    world.paid(&order("2", "7", &[("11", 1, "4.00")])).await;
    world.deliver("orders/cancelled", &cancelled("2")).await;
    assert_eq!(world.points("7").await, (0, 50));
    world.set_now(NOW + 14 * DAY);
    assert_eq!(world.points("7").await, (50, 0));
    world.deliver("orders/cancelled", &cancelled("1")).await;
    assert_eq!(world.points("7").await, (0, 0));
}

#[tokio::test]
async fn pending_points_buy_nothing() {
    let world = World::with(changed(program(), "/posting/after_days", json!(14))).await;
    world.join("7").await;
    world.paid(&order("1", "7", &[("11", 1, "500.00")])).await;
    assert_eq!(world.redeem("7", "r10", "k").await.problem().1, "not-enough-points");
}

#[tokio::test]
async fn nothing_waits_where_the_program_says_zero_days() {
    let world = World::new().await;
    world.join("7").await;
    world.paid(&order("1", "7", &[("11", 2, "10.00")])).await;
    assert_eq!(world.points("7").await, (100, 0));
    let states = states(&world).await;
    assert_eq!(states, ["posted"]);
}

#[tokio::test]
async fn what_goes_back_before_its_day_is_voided_and_after_it_reversed() {
    let world = waiting_world().await;
    world.set_now(NOW + 3600);
    world.refunded(&refund("90", "1", &[("10", 2)])).await;
    assert_eq!(world.points("7").await, (0, 0));
    assert_eq!(states(&world).await, ["pending", "voided"]);
    world.set_now(NOW + 14 * DAY);
    assert_eq!(world.points("7").await, (0, 0));
    assert_eq!(states(&world).await, ["pending", "voided"], "what was voided is not posted");

    let world = waiting_world().await;
    world.set_now(NOW + 14 * DAY);
    world
        .refunded(&changed(refund("90", "1", &[("10", 2)]), "/created_at", json!(iso(NOW + 14 * DAY))))
        .await;
    assert_eq!(world.points("7").await, (0, 0));
    assert_eq!(states(&world).await, ["pending", "posted", "posted"]);
}

#[tokio::test]
async fn refunds_in_part_lower_the_promise_one_by_one_and_what_is_left_posts() {
    let world = World::with(changed(program(), "/posting/after_days", json!(14))).await;
    world.join("7").await;
    world.paid(&order("1", "7", &[("11", 4, "10.00")])).await;
    for (id, promised) in [("90", 150), ("91", 100), ("92", 50)] {
        world.refunded(&refund(id, "1", &[("10", 1)])).await;
        world.refunded(&refund(id, "1", &[("10", 1)])).await;
        assert_eq!(world.points("7").await, (0, promised));
    }
    world.set_now(NOW + 14 * DAY - 1);
    assert_eq!(world.points("7").await, (0, 50));
    world.set_now(NOW + 14 * DAY);
    assert_eq!(world.points("7").await, (50, 0));
    let member = world.snapshot("7").await["member"].clone();
    assert_eq!((&member["qualifying"]["now"], &member["points"]["lifetime"]), (&json!("50"), &json!(50)));
    world.refunded(&refund("93", "1", &[("10", 1)])).await;
    assert_eq!(world.points("7").await, (0, 0));
}

#[tokio::test]
async fn a_type_that_becomes_known_posts_no_earlier_than_the_order_s_day() {
    let excluding = changed(program(), "/earning/exclude/product_types", json!(["Gift wrap"]));
    let excluding = changed(excluding, "/posting/after_days", json!(14));
    let world = World::with(excluding).await;
    world.join("7").await;
    for (id, product) in [("1", "11"), ("2", "12")] {
        world.paid(&order(id, "7", &[(product, 1, "10.00")])).await;
    }
    assert_eq!(world.points("7").await, (0, 0));
    // One is known before its day, one a week after it.
    world.set_now(NOW + DAY);
    world.deliver("products/update", &product_said("11")).await;
    assert_eq!(world.points("7").await, (0, 50));
    world.set_now(NOW + 14 * DAY - 1);
    assert_eq!(world.points("7").await, (0, 50));
    world.set_now(NOW + 14 * DAY);
    assert_eq!(world.points("7").await, (50, 0));
    world.set_now(NOW + 21 * DAY);
    assert_eq!(world.points("7").await, (50, 0));
    world.deliver("products/update", &product_said("12")).await;
    assert_eq!(world.points("7").await, (100, 0));
    let posted: Vec<Value> =
        told(&world).await.into_iter().filter(|data| data["state"] == "posted").collect();
    let moments: Vec<&Value> = posted.iter().map(|data| &data["occurred_at"]).collect();
    assert_eq!(
        moments,
        [&json!(NOW + 14 * DAY), &json!(NOW + 14 * DAY)],
        "when they were due, not when it was seen"
    );
}

fn product_said(id: &str) -> Value {
    product(id, "Tea", "2026-11-02T00:00:00Z")
}

/// Every entry that was told.
async fn told(world: &World) -> Vec<Value> {
    let events = world.events().await.into_iter();
    events.filter(|event| event["kind"] == "entry.recorded").map(|event| event["data"].clone()).collect()
}

/// The states of all entries, in the order in which they were recorded.
async fn states(world: &World) -> Vec<String> {
    told(world).await.iter().map(|data| data["state"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn an_order_waits_for_a_product_type_that_an_exclusion_asks_for() {
    let excluding = changed(program(), "/earning/exclude/product_types", json!(["Gift wrap"]));
    let world = World::with(excluding).await;
    world.join("7").await;
    world.deliver("products/create", &product("11", "Tea", "2026-11-01T00:00:00Z")).await;
    world.paid(&order("1", "7", &[("11", 1, "10.00")])).await;
    assert_eq!(world.points("7").await, (50, 0), "its type is known");
    world.paid(&order("2", "7", &[("11", 1, "10.00"), ("12", 1, "5.00")])).await;
    world.refunded(&refund("90", "2", &[("20", 1)])).await;
    assert_eq!(world.points("7").await, (50, 0), "one type is not");
    world.deliver("products/update", &product("13", "Tea", "2026-11-02T00:00:00Z")).await;
    assert_eq!(world.points("7").await, (50, 0));
    world.deliver("products/update", &product("12", "Tea", "2026-11-02T00:00:00Z")).await;
    assert_eq!(world.points("7").await, (75, 0), "$5 remain after the refund");
    // An older message that arrives later says nothing new.
    world.deliver("products/update", &product("12", "Gift wrap", "2026-11-01T00:00:00Z")).await;
    world.paid(&order("3", "7", &[("12", 1, "5.00")])).await;
    assert_eq!(world.points("7").await, (100, 0));
    world.deliver("products/update", &fixture("products-update.json")).await;
    world.paid(&order("4", "7", &[("8001", 1, "5.00")])).await;
    assert_eq!(world.points("7").await, (100, 0), "its type is excluded");
}

fn product(id: &str, product_type: &str, updated_at: &str) -> Value {
    json!({"id": id.parse::<u64>().unwrap(), "product_type": product_type, "updated_at": updated_at})
}
