//! A law: what time brings does not depend on when, or how often, somebody looks.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::periods::{joined, over, told};
use crate::world::{DAY, NOW, World, changed, iso, order, refund};

#[derive(Debug, Clone)]
enum Act {
    Buy {
        price: u32,
    },
    /// Sends one of two items of an earlier order back.
    Return {
        order: prop::sample::Index,
    },
    Look,
}

#[derive(Debug, Clone)]
struct Life {
    program: Value,
    acts: Vec<(i64, Act)>,
}

/// What stands at the end: the member, the entries, and what was told of the tier.
#[derive(Debug, PartialEq)]
struct End {
    member: Value,
    entries: Vec<String>,
    tiers: Vec<(Value, i64)>,
}

fn lives() -> impl Strategy<Value = Life> {
    let act = prop_oneof![
        3 => (50_u32..700).prop_map(|price| Act::Buy { price }),
        1 => any::<prop::sample::Index>().prop_map(|order| Act::Return { order }),
        4 => Just(Act::Look),
    ];
    let period = prop_oneof![
        Just(json!({"kind": "lifetime"})),
        Just(json!({"kind": "calendar_year"})),
        Just(json!({"kind": "anniversary"})),
        (20_u32..400).prop_map(|days| json!({"kind": "rolling", "days": days})),
    ];
    let zone = prop::sample::select(vec!["America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"]);
    let waits = prop::sample::select(vec![0, 14, 200]);
    // Longer than any points wait.
    let kinds = prop::sample::select(vec!["inactivity", "age"]);
    let expiry = prop_oneof![
        Just(Value::Null),
        (kinds, 20_u32..400).prop_map(|(kind, days)| json!({"kind": kind, "days": days})),
    ];
    let acts = prop::collection::vec((0..1_500 * DAY, act), 1..14);
    (period, zone, waits, expiry, acts).prop_map(|(period, zone, waits, expiry, mut acts)| {
        acts.sort_by_key(|(after, _)| *after);
        let mut program = changed(over(&period, zone), "/posting/after_days", json!(waits));
        program["expiry"] = expiry;
        program["tiers"][0]["multiplier"] = json!("1.5");
        program["tiers"][1]["multiplier"] = json!("2");
        Life { program, acts }
    })
}

async fn lived(life: &Life, looks: bool) -> End {
    let world = joined(life.program.clone(), NOW).await;
    let mut orders = 0_usize;
    for (turn, (after, act)) in life.acts.iter().enumerate() {
        let now = NOW + after;
        world.set_now(now);
        match act {
            Act::Buy { price } => {
                orders += 1;
                let paid = order(&orders.to_string(), "7", &[("11", 2, &format!("{price}.00"))]);
                world.paid(&changed(paid, "/created_at", json!(iso(now)))).await;
            }
            Act::Return { order } if orders > 0 => {
                let order = (order.index(orders) + 1).to_string();
                let back = refund(&format!("9{turn}"), &order, &[(&format!("{order}0"), 1)]);
                world.refunded(&changed(back, "/created_at", json!(iso(now)))).await;
            }
            Act::Look if looks => drop(world.snapshot("7").await),
            _ => {}
        }
    }
    end(&world).await
}

async fn end(world: &World) -> End {
    world.set_now(NOW + 3_000 * DAY);
    let member = world.snapshot("7").await["member"].clone();
    let told_entries = world.events().await.into_iter().filter(|event| event["kind"] == "entry.recorded");
    let mut entries: Vec<String> = told_entries
        .map(|event| {
            let data = &event["data"];
            let named =
                ["kind", "state", "points", "cause", "occurred_at"].map(|name| data[name].to_string());
            named.join(" ")
        })
        .collect();
    entries.sort();
    End { member, entries, tiers: told(world).await }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn looking_often_or_once_ends_the_same(life in lives()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let often = runtime.block_on(lived(&life, true));
        let once = runtime.block_on(lived(&life, false));
        prop_assert_eq!(often, once);
    }
}
