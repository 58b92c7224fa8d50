//! What the hundred thousand questions of `corpus.rs` ask about: counted, not hoped for.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may fail where it stands, and its counts are worth reading"
)]

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// The seeds and the length of `corpus.rs`.
const SEEDS: std::ops::RangeInclusive<u64> = 1..=4;

const QUESTIONS_A_SEED: usize = 25_000;

/// How many questions must have each trait.
const LEAST: usize = 100;

/// A list, its members' key, and values of it of which each must occur; null is unknown or none, whichever the contract says.
const VALUES: &[(&str, &str, &[&str])] = &[
    ("/program", "/earning/rounding", &["\"floor\"", "\"nearest\"", "\"ceil\"", "null"]),
    ("/program", "/qualification/basis", &["\"points\"", "\"spend\"", "\"orders\"", "null"]),
    ("/program", "/earning", &["null"]),
    ("/program", "/earning/points", &["null"]),
    ("/program", "/earning/per", &["null"]),
    ("/program", "/earning/exclude/gift_cards", &["true", "false", "null"]),
    ("/program/campaigns/0", "/minimum_spend", &["\"unknown\"", "\"0\"", "null"]),
    ("/program/campaigns/0", "/product_ids", &["null", "[]"]),
    ("/program/campaigns/0", "/tier_ids", &["null"]),
    ("/program/campaigns/0", "/starts_at", &["null"]),
    ("/program/campaigns/0", "/ends_at", &["null"]),
    ("/program/tiers/0", "/threshold", &["null"]),
    ("/program/tiers/0", "/multiplier", &["\"1\"", "null"]),
    ("/program/rewards/0", "/minimum_spend", &["\"unknown\"", "\"0\"", "null"]),
    ("/program/rewards/0", "/points", &["null"]),
    ("/program/rewards/0", "/enabled", &["false"]),
    ("/member", "", &["null"]),
    ("/member", "/state", &["\"member\"", "\"candidate\"", "\"excluded\"", "null"]),
    ("/member", "/points/available", &["null"]),
    ("/member", "/qualifying", &["null"]),
    ("/member", "/qualifying/now", &["null"]),
    ("/member", "/qualifying/to_keep", &["null"]),
    ("/member", "/tier", &["null"]),
    ("/member", "/tier/id", &["\"retired\"", "null"]),
    ("/member/vouchers/0", "/code", &["null"]),
    ("/member/vouchers/0", "/minimum_spend", &["\"unknown\"", "\"0\"", "null"]),
    ("/cart", "", &["null"]),
    ("/cart", "/rate", &["\"0.0001\"", "\"20000\"", "null"]),
    ("/cart", "/cart_discount_percent", &["\"100\"", "null"]),
    ("/cart/lines/0", "/gift_card", &["true", "false", "null"]),
    ("/cart/lines/0", "/product_id", &["null"]),
    ("/cart/lines/0", "/variant_id", &["null"]),
    ("/cart/lines/0", "/product_type", &["null"]),
    ("/cart/lines/0", "/vendor", &["null"]),
];

/// Lists that must be there and hold something.
const FILLED: [&str; 7] = [
    "/program/earning/exclude/product_ids",
    "/program/earning/exclude/variant_ids",
    "/program/earning/exclude/product_types",
    "/program/earning/exclude/vendors",
    "/program/campaigns/0/product_ids",
    "/program/campaigns/0/tier_ids",
    "/program/campaigns",
];

/// Numbers, also as decimal strings, that must stand there and be above nothing.
const ABOVE_NOTHING: [&str; 8] = [
    "/program/campaigns/0/minimum_spend",
    "/program/campaigns/0/bonus_points",
    "/program/campaigns/1/bonus_points",
    "/program/rewards/0/minimum_spend",
    "/program/rewards/0/points_range/min",
    "/member/vouchers/0/minimum_spend",
    "/cart/cart_discount_minor",
    "/cart/cart_discount_percent",
];

