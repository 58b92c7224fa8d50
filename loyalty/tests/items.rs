//! `<perk-product>`: what an item earns and what it reaches.

#![cfg(feature = "serde")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail where it stands"
)]

mod support;

use loyalty::{Item, Reaches, Request, item, item_messages};
use serde_json::{Value, json};
use support::merge;

const BASE: &str = include_str!("situations/base.json");

/// A $10 tea, as Liquid prints it.
fn tea(change: &Value) -> Value {
    let tea = json!({"product_id": "2", "variant_id": "22", "price_hundredths": "1000", "currency": "USD",
        "gift_card": "false", "product_type": "Tea", "vendor": "Acme"});
    merge(&tea, change)
}

fn ask(changes: &[&Value], facts: &Value) -> (Option<u64>, Option<String>, Vec<&'static str>) {
    let base: Value = serde_json::from_str(BASE).unwrap();
    let request = changes.iter().fold(base, |request, change| merge(&request, change));
    let Request { program, member, cart, now } = Request::decode(&&request).unwrap();
    let given = item(&program, member.as_ref(), cart.as_ref(), &Item::decode(&facts).unwrap(), now);
    let keys = item_messages(&given, &program).iter().map(|message| message.key).collect();
    let reaches = given.reaches.map(|reaches| match reaches {
        Reaches::Reward { reward_id } => reward_id,
        Reaches::Tier { tier_id } => tier_id,
    });
    (given.points, reaches, keys)
}

const EARNS: &str = "item.earns";

#[test]
fn what_an_item_earns() {
    let double =
        json!({"program": {"campaigns": [{"id": "c", "multiplier": "2", "minimum_spend": "15.00"}]}});
    let gold = json!({"program": {"tiers": [{"id": "gold", "name": "Gold", "threshold": "1000", "multiplier": "1.5"}]},
        "member": {"tier": {"id": "gold"}}});
    let exclude_mugs = json!({"program": {"earning": {"exclude": {"product_types": ["Mug"]}}}});
    let cases = [
        ("five points a dollar", json!({}), json!({}), Some(50)),
        ("without a cart", json!({"cart": null}), json!({}), Some(50)),
        (
            "a price in minor units",
            json!({}),
            json!({"price_hundredths": null, "price_minor": 1500}),
            Some(75),
        ),
        ("three of it", json!({}), json!({"quantity": 3}), Some(150)),
        ("two of it, as an attribute says it", json!({}), json!({"quantity": "2"}), Some(100)),
        ("with the cart it starts a campaign, and that is its doing", double, json!({}), Some(150)),
        ("Gold earns half as much again", gold, json!({}), Some(75)),
        (
            "a share of the cart's discount",
            json!({"cart": {"cart_discount_percent": "10"}}),
            json!({}),
            Some(45),
        ),
        ("a gift card earns nothing", json!({}), json!({"gift_card": "true"}), Some(0)),
        ("whether it is a gift card is unknown", json!({}), json!({"gift_card": null}), None),
        ("its type is unknown and matters", exclude_mugs.clone(), json!({"product_type": null}), None),
        ("its vendor is unknown and does not", exclude_mugs, json!({"vendor": null}), Some(50)),
        ("a guest", json!({"member": null}), json!({}), Some(50)),
        ("a candidate", json!({"member": {"state": "candidate"}}), json!({}), Some(50)),
        ("the excluded", json!({"member": {"state": "excluded"}}), json!({}), None),
        ("nobody knows whether they take part", json!({"member": {"state": null}}), json!({}), None),
        ("the cart is in another currency", json!({}), json!({"currency": "EUR", "rate": "0.92"}), None),
        (
            "no cart, another currency and its rate",
            json!({"cart": null}),
            json!({"currency": "EUR", "rate": "0.92"}),
            Some(54),
        ),
        ("no cart, another currency, no rate", json!({"cart": null}), json!({"currency": "EUR"}), None),
        (
            "no cart, yen in hundredths",
            json!({"cart": null}),
            json!({"currency": "JPY", "rate": "150", "price_hundredths": "150000"}),
            Some(50),
        ),
        (
            "the cart's spend is unknown",
            json!({"cart": {"lines": [{"gift_card": null, "price_minor": 100}]}}),
            json!({}),
            None,
        ),
        ("what a cart earns is unknown", json!({"program": {"earning": null}}), json!({}), None),
    ];
    for (name, change, facts, points) in cases {
        let far_from_rewards = json!({"member": {"points": {"available": 100}}});
        let (given, reaches, keys) = ask(&[&far_from_rewards, &change], &tea(&facts));
        assert_eq!((given, reaches), (points, None), "{name}");
        let expected: &[&str] = if points.is_some_and(|points| points > 0) { &[EARNS] } else { &[] };
        assert_eq!(keys, expected, "{name}");
    }
}

