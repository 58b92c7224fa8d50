//! What keeps a code out of a cart, as far as that is known before it is tried.

#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail where it stands")]

mod support;

use loyalty::{Hindrance, Request, reward_hindrance, voucher_hindrance};
use serde_json::{Value, json};
use support::merge;

const BASE: &str = include_str!("situations/base.json");

/// The acceptance case with these rewards and vouchers, and these codes in the $10 cart.
fn request(rewards: &Value, vouchers: &Value, codes: &Value) -> Request {
    let base: Value = serde_json::from_str(BASE).unwrap();
    let change = json!({"program": {"rewards": rewards}, "member": {"vouchers": vouchers},
        "cart": {"discount_codes": codes}});
    Request::decode(&&merge(&base, &change)).unwrap()
}

fn text(hindrance: Option<Hindrance>) -> String {
    match hindrance {
        None => "none".into(),
        Some(Hindrance::Minimum(money)) => money.to_decimal(),
        Some(Hindrance::Combination) => "combination".into(),
    }
}

fn of_reward(reward: &Value, codes: &Value) -> String {
    let wanted = merge(&json!({"id": "r", "title": "Reward", "kind": "amount_off", "points": 100}), reward);
    let ship = json!({"id": "ship", "title": "Free shipping", "kind": "free_shipping", "points": 100});
    let vouchers = json!([
        {"id": "v1", "reward_id": "ship", "title": "Free shipping", "code": "PERK-SHIP", "combines_with": ["order"]},
        {"id": "v2", "reward_id": "ship", "title": "Free shipping", "code": "PERK-ALONE", "combines_with": []},
        {"id": "v3", "reward_id": "gone", "title": "Gone", "code": "PERK-GONE", "combines_with": ["order"]},
        {"id": "v4", "reward_id": "ship", "title": "Free shipping", "combines_with": []},
    ]);
    let request = request(&json!([wanted, ship]), &vouchers, codes);
    let Request { program, member, cart, now } = &request;
    text(reward_hindrance(
        program,
        member.as_ref().unwrap(),
        cart.as_ref().unwrap(),
        &program.rewards[0],
        *now,
    ))
}

#[test]
fn what_keeps_a_reward_out() {
    for (name, reward, codes, expected) in [
        ("nothing", json!({}), json!([]), "none"),
        ("a cart at the minimum", json!({"minimum_spend": "10.00"}), json!([]), "none"),
        ("a cart one cent below it", json!({"minimum_spend": "10.01"}), json!([]), "10.01"),
        ("an unknown minimum is tried", json!({"minimum_spend": "unknown"}), json!([]), "none"),
        (
            "credit is no code",
            json!({"kind": "store_credit", "minimum_spend": "99.00"}),
            json!(["X"]),
            "none",
        ),
        ("a stranger's code, and it stands alone", json!({}), json!(["WELCOME"]), "combination"),
        (
            "a stranger's code, of any class",
            json!({"combines_with": ["shipping"]}),
            json!(["WELCOME"]),
            "none",
        ),
        ("both let each other", json!({"combines_with": ["shipping"]}), json!(["perk-ship"]), "none"),
        (
            "it does not let the other",
            json!({"combines_with": ["order"]}),
            json!(["PERK-SHIP"]),
            "combination",
        ),
        (
            "the other does not let it",
            json!({"combines_with": ["shipping"]}),
            json!(["PERK-ALONE"]),
            "combination",
        ),
        (
            "another class than the other lets",
            json!({"kind": "free_product", "combines_with": ["shipping"]}),
            json!(["PERK-SHIP"]),
            "combination",
        ),
        (
            "of two codes the second",
            json!({"combines_with": ["shipping"]}),
            json!(["PERK-SHIP", "PERK-ALONE"]),
            "combination",
        ),
        (
            "a voucher of a reward that is gone",
            json!({"combines_with": ["shipping"]}),
            json!(["PERK-GONE"]),
            "none",
        ),
        (
            "an unknown kind",
            json!({"kind": "riddle", "combines_with": ["shipping"]}),
            json!(["PERK-SHIP"]),
            "none",
        ),
        ("the minimum is said first", json!({"minimum_spend": "20.00"}), json!(["WELCOME"]), "20.00"),
    ] {
        assert_eq!(of_reward(&reward, &codes), expected, "{name}");
    }
}

#[test]
fn a_voucher_in_the_cart_is_not_kept_out() {
    let rewards = json!([{"id": "r", "title": "Reward", "kind": "amount_off", "points": 100}]);
    let vouchers =
        json!([{"id": "v", "reward_id": "r", "title": "Reward", "code": "PERK-1", "minimum_spend": "50.00"}]);
    for (codes, expected) in [(json!(["perk-1"]), "none"), (json!([]), "50.00")] {
        let Request { program, member, cart, now } = request(&rewards, &vouchers, &codes);
        let (member, cart) = (member.unwrap(), cart.unwrap());
        assert_eq!(text(voucher_hindrance(&program, &member, &cart, &member.vouchers[0], now)), expected);
    }
}

#[test]
fn an_unknown_spend_is_tried() {
    let base: Value = serde_json::from_str(BASE).unwrap();
    let change = json!({"program": {"rewards": [{"id": "r", "title": "Reward", "kind": "amount_off", "points": 1,
        "minimum_spend": "50.00"}]}, "cart": {"currency": "EUR", "rate": null}});
    let Request { program, member, cart, now } = Request::decode(&&merge(&base, &change)).unwrap();
    let hindrance = reward_hindrance(&program, &member.unwrap(), &cart.unwrap(), &program.rewards[0], now);
    assert_eq!(hindrance, None);
}
