//! The people a merchant can look through in the theme editor: what the API says of each, as
//! `theme-snippets/assets/perkline-previews.json` keeps it.
//!
//! `PERKLINE_WRITE=1 cargo test -p perkline-api previews` writes the file; without it, the file has to be what it would
//! write. Whoever shows a preview moves its instants (`as_of`, `at` and every `*_at`) by now - `as_of`.

use std::path::{Path, PathBuf};

use loyalty::{Cart, Snapshot, answer};
use serde_json::{Map, Value, json};

use crate::world::{DAY, NOW, World, changed, fixture, iso, order};

/// 11 December 2026: the year, and with it a tier, ends in three weeks.
const AS_OF: i64 = NOW + 20 * DAY;

/// Somebody, by what they spent and when, and how much of it they turned into store credit.
struct Persona {
    name: &'static str,
    orders: &'static [(i64, &'static str)],
    credits: usize,
    /// What leads without a cart, and with $10 in it.
    leads: [&'static str; 2],
}

const PERSONAS: [Persona; 5] = [
    Persona { name: "guest", orders: &[], credits: 0, leads: ["join", "join"] },
    Persona { name: "near", orders: &[(40, "170.00")], credits: 0, leads: ["reach_reward", "reach_reward"] },
    Persona { name: "ready", orders: &[(40, "214.00")], credits: 0, leads: ["redeem_now", "redeem_now"] },
    Persona { name: "top", orders: &[(90, "1030.00")], credits: 4, leads: ["reach_reward", "reach_reward"] },
    Persona {
        name: "lapsing",
        orders: &[(380, "424.00"), (60, "380.00")],
        credits: 3,
        leads: ["keep_tier", "keep_tier"],
    },
];

#[tokio::test]
async fn the_editors_previews_are_what_the_api_says() {
    let mut previews = Map::new();
    for persona in &PERSONAS {
        previews.insert(persona.name.to_owned(), snapshot_of(persona).await);
    }
    let previews = Value::Object(previews);
    if std::env::var_os("PERKLINE_WRITE").is_some() {
        std::fs::write(file(), format!("{previews:#}\n")).unwrap();
    }
    assert_eq!(kept(), previews, "PERKLINE_WRITE=1 cargo test -p perkline-api previews");
}

/// Whenever the editor is opened, the same sentence leads.
#[test]
fn the_previews_hold_at_any_time() {
    let cart = json!({"currency": "USD", "lines": [{"product_id": "1", "variant_id": "1", "quantity": 1,
        "price_minor": 1000, "gift_card": false, "product_type": "Tea", "vendor": "Acme"}]});
    let cart = Cart::decode(&&cart).unwrap();
    for persona in &PERSONAS {
        for days in [0, 1, 200, 5000] {
            let mut document = kept()[persona.name].clone();
            move_instants(&mut document, days * DAY);
            let Snapshot { as_of, program, member } = Snapshot::decode(&&document).unwrap();
            assert_eq!(as_of, AS_OF + days * DAY);
            let leads = [None, cart.as_ref()].map(|cart| {
                let nudges = answer(&program, member.as_ref(), cart, as_of).nudges;
                nudges.first().map_or("none", |nudge| nudge.kind().name())
            });
            assert_eq!(leads, persona.leads, "{} after {days} days", persona.name);
        }
    }
}

async fn snapshot_of(persona: &Persona) -> Value {
    let world = World::with(fixture("previews-program.json")).await;
    let customer = if persona.orders.is_empty() { "" } else { "7" };
    let (Some((first, _)), true) = (persona.orders.first(), !customer.is_empty()) else {
        world.set_now(AS_OF);
        return world.snapshot(customer).await;
    };
    world.set_now(AS_OF - first * DAY);
    world.join(customer).await;
    for (n, (days_ago, total)) in persona.orders.iter().enumerate() {
        world.set_now(AS_OF - days_ago * DAY);
        let placed = order(&format!("{}", n + 1), customer, &[("11", 1, total)]);
        world.paid(&changed(placed, "/created_at", json!(iso(world.now())))).await;
    }
    for n in 0..persona.credits {
        assert_eq!(world.redeem(customer, "credit", &format!("credit-{n}")).await.status, 201);
    }
    world.set_now(AS_OF);
    world.snapshot(customer).await
}

fn kept() -> Value {
    serde_json::from_str(&std::fs::read_to_string(file()).unwrap()).unwrap()
}

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../theme-snippets/assets/perkline-previews.json")
}

fn move_instants(value: &mut Value, by: i64) {
    match value {
        Value::Object(members) => {
            for (key, inner) in members {
                match inner.as_i64() {
                    Some(at) if key == "as_of" || key == "at" || key.ends_with("_at") => {
                        *inner = (at + by).into();
                    }
                    _ => move_instants(inner, by),
                }
            }
        }
        Value::Array(elements) => elements.iter_mut().for_each(|inner| move_instants(inner, by)),
        _ => {}
    }
}