#[test]
fn what_an_item_reaches() {
    let tiers = |basis: &str, now: &str, cart: Value| {
        json!({"program": {"qualification": {"basis": basis}, "tiers": [{"id": "silver", "name": "Silver", "threshold": "500"}]},
            "member": {"qualifying": {"now": now}}, "cart": cart})
    };
    let available = |points: i64| json!({"member": {"points": {"available": points}}});
    let both = merge(&tiers("points", "400", json!({})), &available(900));
    let cases = [
        ("a reward, exactly", available(900), Some("r10"), vec![EARNS, "item.reaches_reward"]),
        ("a point short", available(899), None, vec![EARNS]),
        ("the cart alone reaches it", available(950), None, vec![EARNS]),
        (
            "a tier by points",
            tiers("points", "400", json!({})),
            Some("silver"),
            vec![EARNS, "item.reaches_tier"],
        ),
        (
            "a tier by spend",
            tiers("spend", "480.00", json!({})),
            Some("silver"),
            vec![EARNS, "item.reaches_tier"],
        ),
        (
            "a tier by orders: the cart alone is an order",
            tiers("orders", "499", json!({})),
            None,
            vec![EARNS],
        ),
        (
            "a tier by orders: without a cart it makes one",
            tiers("orders", "499", Value::Null),
            Some("silver"),
            vec![EARNS, "item.reaches_tier"],
        ),
        ("a reward before a tier", both, Some("r10"), vec![EARNS, "item.reaches_reward"]),
        (
            "a tier by spend though its points are unknown",
            merge(&tiers("spend", "480.00", json!({})), &json!({"program": {"earning": {"rounding": "?"}}})),
            Some("silver"),
            vec!["item.reaches_tier"],
        ),
        ("a guest reaches nothing", json!({"member": null}), None, vec![EARNS]),
    ];
    for (name, change, reaches, keys) in cases {
        let (_, given, said) = ask(&[&change], &tea(&json!({})));
        assert_eq!((given.as_deref(), said), (reaches, keys), "{name}");
    }
}

#[test]
fn an_item_has_exactly_one_price_and_says_what_is_wrong() {
    let cases = [
        (json!({"price_hundredths": null}), "/price_minor"),
        (json!({"price_minor": 1000}), "/price_hundredths"),
        (json!({"price_hundredths": "10.50"}), "/price_hundredths"),
        (json!({"price_hundredths": "-1"}), "/price_hundredths"),
        (json!({"price_hundredths": 1.5}), "/price_hundredths"),
        (json!({"price_hundredths": "100000000000000", "currency": "KWD"}), "/price_hundredths"),
        (json!({"quantity": "two"}), "/quantity"),
        (json!({"price_hundredths": null, "price_minor": 1_000_000_000_000_u64, "quantity": 2}), "/quantity"),
        (json!({"gift_card": "yes"}), "/gift_card"),
        (json!({"currency": "usd"}), "/currency"),
        (json!({"product_id": 7}), "/product_id"),
        (json!({"rate": "0"}), "/rate"),
    ];
    for (change, path) in cases {
        assert_eq!(Item::decode(&&tea(&change)).unwrap_err().path, path, "{change}");
    }
}