const ANOTHER_CURRENCY: &str = "a cart in another currency than the shop's";

type Counts = BTreeMap<String, usize>;

#[test]
fn the_questions_ask_about_everything() {
    let mut counts: Counts = expected().into_iter().map(|what| (what, 0)).collect();
    let (mut shops, mut carts) = (BTreeSet::new(), BTreeSet::new());
    for question in SEEDS.flat_map(|seed| checker::corpus::questions(seed, QUESTIONS_A_SEED)) {
        for what in BTreeSet::from_iter(traits(&question)) {
            if let Some(count) = counts.get_mut(&what) {
                *count += 1;
            }
        }
        shops.insert(text(&question, "/program/currency"));
        carts.insert(text(&question, "/cart/currency"));
    }
    println!("{counts:#?}");
    let rare: Counts = counts.into_iter().filter(|(_, count)| *count < LEAST).collect();
    assert!(rare.is_empty(), "too rare: {rare:#?}");
    let all: BTreeSet<String> = checker::corpus::currencies().map(str::to_owned).collect();
    carts.remove("");
    assert_eq!((&shops, &carts), (&all, &all));
}

/// Every trait that `traits` has to find.
fn expected() -> Vec<String> {
    let values = VALUES
        .iter()
        .flat_map(|(whole, key, values)| values.iter().map(move |value| format!("{whole}{key} is {value}")));
    let filled = FILLED.iter().map(|list| format!("{list} is filled"));
    let above = ABOVE_NOTHING.iter().map(|place| format!("{place} is above nothing"));
    let rates = (-4..=4).map(|power| format!("a rate from 1e{power}"));
    let prices = (0..=12).map(|power| format!("a price from 1e{power}"));
    let lines = [1, 2, 5, 10, 50, 100, 500].map(|least| format!("{least} lines and more"));
    let exact =
        ["exactly 500 lines", "exactly 1 line", "a price of nothing", ANOTHER_CURRENCY].map(str::to_owned);
    values.chain(filled).chain(above).chain(rates).chain(prices).chain(lines).chain(exact).collect()
}

fn traits(question: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for (whole, key, _) in VALUES {
        let Some(whole_value) = question.pointer(whole) else { continue };
        if whole_value.is_null() && !key.is_empty() {
            continue;
        }
        let value = whole_value.pointer(key).unwrap_or(&Value::Null);
        found.push(format!("{whole}{key} is {value}"));
    }
    for list in FILLED {
        if question.pointer(list).and_then(Value::as_array).is_some_and(|list| !list.is_empty()) {
            found.push(format!("{list} is filled"));
        }
    }
    for place in ABOVE_NOTHING {
        if question.pointer(place).and_then(number).is_some_and(|number| number > 0.0) {
            found.push(format!("{place} is above nothing"));
        }
    }
    let (shop, cart) = (text(question, "/program/currency"), text(question, "/cart/currency"));
    if !cart.is_empty() && cart != shop {
        found.push(ANOTHER_CURRENCY.to_owned());
    }
    if let Ok(rate) = text(question, "/cart/rate").parse::<f64>() {
        found.push(format!("a rate from 1e{}", rate.log10().floor()));
    }
    let lines = question.pointer("/cart/lines").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    for line in lines {
        let price = line["price_minor"].as_u64().unwrap();
        found.push(
            price
                .checked_ilog10()
                .map_or("a price of nothing".into(), |power| format!("a price from 1e{power}")),
        );
    }
    found.extend(
        [1, 2, 5, 10, 50, 100, 500]
            .iter()
            .filter(|least| lines.len() >= **least)
            .map(|least| format!("{least} lines and more")),
    );
    match lines.len() {
        1 => found.push("exactly 1 line".to_owned()),
        500 => found.push("exactly 500 lines".to_owned()),
        _ => {}
    }
    found
}

fn number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_str()?.parse().ok())
}

fn text(question: &Value, place: &str) -> String {
    question.pointer(place).and_then(Value::as_str).unwrap_or_default().to_owned()
}
