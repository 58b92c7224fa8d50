//! Two customers who become one: both ids are answered alike, and nothing is counted twice or lost.

use serde_json::{Value, json};

use crate::world::{DAY, NOW, World, cancelled, changed, iso, order, refund};

fn merge(merged: &str, kept: &str) -> Value {
    json!({"admin_graphql_api_customer_kept_id": format!("gid://shopify/Customer/{kept}"),
        "admin_graphql_api_customer_deleted_id": format!("gid://shopify/Customer/{merged}"),
        "admin_graphql_api_job_id": null, "status": "completed", "errors": []})
}

impl World {
    async fn merge(&self, merged: &str, kept: &str) {
        let reply = self.deliver("customers/merge", &merge(merged, kept)).await;
        assert_eq!(reply.status, 200, "{reply:?}");
    }

    async fn n_events(&self, kind: &str) -> usize {
        self.events().await.iter().filter(|event| event["kind"] == kind).count()
    }

    async fn buys(&self, order_id: &str, customer: &str, price: &str) {
        self.paid(&order(order_id, customer, &[("11", 1, price)])).await;
    }
}

/// Customer 7 with 850 points, customer 8 with 500.
async fn two_members() -> World {
    let world = World::with_member().await;
    world.join("8").await;
    world.buys("2", "8", "100.00").await;
    world
}

#[tokio::test]
async fn both_ids_are_answered_with_what_both_had() {
    let world = two_members().await;
    let body = json!({"reward_id": "any", "points": 500, "idempotency_key": "k"});
    let voucher = world.proxied("POST", "/v1/redemptions", "7", Some(&body)).await.json()["voucher"].clone();
    let before = world.points("7").await.0 + world.points("8").await.0;
    world.merge("8", "7").await;
    let (kept, merged) = (world.snapshot("7").await, world.snapshot("8").await);
    assert_eq!(kept["member"], merged["member"]);
    assert_eq!(kept["member"]["id"], "7");
    assert_eq!(kept["member"]["points"]["available"], before);
    assert_eq!(kept["member"]["vouchers"][0]["code"], voucher["code"]);
    let entries = |id: &'static str| world.proxied("GET", "/v1/entries", id, None);
    assert_eq!(entries("7").await.json(), entries("8").await.json());
    // Either id may use what either had.
    assert_eq!(world.cancel("8", voucher["id"].as_str().unwrap()).await.status, 200);
    assert_eq!(world.points("7").await.0, 1_350);
}

#[tokio::test]
async fn a_merge_that_comes_again_or_did_not_happen_changes_nothing() {
    let world = two_members().await;
    let failed = changed(merge("8", "7"), "/status", json!("failed"));
    assert_eq!(world.deliver("customers/merge", &failed).await.status, 200);
    assert_eq!(world.points("7").await.0, 850);
    for _ in 0..2 {
        world.deliver_as("customers/merge", "same", &merge("8", "7").to_string()).await;
        world.merge("8", "7").await;
    }
    // The other way round is the same two people.
    world.merge("7", "8").await;
    assert_eq!((world.points("7").await.0, world.points("8").await.0), (1_350, 1_350));
    assert_eq!(world.n_events("customer.merged").await, 1);
}

#[tokio::test]
async fn chains_and_circles_end_in_one_member_in_whatever_order_they_come() {
    for steps in [
        vec![("8", "7"), ("7", "9")],
        vec![("7", "9"), ("8", "7")],
        vec![("8", "7"), ("9", "8"), ("7", "9")],
        vec![("7", "8"), ("9", "7"), ("8", "9"), ("9", "8")],
    ] {
        let world = two_members().await;
        world.join("9").await;
        world.buys("3", "9", "10.00").await;
        for (merged, kept) in &steps {
            world.merge(merged, kept).await;
        }
        let member = world.snapshot("7").await["member"].clone();
        assert_eq!(member["points"]["available"], 1_400, "{steps:?}");
        for id in ["8", "9"] {
            assert_eq!(world.snapshot(id).await["member"], member, "{steps:?}");
        }
        assert_eq!(world.n_events("customer.merged").await, 2, "{steps:?}");
    }
}

#[tokio::test]
async fn what_comes_late_for_an_id_that_was_merged_away_counts_once() {
    let world = two_members().await;
    world.merge("8", "7").await;
    world.buys("3", "8", "10.00").await;
    assert_eq!(world.points("7").await.0, 1_400);
    world.refunded(&refund("90", "2", &[("20", 1)])).await;
    assert_eq!(world.points("7").await.0, 900);
    world.deliver("orders/cancelled", &cancelled("3")).await;
    assert_eq!(world.points("7").await.0, 850);
}

#[tokio::test]
async fn what_a_guest_of_the_program_bought_counts_once_they_are_one_with_a_member() {
    for (merged, kept) in [("8", "7"), ("7", "8")] {
        let world = World::with_member().await;
        let earlier =
            changed(order("2", "8", &[("11", 1, "20.00")]), "/created_at", json!(iso(NOW - 30 * DAY)));
        world.paid(&earlier).await;
        world.merge(merged, kept).await;
        assert_eq!(world.points("8").await.0, 950);
        assert_eq!(world.snapshot("8").await["member"]["state"], "member");
        assert_eq!(world.join("8").await.status, 200, "they joined long ago");
    }
}

#[tokio::test]
async fn the_same_page_is_told_something_newer_after_a_merge() {
    let world = two_members().await;
    world.set_now(NOW + 60);
    let since = world.snapshot("8").await["as_of"].as_i64().unwrap();
    world.set_now(NOW + 120);
    let ask = format!("/v1/snapshot?since={since}");
    assert_eq!(world.proxied("GET", &ask, "8", None).await.status, 204);
    world.merge("8", "7").await;
    let newer = world.proxied("GET", &ask, "8", None).await;
    assert_eq!(newer.json()["member"]["points"]["available"], 1_350);
}

#[tokio::test]
async fn two_who_never_joined_become_one_who_has_not_joined() {
    let world = World::bare().await;
    world.merge("8", "7").await;
    assert_eq!(world.n_events("customer.merged").await, 1, "no program is needed");
}
