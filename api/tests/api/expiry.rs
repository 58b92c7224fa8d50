//! Points that lapse by their age, and what the server writes of its own accord.

use perkline_api::record_due;
use serde_json::{Value, json};

use crate::world::{DAY, NOW, World, changed, iso, order, program};

/// Points lapse 30 days after they were posted.
fn by_age() -> Value {
    changed(program(), "/expiry", json!({"kind": "age", "days": 30}))
}

/// An order of $100, which is 500 points, so many days after the start.
async fn buys(world: &World, id: &str, customer: &str, day: i64) {
    world.set_now(NOW + day * DAY);
    let paid = order(id, customer, &[("11", 1, "100.00")]);
    world.paid(&changed(paid, "/created_at", json!(iso(world.now())))).await;
}

/// What was told of entries, as `kind state points`.
async fn told(world: &World, kind: &str) -> Vec<Value> {
    let events = world.events().await.into_iter();
    events.filter(|event| event["kind"] == kind).map(|event| event["data"].clone()).collect()
}

#[tokio::test]
async fn the_oldest_points_are_spent_first_and_what_is_left_of_the_others_lapses() {
    let world = World::with(by_age()).await;
    world.join("7").await;
    buys(&world, "1", "7", 0).await;
    buys(&world, "2", "7", 10).await;
    assert_eq!(world.snapshot("7").await["member"]["expiring"], json!({"points": 500, "at": NOW + 30 * DAY}));
    world.set_now(NOW + 20 * DAY);
    assert_eq!(world.redeem("7", "any", "k").await.status, 422, "a range leaves the choice");
    assert_eq!(world.redeem("7", "credit", "k").await.status, 201);
    let last = NOW + 40 * DAY;
    assert_eq!(world.snapshot("7").await["member"]["expiring"], json!({"points": 500, "at": last}));
    world.set_now(last - 1);
    assert_eq!(world.points("7").await, (500, 0));
    world.set_now(last);
    assert_eq!(world.points("7").await, (0, 0));
    assert_eq!(world.snapshot("7").await["member"]["expiring"], Value::Null);
    let expired = told(&world, "entry.recorded").await.pop().unwrap();
    assert_eq!(
        (&expired["kind"], &expired["points"], &expired["cause"]["kind"], &expired["occurred_at"]),
        (&json!("expired"), &json!(-500), &json!("age"), &json!(last))
    );
}

#[tokio::test]
async fn the_server_writes_what_is_due_once_also_of_those_nobody_asks_for() {
    let waits = changed(by_age(), "/posting/after_days", json!(14));
    let world = World::with(waits).await;
    for customer in ["7", "8", "9"] {
        world.join(customer).await;
    }
    for (id, customer) in [("1", "7"), ("2", "8")] {
        buys(&world, id, customer, 0).await;
    }
    assert_eq!(record_due(&world.app).await.unwrap(), 0, "nothing is due yet");
    world.set_now(NOW + 14 * DAY);
    assert_eq!(record_due(&world.app).await.unwrap(), 2);
    assert_eq!(record_due(&world.app).await.unwrap(), 0, "once is enough");
    let states: Vec<Value> =
        told(&world, "entry.recorded").await.iter().map(|entry| entry["state"].clone()).collect();
    assert_eq!(states, ["pending", "pending", "posted", "posted"]);
    // Whoever looks at the same time as the server does finds it done, or does it.
    world.set_now(NOW + 44 * DAY);
    let (round, points) = tokio::join!(record_due(&world.app), world.points("7"));
    assert_eq!((round.is_ok(), points), (true, (0, 0)));
    let expired = told(&world, "entry.recorded").await.into_iter().filter(|entry| entry["kind"] == "expired");
    assert_eq!(expired.map(|entry| entry["points"].clone()).collect::<Vec<_>>(), [-500, -500]);
}

#[tokio::test]
async fn the_server_tells_that_a_tier_ended() {
    let yearly = changed(program(), "/qualification/period", json!({"kind": "calendar_year"}));
    let world = World::with(yearly).await;
    world.join("7").await;
    world.paid(&order("1", "7", &[("11", 1, "500.00")])).await;
    let tiers = |told: Vec<Value>| told.iter().map(|data| data["tier_id"].clone()).collect::<Vec<_>>();
    assert_eq!(tiers(told(&world, "tier.changed").await), ["silver"]);
    world.set_now(NOW + 800 * DAY);
    assert_eq!(record_due(&world.app).await.unwrap(), 1);
    assert_eq!(tiers(told(&world, "tier.changed").await), [json!("silver"), Value::Null]);
}
