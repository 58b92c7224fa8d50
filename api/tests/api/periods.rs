//! Tiers over the years: kept, lapsed and fallen, to the second of the program's zone, and told once for each change.

use serde_json::{Value, json};

use crate::world::{DAY, NOW, World, changed, iso, order, program, refund};

pub(crate) fn at(text: &str) -> i64 {
    text.parse::<jiff::Timestamp>().unwrap().as_second()
}

/// The acceptance program (silver at 2,000 points, gold at 5,000) without an expiry of points.
pub(crate) fn over(period: &Value, zone: &str) -> Value {
    let program = changed(program(), "/qualification/period", period.clone());
    changed(changed(program, "/timezone", json!(zone)), "/expiry", Value::Null)
}

/// A world in which customer 7 joins at this moment.
pub(crate) async fn joined(program: Value, joins_at: i64) -> World {
    let world = World::bare().await;
    world.set_now(joins_at);
    assert_eq!(world.operator("PUT", "/v1/program", Some(&program)).await.status, 200);
    world.join("7").await;
    world
}

/// Customer 7 buys for so many points, then.
pub(crate) async fn buys(world: &World, id: &str, points: u32, then: i64) {
    world.set_now(then);
    let price = format!("{}.00", points / 5);
    world.paid(&changed(order(id, "7", &[("11", 1, &price)]), "/created_at", json!(iso(then)))).await;
}

/// The tier, its end and what counts, as the snapshot says at a moment.
pub(crate) async fn stands(world: &World, then: i64) -> (Value, Value, Value) {
    world.set_now(then);
    let member = world.snapshot("7").await["member"].clone();
    let tier = &member["tier"];
    (tier["id"].clone(), tier["expires_at"].clone(), member["qualifying"].clone())
}

pub(crate) fn counts(now: &str, to_keep: Option<&str>) -> Value {
    json!({"now": now, "to_keep": to_keep})
}

/// Every change of a tier that was told: to what, and from when on.
pub(crate) async fn told(world: &World) -> Vec<(Value, i64)> {
    let mut from = Value::Null;
    let mut told = Vec::new();
    for event in world.events().await.into_iter().filter(|event| event["kind"] == "tier.changed") {
        let data = &event["data"];
        assert_eq!(data["from_tier_id"], from, "each begins where the one before it ended");
        from = data["tier_id"].clone();
        told.push((from.clone(), data["occurred_at"].as_i64().unwrap()));
    }
    told
}

#[tokio::test]
async fn a_year_ends_at_the_second_of_its_zone() {
    for (zone, midnight) in [
        ("America/New_York", "2028-01-01T05:00:00Z"),
        ("Asia/Kolkata", "2027-12-31T18:30:00Z"),
        ("Pacific/Auckland", "2027-12-31T11:00:00Z"),
        ("Pacific/Kiritimati", "2027-12-31T10:00:00Z"),
        ("America/Sao_Paulo", "2028-01-01T03:00:00Z"),
        ("Asia/Beirut", "2027-12-31T22:00:00Z"),
        ("UTC", "2028-01-01T00:00:00Z"),
    ] {
        let midnight = at(midnight);
        let world = joined(over(&json!({"kind": "calendar_year"}), zone), NOW).await;
        buys(&world, "1", 2_000, NOW).await;
        let silver = (json!("silver"), json!(midnight));
        let before = stands(&world, midnight - 1).await;
        assert_eq!(before, (silver.0, silver.1, counts("0", Some("2000"))), "{zone}");
        let after = stands(&world, midnight).await;
        assert_eq!(after, (Value::Null, Value::Null, counts("0", None)), "{zone}");
        assert_eq!(told(&world).await, [(json!("silver"), NOW), (Value::Null, midnight)], "{zone}");
    }
}

