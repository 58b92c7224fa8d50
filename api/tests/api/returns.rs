//! Refunds and cancellations.

use serde_json::{Value, json};

use crate::world::{DAY, NOW, World, cancelled, changed, fixture, iso, order, program, refund};

#[tokio::test]
async fn a_refund_reearns_what_remains_and_reverses_the_difference() {
    let world = World::new().await;
    world.join("7").await;
    world.paid(&order("1", "7", &[("11", 3, "10.33"), ("12", 1, "20.00")])).await;
    // 30.99 + 20.00 at five points.
    assert_eq!(world.points("7").await, (254, 0));
    // 20.66 + 20.00 remain.
    world.refunded(&refund("90", "1", &[("10", 1)])).await;
    assert_eq!(world.points("7").await, (203, 0));
    world.refunded(&refund("90", "1", &[("10", 1)])).await;
    assert_eq!(world.points("7").await, (203, 0), "the same refund again");
    world.refunded(&refund("91", "1", &[("10", 2)])).await;
    assert_eq!(world.points("7").await, (100, 0));
    world.refunded(&refund("92", "1", &[("11", 1)])).await;
    assert_eq!(world.points("7").await, (0, 0));
}

#[tokio::test]
async fn a_recorded_refund_is_read() {
    let world = World::with_member().await;
    world.paid(&fixture("orders-paid.json")).await;
    let (before, _) = world.points("7").await;
    world.refunded(&fixture("refunds-create.json")).await;
    let (after, _) = world.points("7").await;
    assert!(850 < after && after < before, "{before} -> {after}");
    world.deliver("orders/cancelled", &fixture("orders-cancelled.json")).await;
    assert_eq!(world.points("7").await, (850, 0));
}

#[tokio::test]
async fn a_refund_that_comes_before_its_order_comes_out_the_same() {
    let world = World::new().await;
    world.join("7").await;
    world.refunded(&refund("90", "1", &[("10", 1)])).await;
    world.paid(&order("1", "7", &[("11", 2, "10.00")])).await;
    assert_eq!(world.points("7").await, (50, 0));
    world.deliver("orders/cancelled", &cancelled("2")).await;
    world.paid(&order("2", "7", &[("11", 2, "10.00")])).await;
    assert_eq!(world.points("7").await, (50, 0));
}

#[tokio::test]
async fn a_cancelled_order_is_worth_nothing_whatever_is_refunded_after() {
    let world = World::with_member().await;
    for _ in 0..2 {
        world.deliver("orders/cancelled", &cancelled("1")).await;
        assert_eq!(world.points("7").await, (0, 0));
    }
    world.refunded(&refund("90", "1", &[("10", 1)])).await;
    assert_eq!(world.points("7").await, (0, 0));
}

#[tokio::test]
async fn a_refund_after_a_redemption_takes_the_balance_below_zero() {
    let world = World::with_member().await;
    world.paid(&order("2", "7", &[("11", 1, "30.00")])).await;
    assert_eq!(world.redeem("7", "r10", "k").await.status, 201);
    assert_eq!(world.points("7").await, (0, 0));
    world.deliver("orders/cancelled", &cancelled("1")).await;
    assert_eq!(world.points("7").await, (-850, 0));
    assert_eq!(world.redeem("7", "any", "k2").await.problem().1, "invalid-document");
    assert_eq!(world.redeem("7", "credit", "k3").await.problem().1, "not-enough-points");
}

#[tokio::test]
async fn a_refund_is_reckoned_by_the_rules_of_its_order() {
    let mut tiered = program();
    tiered["tiers"][0]["multiplier"] = json!("2");
    let world = World::with(tiered.clone()).await;
    world.join("7").await;
    world.paid(&order("1", "7", &[("11", 1, "400.00")])).await;
    world.set_now(NOW + 60);
    let second = changed(order("2", "7", &[("11", 2, "10.00")]), "/created_at", json!(iso(NOW + 60)));
    world.paid(&second).await;
    // Silver since the first order: twice the points.
    assert_eq!(world.points("7").await, (2200, 0));
    // Another program, another year, no tier any more: half of the second order is still 100 points.
    world.set_now(NOW + 3 * 366 * DAY);
    let never = changed(changed(program(), "/earning/points", json!("9")), "/expiry", Value::Null);
    world.operator("PUT", "/v1/program", Some(&never)).await;
    assert_eq!(world.snapshot("7").await["member"]["tier"], Value::Null);
    world.refunded(&refund("90", "2", &[("20", 1)])).await;
    assert_eq!(world.points("7").await, (2100, 0));
}
