//! Tiers as the snapshot shows them; the rules themselves are tested beside `standing`.

use serde_json::{Value, json};

use crate::world::{DAY, NOW, World, changed, iso, order, program, refund};

/// 1 January of a year, in New York.
fn new_year(year: i16) -> i64 {
    let midnight = format!("{year}-01-01T00:00:00-05:00");
    midnight.parse::<jiff::Timestamp>().unwrap().as_second()
}

#[tokio::test]
async fn a_tier_is_reached_said_held_and_lost() {
    let world = World::with(changed(program(), "/expiry", Value::Null)).await;
    world.join("7").await;
    world.paid(&order("1", "7", &[("11", 1, "400.00")])).await;
    let member = world.snapshot("7").await["member"].clone();
    assert_eq!(member["tier"], json!({"id": "silver", "since_at": NOW, "expires_at": new_year(2028)}));
    assert_eq!(member["qualifying"], json!({"now": "2000", "to_keep": "2000"}));
    world.redeem("7", "r10", "k").await;
    assert_eq!(world.snapshot("7").await["member"]["qualifying"]["now"], "2000", "redeeming lowers nothing");
    world.refunded(&refund("90", "1", &[("10", 1)])).await;
    let member = world.snapshot("7").await["member"].clone();
    assert_eq!((&member["tier"]["id"], &member["qualifying"]["now"]), (&json!("silver"), &json!("0")));
    world.set_now(new_year(2028) - 1);
    assert_eq!(world.snapshot("7").await["member"]["tier"]["id"], "silver");
    world.set_now(new_year(2028));
    for _ in 0..2 {
        assert_eq!(world.snapshot("7").await["member"]["tier"], Value::Null);
    }
    let said: Vec<Value> =
        world.events().await.into_iter().filter(|event| event["kind"] == "tier.changed").collect();
    let moves: Vec<&Value> = said.iter().map(|event| &event["data"]).collect();
    assert_eq!(
        moves,
        [
            &json!({"tier_id": "silver", "from_tier_id": null, "occurred_at": NOW}),
            &json!({"tier_id": null, "from_tier_id": "silver", "occurred_at": new_year(2028)})
        ]
    );
}

#[tokio::test]
async fn spend_and_orders_are_counted_as_they_are() {
    for (basis, threshold, below, reached) in
        [("spend", "100.00", "90.00", "101.00"), ("orders", "2", "1", "2")]
    {
        let mut program = program();
        program["qualification"] = json!({"basis": basis, "period": {"kind": "rolling", "days": 365}});
        program["tiers"] =
            json!([{"id": "t", "name": "T", "threshold": threshold, "multiplier": "1", "perks": []}]);
        let world = World::with(program).await;
        world.join("7").await;
        world.paid(&order("1", "7", &[("11", 1, "90.00")])).await;
        let member = world.snapshot("7").await["member"].clone();
        assert_eq!((&member["tier"], &member["qualifying"]["now"]), (&Value::Null, &json!(below)), "{basis}");
        world.paid(&order("2", "7", &[("11", 1, "11.00")])).await;
        let member = world.snapshot("7").await["member"].clone();
        assert_eq!(
            (&member["tier"]["id"], &member["qualifying"]["now"]),
            (&json!("t"), &json!(reached)),
            "{basis}"
        );
        world.refunded(&refund("90", "2", &[("20", 1)])).await;
        assert_eq!(world.snapshot("7").await["member"]["qualifying"]["now"], below, "{basis}");
    }
}

#[tokio::test]
async fn orders_from_before_joining_count_without_a_tier() {
    let mut tiered = program();
    tiered["tiers"][0]["multiplier"] = json!("2");
    let world = World::with(tiered).await;
    for (id, days) in [("1", 30), ("2", 20)] {
        let earlier =
            changed(order(id, "7", &[("11", 1, "400.00")]), "/created_at", json!(iso(NOW - days * DAY)));
        world.paid(&earlier).await;
    }
    world.join("7").await;
    // Whoever has not joined has no tier, so the second order is not doubled; both count toward it.
    assert_eq!(world.points("7").await, (4000, 0));
    assert_eq!(world.snapshot("7").await["member"]["tier"]["id"], "silver");
}
