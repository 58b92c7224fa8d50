//! What the server records by itself, on a clock that is set: points that post or expire, tiers that end.

use perkline_api::record_due;
use serde_json::{Value, json};

use crate::process::{self, Process, serve};
use crate::world::{DAY, NOW, World, changed, order, program, refund};

/// Points live 30 days; nothing else is due before.
async fn ageing() -> World {
    let world = World::with(changed(program(), "/expiry", json!({"kind": "age", "days": 30}))).await;
    world.join("7").await;
    world
}

async fn buy(world: &World, id: &str, price: &str) {
    world.paid(&order(id, "7", &[("11", 1, price)])).await;
}

/// Orders carry the time of the fixture; it is moved to now.
async fn buy_now(world: &World, id: &str, price: &str) {
    let bought = order(id, "7", &[("11", 1, price)]);
    world.paid(&changed(bought, "/created_at", json!(crate::world::iso(world.now())))).await;
}

/// What was recorded of this kind of entry: points, the rule, and when it took effect.
async fn recorded(world: &World, kind: &str) -> Vec<Value> {
    let of_kind = |event: &Value| event["kind"] == "entry.recorded" && event["data"]["kind"] == kind;
    let told = |event: Value| {
        let data = &event["data"];
        json!([data["points"], data["cause"]["kind"], data["occurred_at"]])
    };
    world.events().await.into_iter().filter(of_kind).map(told).collect()
}

async fn round_at(world: &World, at: i64) {
    world.set_now(at);
    record_due(&world.app).await.unwrap();
}

#[tokio::test]
async fn each_orders_points_expire_by_their_own_age_as_far_as_they_were_not_spent() {
    let world = ageing().await;
    buy(&world, "1", "250.00").await;
    world.set_now(NOW + 10 * DAY);
    buy_now(&world, "2", "100.00").await;
    assert_eq!(world.redeem("7", "r10", "k").await.status, 201);
    let said = world.snapshot("7").await["member"]["expiring"].clone();
    assert_eq!(said, json!({"points": 250, "at": NOW + 30 * DAY}), "1,000 of 1,250 were spent");
    round_at(&world, NOW + 30 * DAY - 1).await;
    assert_eq!(recorded(&world, "expired").await, [] as [Value; 0]);
    round_at(&world, NOW + 30 * DAY).await;
    let first = json!([-250, "age", NOW + 30 * DAY]);
    assert_eq!(recorded(&world, "expired").await, std::slice::from_ref(&first));
    let member = world.snapshot("7").await["member"].clone();
    assert_eq!(member["expiring"], json!({"points": 500, "at": NOW + 40 * DAY}));
    assert_eq!(member["points"], json!({"available": 500, "pending": 0, "lifetime": 1750}));
    round_at(&world, NOW + 90 * DAY).await;
    assert_eq!(recorded(&world, "expired").await, [first, json!([-500, "age", NOW + 40 * DAY])]);
    assert_eq!(world.snapshot("7").await["member"]["expiring"], Value::Null);
}

#[tokio::test]
async fn a_cancelled_redemption_gives_back_points_of_their_old_age() {
    let world = ageing().await;
    buy(&world, "1", "250.00").await;
    world.set_now(NOW + 20 * DAY);
    let redeemed = world.redeem("7", "r10", "k").await.json();
    let redemption = redeemed["voucher"]["id"].as_str().unwrap();
    assert_eq!(world.cancel("7", redemption).await.status, 200);
    let said = world.snapshot("7").await["member"]["expiring"].clone();
    assert_eq!(said, json!({"points": 1250, "at": NOW + 30 * DAY}));

    let redeemed = world.redeem("7", "r10", "l").await.json();
    let redemption = redeemed["voucher"]["id"].as_str().unwrap();
    round_at(&world, NOW + 30 * DAY).await;
    world.set_now(NOW + 35 * DAY);
    assert_eq!(world.cancel("7", redemption).await.status, 200);
    assert_eq!(world.points("7").await, (0, 0), "they would have expired meanwhile");
    let expired = [json!([-250, "age", NOW + 30 * DAY]), json!([-1000, "age", NOW + 35 * DAY])];
    assert_eq!(recorded(&world, "expired").await, expired);
}

#[tokio::test]
async fn a_refund_of_what_expired_is_owed() {
    let world = ageing().await;
    buy(&world, "1", "100.00").await;
    round_at(&world, NOW + 30 * DAY).await;
    world.refunded(&refund("90", "1", &[("10", 1)])).await;
    assert_eq!(world.points("7").await, (-500, 0));
    buy_now(&world, "2", "150.00").await;
    assert_eq!(
        world.snapshot("7").await["member"]["expiring"],
        json!({"points": 250, "at": NOW + 60 * DAY}),
        "what was owed is paid, the rest is new"
    );
}

#[tokio::test]
async fn points_expire_for_want_of_activity_without_anybody_looking() {
    let world = World::with(changed(program(), "/expiry/days", json!(40))).await;
    world.join("7").await;
    buy(&world, "1", "170.00").await;
    round_at(&world, NOW + 40 * DAY - 1).await;
    assert_eq!(recorded(&world, "expired").await, [] as [Value; 0]);
    let at = NOW + 40 * DAY;
    round_at(&world, at + 3).await;
    assert_eq!(recorded(&world, "expired").await, [json!([-850, "inactivity", at])]);
}

