//! A program that is changed under its members.

use serde_json::{Value, json};

use crate::periods::{at, buys, counts, joined, over, stands, told};
use crate::world::{DAY, NOW, World, changed};

fn yearly() -> Value {
    over(&json!({"kind": "calendar_year"}), "UTC")
}

async fn put(world: &World, program: &Value, then: i64) {
    world.set_now(then);
    assert_eq!(world.operator("PUT", "/v1/program", Some(program)).await.status, 200);
}

#[tokio::test]
async fn thresholds_count_for_what_was_bought_before_from_when_they_are_set() {
    let world = joined(yearly(), NOW).await;
    buys(&world, "1", 2_000, NOW).await;
    let (raised, lowered) = (NOW + DAY, NOW + 2 * DAY);
    put(&world, &changed(yearly(), "/tiers/0/threshold", json!("2001")), raised).await;
    assert_eq!(stands(&world, raised + 5).await, (Value::Null, Value::Null, counts("2000", None)));
    put(&world, &changed(yearly(), "/tiers/0/threshold", json!("1999")), lowered).await;
    let end = at("2028-01-01T00:00:00Z");
    assert_eq!(stands(&world, lowered).await, (json!("silver"), json!(end), counts("2000", Some("1999"))));
    assert_eq!(world.snapshot("7").await["member"]["tier"]["since_at"], NOW);
    let silver = json!("silver");
    assert_eq!(told(&world).await, [(silver.clone(), NOW), (Value::Null, raised), (silver, lowered)]);
    assert_eq!(world.points("7").await, (2_000, 0), "what was earned stays");
}

#[tokio::test]
async fn a_period_counts_for_the_time_before_it_was_set() {
    let world = joined(yearly(), NOW).await;
    buys(&world, "1", 2_000, NOW).await;
    let then = at("2028-06-01T00:00:00Z");
    assert_eq!(stands(&world, then).await.0, Value::Null);
    put(&world, &over(&json!({"kind": "lifetime"}), "UTC"), then).await;
    assert_eq!(
        stands(&world, then + DAY).await,
        (json!("silver"), Value::Null, counts("2000", Some("2000")))
    );
    put(&world, &over(&json!({"kind": "rolling", "days": 400}), "UTC"), then + 2 * DAY).await;
    let ends = NOW + 800 * DAY;
    assert_eq!(
        stands(&world, then + 2 * DAY).await,
        (json!("silver"), json!(ends), counts("0", Some("2000")))
    );
    stands(&world, ends).await;
    let silver = json!("silver");
    assert_eq!(
        told(&world).await,
        [
            (silver.clone(), NOW),
            (Value::Null, at("2028-01-01T00:00:00Z")),
            (silver, then),
            (Value::Null, ends)
        ]
    );
}

#[tokio::test]
async fn a_zone_moves_the_end_of_the_year() {
    let world = joined(yearly(), NOW).await;
    buys(&world, "1", 2_000, NOW).await;
    put(&world, &over(&json!({"kind": "calendar_year"}), "Pacific/Kiritimati"), NOW + DAY).await;
    assert_eq!(stands(&world, NOW + DAY).await.1, json!(at("2027-12-31T10:00:00Z")));
    assert_eq!(told(&world).await, [(json!("silver"), NOW)]);
}

#[tokio::test]
async fn a_tier_that_is_taken_away_leaves_the_one_below() {
    let world = joined(yearly(), NOW).await;
    buys(&world, "1", 5_000, NOW).await;
    let mut without_gold = yearly();
    without_gold["tiers"].as_array_mut().unwrap().pop();
    without_gold["rewards"] = json!([]);
    put(&world, &without_gold, NOW + DAY).await;
    assert_eq!(stands(&world, NOW + DAY).await.0, "silver");
    assert_eq!(told(&world).await, [(json!("gold"), NOW), (json!("silver"), NOW + DAY)]);
}

#[tokio::test]
async fn what_the_time_before_a_change_brought_and_nobody_saw_is_told_with_it() {
    let world = joined(yearly(), NOW).await;
    buys(&world, "1", 5_000, NOW).await;
    let changes = at("2030-01-01T00:00:00Z");
    put(&world, &changed(yearly(), "/name", json!("Acme Club")), changes).await;
    stands(&world, changes + DAY).await;
    assert_eq!(told(&world).await, [(json!("gold"), NOW), (Value::Null, changes)]);
}

#[tokio::test]
async fn points_wait_as_long_as_the_program_said_when_they_were_bought() {
    let waiting = changed(yearly(), "/posting/after_days", json!(14));
    let world = joined(waiting, NOW).await;
    buys(&world, "1", 2_000, NOW).await;
    put(&world, &yearly(), NOW + DAY).await;
    buys(&world, "2", 500, NOW + DAY).await;
    assert_eq!(world.points("7").await, (500, 2_000));
    world.set_now(NOW + 14 * DAY);
    assert_eq!(world.points("7").await, (2_500, 0));
}
