//! A law: the balance is the sum of the entries, and it does not depend on the order in which webhooks arrive, nor on how
//! often they do, nor on when the customer joined.
//!
//! Not among the programs here are those whose tiers multiply: what an order earns there depends on the tier the shopper
//! held, and was told, when it arrived.

use proptest::prelude::*;
use serde_json::Value;

use crate::world::{World, cancelled, order, refund};

#[derive(Debug, Clone)]
struct Step {
    topic: &'static str,
    body: Value,
}

/// Orders of two lines, some refunded in part, some twice, some cancelled.
fn steps() -> impl Strategy<Value = Vec<Step>> {
    let one = (1_u64..40, 1_u64..9_000, prop::bool::ANY, 0_u64..4, 0_u64..4, prop::bool::weighted(0.2));
    prop::collection::vec(one, 1..4).prop_map(|orders| {
        let mut steps = Vec::new();
        for (index, (quantity, cents, second, first_back, then_back, is_cancelled)) in
            orders.into_iter().enumerate()
        {
            let id = (index + 1).to_string();
            let price = format!("{}.{:02}", cents / 100, cents % 100);
            let lines = [("11", quantity, price.as_str()), ("12", 1, "7.77")];
            let shown = if second { &lines[..] } else { &lines[..1] };
            steps.push(Step { topic: "orders/paid", body: order(&id, "7", shown) });
            for (turn, back) in [first_back, then_back].into_iter().enumerate().filter(|(_, back)| *back > 0)
            {
                let body = refund(&format!("9{index}{turn}"), &id, &[(&format!("{id}0"), back)]);
                steps.push(Step { topic: "refunds/create", body });
            }
            if is_cancelled {
                steps.push(Step { topic: "orders/cancelled", body: cancelled(&id) });
            }
        }
        steps
    })
}

async fn balance_after(steps: &[Step], joins_after: usize) -> (i64, i64) {
    let world = World::new().await;
    for (index, step) in steps.iter().enumerate() {
        if index == joins_after {
            world.join("7").await;
        }
        assert_eq!(world.deliver(step.topic, &step.body).await.status, 200);
    }
    world.join("7").await;
    let told: i64 = world
        .events()
        .await
        .iter()
        .filter(|event| event["kind"] == "entry.recorded")
        .map(|event| event["data"]["points"].as_i64().unwrap())
        .sum();
    let points = world.points("7").await;
    assert_eq!(points, (told, 0), "the balance is the sum of the entries");
    points
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_balance_does_not_depend_on_arrival(
        (told, shuffled) in steps().prop_flat_map(|steps| {
            let twice: Vec<Step> = steps.iter().chain(&steps).cloned().collect();
            (Just(steps), Just(twice).prop_shuffle())
        }),
        joins_after in 0_usize..8,
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let in_order = runtime.block_on(balance_after(&told, 0));
        let as_it_came = runtime.block_on(balance_after(&shuffled, joins_after));
        prop_assert_eq!(in_order, as_it_came);
    }
}