#[tokio::test]
async fn pending_points_post_and_a_tier_ends_without_anybody_looking() {
    let mut document = changed(program(), "/posting/after_days", json!(14));
    document["expiry"] = Value::Null;
    document["qualification"]["period"] = json!({"kind": "rolling", "days": 100});
    let world = World::with(document).await;
    world.join("7").await;
    buy(&world, "1", "400.00").await;
    round_at(&world, NOW + 14 * DAY).await;
    let tiers = |events: Vec<Value>| -> Vec<Value> {
        let changed = events.into_iter().filter(|event| event["kind"] == "tier.changed");
        changed.map(|event| event["data"]["tier_id"].clone()).collect()
    };
    assert_eq!(tiers(world.events().await), [json!("silver")]);
    round_at(&world, NOW + 500 * DAY).await;
    assert_eq!(tiers(world.events().await), [json!("silver"), Value::Null]);
}

#[tokio::test]
async fn rounds_and_looks_at_the_same_moment_record_it_once() {
    let world = ageing().await;
    for customer in 100..130 {
        let customer = customer.to_string();
        world.join(&customer).await;
        world.paid(&order(&format!("9{customer}"), &customer, &[("11", 1, "10.00")])).await;
    }
    world.set_now(NOW + 30 * DAY);
    let looks = async {
        for customer in 100..130 {
            assert_eq!(world.points(&customer.to_string()).await, (0, 0));
        }
    };
    let (one, other, ()) = tokio::join!(record_due(&world.app), record_due(&world.app), looks);
    one.and(other).unwrap();
    record_due(&world.app).await.unwrap();
    assert_eq!(recorded(&world, "expired").await.len(), 30);
}

#[tokio::test]
async fn a_new_program_is_due_for_everybody() {
    let world = World::with(changed(program(), "/expiry", Value::Null)).await;
    world.join("7").await;
    buy(&world, "1", "170.00").await;
    round_at(&world, NOW + 50 * DAY).await;
    let ageing = changed(program(), "/expiry", json!({"kind": "age", "days": 30}));
    assert_eq!(world.operator("PUT", "/v1/program", Some(&ageing)).await.status, 200);
    record_due(&world.app).await.unwrap();
    assert_eq!(recorded(&world, "expired").await.len(), 1);
}

#[tokio::test]
async fn a_round_each_day_and_one_in_the_end_come_to_the_same() {
    let mut document = changed(program(), "/expiry", json!({"kind": "age", "days": 20}));
    document["posting"] = json!({"after_days": 5});
    let mut ends = Vec::new();
    for is_daily in [true, false] {
        let world = World::with(document.clone()).await;
        world.join("7").await;
        for day in 0..=70 {
            world.set_now(NOW + day * DAY);
            match day {
                0 => buy(&world, "1", "250.00").await,
                7 => assert_eq!(world.redeem("7", "r10", "k").await.status, 201),
                10 => buy_now(&world, "2", "80.00").await,
                // Of the first order, spent by then: it is owed.
                12 => world.refunded(&refund("90", "1", &[("10", 1)])).await,
                28 => buy_now(&world, "3", "300.00").await,
                _ => {}
            }
            if is_daily || day == 70 {
                record_due(&world.app).await.unwrap();
            }
        }
        ends.push((recorded(&world, "expired").await, world.points("7").await));
    }
    assert_eq!(ends[0], ends[1]);
    // 250 of 1,250 were left when all of them went back; 400 and 600 of 1,500 paid for the rest.
    assert_eq!(ends[0].0, [json!([-900, "age", NOW + 53 * DAY])]);
}

#[tokio::test]
async fn the_server_begins_with_a_round() {
    let world = ageing().await;
    world.set_now(process::now() - 31 * DAY);
    buy_now(&world, "1", "170.00").await;
    world.app.database.close().await;
    let mut process = Process::start(serve(&world.file, "http://127.0.0.1:9"));
    let caller = process.caller().await;
    // Nobody asks for the customer: only the events are read, until they say it.
    loop {
        let events = caller.events().await;
        if events.iter().any(|event| event["data"]["kind"] == "expired" && event["data"]["points"] == -850) {
            break;
        }
    }
}

#[tokio::test]
async fn one_customer_who_can_t_be_recorded_is_in_nobodys_way() {
    let world = ageing().await;
    for customer in ["8", "7", "9"] {
        world.join(customer).await;
        world.paid(&order(&format!("1{customer}"), customer, &[("11", 1, "10.00")])).await;
    }
    let mut file = world.app.database.command().await.unwrap();
    sqlx::query(
        "CREATE TRIGGER broken BEFORE INSERT ON entries WHEN NEW.customer_id = '8'
         BEGIN SELECT RAISE(ABORT, 'broken on purpose'); END",
    )
    .execute(&mut *file)
    .await
    .unwrap();
    file.commit().await.unwrap();
    round_at(&world, NOW + 30 * DAY).await;
    assert_eq!(recorded(&world, "expired").await.len(), 2);
    let mut file = world.app.database.command().await.unwrap();
    sqlx::query("DROP TRIGGER broken").execute(&mut *file).await.unwrap();
    file.commit().await.unwrap();
    record_due(&world.app).await.unwrap();
    assert_eq!(recorded(&world, "expired").await.len(), 3, "tried again in the next round");
}
