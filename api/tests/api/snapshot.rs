//! The snapshot, and when there is a newer one.

use serde_json::{Value, json};

use crate::world::{DAY, NOW, World, changed, order, program};

async fn since(world: &World, customer: &str, at: i64) -> u16 {
    world.proxied("GET", &format!("/v1/snapshot?since={at}"), customer, None).await.status.as_u16()
}

#[tokio::test]
async fn a_snapshot_is_what_the_design_says() {
    let world = World::with_member().await;
    let reply = world.proxied("GET", "/v1/snapshot", "7", None).await;
    assert_eq!(reply.header("cache-control"), "private, no-store");
    let snapshot = reply.json();
    assert_eq!(snapshot["program"], program());
    assert_eq!((&snapshot["version"], &snapshot["as_of"]), (&json!(1), &json!(NOW)));
    assert_eq!(
        snapshot["member"],
        json!({
            "id": "7", "state": "member",
            "points": {"available": 850, "pending": 0, "lifetime": 850}, "store_credit": null,
            "expiring": {"points": 850, "at": NOW + 365 * DAY},
            "tier": null, "qualifying": {"now": "850", "to_keep": null},
            "blocked_rewards": [], "vouchers": [], "last_redemption_at": null
        })
    );
    assert_eq!(
        snapshot["facts"]["next_reward"],
        json!({"reward_id": "r10", "title": "$10 reward", "points_short": 150})
    );
    let guest = world.snapshot("").await;
    assert_eq!((&guest["member"], &guest["facts"]["nudges"][0]["kind"]), (&Value::Null, &json!("join")));
}

#[tokio::test]
async fn nothing_newer_is_204_and_in_doubt_it_is_the_snapshot() {
    let world = World::with_member().await;
    for customer in ["7", ""] {
        assert_eq!(since(&world, customer, NOW).await, 200, "the second of the change itself");
        assert_eq!(since(&world, customer, NOW + 5).await, 200, "a time that has not come");
    }
    world.set_now(NOW + 100);
    for (customer, at, status) in [
        ("7", NOW, 200),
        ("7", NOW + 5, 200),
        ("7", NOW + 6, 204),
        ("7", NOW + 100, 204),
        ("7", NOW + 101, 200),
        ("", NOW + 6, 204),
    ] {
        assert_eq!(since(&world, customer, at).await, status, "{customer} since {at}");
    }
    let known = world.snapshot("7").await["as_of"].as_i64().unwrap();
    world.paid(&order("2", "7", &[("11", 1, "10.00")])).await;
    assert_eq!(since(&world, "7", known).await, 200, "changed in the second of the snapshot");
    assert_eq!(since(&world, "", known).await, 204, "not the guest's change");
    world.set_now(NOW + 200);
    world.operator("PUT", "/v1/program", Some(&changed(program(), "/name", json!("Acme Club")))).await;
    assert_eq!(since(&world, "7", NOW + 150).await, 200);
    assert_eq!(since(&world, "", NOW + 150).await, 200);
}

#[tokio::test]
async fn time_alone_makes_a_newer_snapshot() {
    let mut campaign = program();
    campaign["expiry"] = json!({"kind": "inactivity", "days": 40});
    let world = World::with(campaign).await;
    world.join("7").await;
    world.paid(&order("1", "7", &[("11", 1, "500.00")])).await;
    let known = NOW + 5 * DAY;
    world.set_now(known);
    assert_eq!(since(&world, "7", known).await, 204);
    world.set_now(NOW + 9 * DAY);
    assert_eq!(since(&world, "7", known).await, 204, "41 days before a new year nothing is due yet");
    world.set_now(NOW + 11 * DAY);
    assert_eq!(since(&world, "7", known).await, 200, "the points now expire within 30 days");
    // 40 days without an order or a redemption: the points lapse, at the next look.
    world.set_now(NOW + 40 * DAY - 1);
    assert_eq!(world.points("7").await, (2500, 0));
    world.set_now(NOW + 40 * DAY);
    for _ in 0..2 {
        assert_eq!(world.points("7").await, (0, 0));
    }
    let entries = world.proxied("GET", "/v1/entries", "7", None).await.json();
    assert_eq!(
        (&entries["entries"][0]["kind"], &entries["entries"][0]["points"]),
        (&json!("expired"), &json!(-2500))
    );
}

#[tokio::test]
async fn a_clock_that_goes_back_does_not_make_snapshots_older() {
    let world = World::with_member().await;
    let newest = world.snapshot("7").await["as_of"].as_i64().unwrap();
    world.set_now(NOW - 50);
    assert!(world.snapshot("7").await["as_of"].as_i64().unwrap() >= newest);
}

#[tokio::test]
async fn activity_comes_in_pages_newest_first() {
    let world = World::new().await;
    world.join("7").await;
    for id in 1..=52 {
        world.paid(&order(&id.to_string(), "7", &[("11", 1, "1.00")])).await;
    }
    let first = world.proxied("GET", "/v1/entries", "7", None).await.json();
    let ids = |page: &Value| -> Vec<i64> {
        page["entries"].as_array().unwrap().iter().map(|entry| entry["id"].as_i64().unwrap()).collect()
    };
    assert_eq!(ids(&first).len(), 50);
    let next = first["next_before"].as_i64().unwrap();
    let second = world.proxied("GET", &format!("/v1/entries?before={next}"), "7", None).await.json();
    assert_eq!((ids(&second).len(), &second["next_before"]), (2, &Value::Null));
    let all: Vec<i64> = ids(&first).into_iter().chain(ids(&second)).collect();
    assert!(all.is_sorted_by(|one, other| one > other), "{all:?}");
}