#[tokio::test]
async fn whoever_requalifies_keeps_the_tier_and_nothing_is_told() {
    let world = joined(over(&json!({"kind": "calendar_year"}), "UTC"), NOW).await;
    buys(&world, "1", 2_000, NOW).await;
    let last_second = at("2027-12-31T23:59:59Z");
    buys(&world, "2", 2_000, last_second).await;
    let until_2029 = json!(at("2029-01-01T00:00:00Z"));
    assert_eq!(
        stands(&world, last_second).await,
        (json!("silver"), until_2029.clone(), counts("2000", Some("2000")))
    );
    assert_eq!(
        stands(&world, last_second + 1).await,
        (json!("silver"), until_2029, counts("0", Some("2000")))
    );
    assert_eq!(world.snapshot("7").await["member"]["tier"]["since_at"], NOW);
    assert_eq!(told(&world).await, [(json!("silver"), NOW)]);
}

/// Gold in 2026, silver's worth in 2027, nothing in 2028 and 2029, silver's again in 2030.
async fn ups_and_downs() -> World {
    let world = joined(over(&json!({"kind": "calendar_year"}), "UTC"), NOW).await;
    buys(&world, "1", 5_000, NOW).await;
    buys(&world, "2", 2_000, at("2027-06-01T00:00:00Z")).await;
    world
}

#[tokio::test]
async fn what_nobody_looked_at_for_years_is_told_in_order() {
    let falls = at("2028-01-01T00:00:00Z");
    let leaves = at("2029-01-01T00:00:00Z");
    let again = at("2030-03-01T00:00:00Z");
    let expected = [
        (json!("gold"), NOW),
        (json!("silver"), falls),
        (Value::Null, leaves),
        (json!("silver"), again),
        (Value::Null, at("2032-01-01T00:00:00Z")),
    ];
    let late = at("2040-01-01T00:00:00Z");

    let seldom = ups_and_downs().await;
    buys(&seldom, "3", 2_000, again).await;
    stands(&seldom, late).await;
    assert_eq!(told(&seldom).await, expected);

    let often = ups_and_downs().await;
    for then in [falls - 1, falls, falls + 1, leaves - 1, leaves] {
        stands(&often, then).await;
    }
    buys(&often, "3", 2_000, again).await;
    for year in 2030..2040 {
        stands(&often, at(&format!("{year}-12-31T23:59:59Z"))).await;
    }
    stands(&often, late).await;
    assert_eq!(told(&often).await, expected);
    assert_eq!(often.snapshot("7").await["member"], seldom.snapshot("7").await["member"]);
}

#[tokio::test]
async fn a_tier_that_was_lost_and_won_between_two_looks_is_told_twice() {
    let slow = changed(over(&json!({"kind": "calendar_year"}), "UTC"), "/posting/after_days", json!(400));
    let world = joined(slow, NOW).await;
    buys(&world, "1", 2_000, NOW).await;
    let second = at("2027-01-05T00:00:00Z");
    buys(&world, "2", 2_000, second).await;
    let (won, again) = (NOW + 400 * DAY, second + 400 * DAY);
    assert_eq!(stands(&world, won).await.0, "silver");
    assert_eq!(stands(&world, again).await.0, "silver");
    let lost = at("2028-01-01T00:00:00Z");
    let silver = json!("silver");
    assert_eq!(told(&world).await, [(silver.clone(), won), (Value::Null, lost), (silver, again)]);
}

#[tokio::test]
async fn rolling_days_end_the_tier_at_their_second() {
    let world = joined(over(&json!({"kind": "rolling", "days": 30}), "America/New_York"), NOW).await;
    buys(&world, "1", 2_000, NOW).await;
    assert_eq!(stands(&world, NOW + 30 * DAY - 1).await.2, counts("2000", Some("2000")));
    assert_eq!(stands(&world, NOW + 30 * DAY).await.2, counts("0", Some("2000")));
    let until = json!(NOW + 60 * DAY);
    assert_eq!(stands(&world, NOW + 60 * DAY - 1).await, (json!("silver"), until, counts("0", Some("2000"))));
    assert_eq!(stands(&world, NOW + 60 * DAY).await.0, Value::Null);
}

#[tokio::test]
async fn an_anniversary_is_the_day_of_joining_in_the_zone() {
    for (zone, joins_at, second_year_ends) in [
        // The last second of 29 February in New York, which is 1 March in UTC.
        ("America/New_York", "2028-03-01T04:59:59Z", "2030-02-28T05:00:00Z"),
        ("Pacific/Kiritimati", "2028-02-28T10:00:00Z", "2030-02-27T10:00:00Z"),
        ("Asia/Kolkata", "2028-02-29T18:29:59Z", "2030-02-27T18:30:00Z"),
        // Summer time on one side only.
        ("Pacific/Auckland", "2028-04-01T12:00:00Z", "2030-04-01T11:00:00Z"),
        // Clocks in Beirut are put forward at midnight: 31 March 2030 begins at 01:00.
        ("Asia/Beirut", "2028-03-31T12:00:00Z", "2030-03-30T22:00:00Z"),
        // They are put back at midnight, to 23:00 of the day before; in Havana at 01:00, to midnight once more.
        ("Asia/Beirut", "2028-10-27T12:00:00Z", "2030-10-26T22:00:00Z"),
        ("America/Havana", "2028-11-03T15:00:00Z", "2030-11-03T04:00:00Z"),
    ] {
        let (joins_at, ends) = (at(joins_at), at(second_year_ends));
        let world = joined(over(&json!({"kind": "anniversary"}), zone), joins_at).await;
        buys(&world, "1", 2_000, joins_at).await;
        let before = stands(&world, ends - 1).await;
        assert_eq!(before, (json!("silver"), json!(ends), counts("0", Some("2000"))), "{zone}");
        assert_eq!(stands(&world, ends).await.0, Value::Null, "{zone}");
    }
}

#[tokio::test]
async fn a_refund_lowers_what_counts_and_the_tier_stays_until_it_expires() {
    let world = joined(over(&json!({"kind": "calendar_year"}), "UTC"), NOW).await;
    buys(&world, "1", 2_000, NOW).await;
    world.set_now(NOW + 3600);
    world.refunded(&refund("90", "1", &[("10", 1)])).await;
    let end = at("2028-01-01T00:00:00Z");
    assert_eq!(stands(&world, NOW + 3600).await, (json!("silver"), json!(end), counts("0", Some("2000"))));
    assert_eq!(stands(&world, end - 1).await.0, "silver");
    assert_eq!(stands(&world, end).await.0, Value::Null);
    assert_eq!(told(&world).await, [(json!("silver"), NOW), (Value::Null, end)]);
}

#[tokio::test]
async fn a_lifetime_never_ends() {
    let world = joined(over(&json!({"kind": "lifetime"}), "Pacific/Apia"), NOW).await;
    buys(&world, "1", 2_000, NOW).await;
    let standing = stands(&world, at("2199-12-31T23:59:59Z")).await;
    assert_eq!(standing, (json!("silver"), Value::Null, counts("2000", Some("2000"))));
}

#[tokio::test]
async fn a_tier_that_asks_for_nothing_is_held_from_joining() {
    let mut base = over(&json!({"kind": "calendar_year"}), "UTC");
    let bronze = json!({"id": "bronze", "name": "Bronze", "threshold": "0", "multiplier": "1", "perks": []});
    base["tiers"].as_array_mut().unwrap().insert(0, bronze);
    let world = joined(base, NOW).await;
    assert_eq!(world.snapshot("8").await["member"]["tier"], Value::Null, "a candidate has none");
    buys(&world, "1", 2_000, NOW + 1).await;
    let end = at("2028-01-01T00:00:00Z");
    assert_eq!(stands(&world, end).await, (json!("bronze"), Value::Null, counts("0", Some("0"))));
    assert_eq!(
        told(&world).await,
        [(json!("bronze"), NOW), (json!("silver"), NOW + 1), (json!("bronze"), end)]
    );
}

#[tokio::test]
async fn the_clock_may_stand_anywhere_between_1970_and_2200() {
    let last = at("2199-12-31T23:59:59Z");
    for kind in ["lifetime", "calendar_year", "anniversary", "rolling"] {
        let period = json!({"kind": kind, "days": 36_500});
        let world = joined(over(&period, "Pacific/Apia"), 0).await;
        buys(&world, "1", 2_000, 0).await;
        assert_eq!(stands(&world, 1).await.0, "silver", "{kind}");
        buys(&world, "2", 5_000, last).await;
        assert_eq!(stands(&world, last).await.0, "gold", "{kind}");
        let told = told(&world).await;
        assert_eq!((told[0].1, told[told.len() - 1].1), (0, last), "{kind}");
    }
}
