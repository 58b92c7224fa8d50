//! Dice.

use fastrand::Rng;
use num_bigint::BigInt;
use serde_json::{Value, json};

use crate::currency;
use crate::number::money;

pub(super) fn one_in(rng: &mut Rng, sides: u32) -> bool {
    rng.u32(0..sides) == 0
}

/// Null once in so many times.
pub(super) fn or_null(rng: &mut Rng, sides: u32, value: Value) -> Value {
    if one_in(rng, sides) { Value::Null } else { value }
}

/// As likely small as large: 1 to 10^digits.
pub(super) fn magnitude(rng: &mut Rng, digits: u32) -> i64 {
    let most = 10_i64.pow(rng.u32(1..=digits));
    rng.i64(1..=most)
}

/// Each number of decimals as likely as the others, then each currency.
pub(super) fn currency(rng: &mut Rng) -> (&'static str, usize) {
    let decimals = [0, 2, 2, 3, 4][rng.usize(0..5)];
    let alike: Vec<_> = currency::all().filter(|(_, digits)| *digits == decimals).collect();
    alike[rng.usize(0..alike.len())]
}

/// A decimal of `units` with so many decimals.
pub(super) fn decimal(units: i64, decimals: usize) -> String {
    money(&BigInt::from(units), decimals)
}

/// Up to three of the ids "1" to "6"; now and then none at all, which is not the same as null.
pub(super) fn ids(rng: &mut Rng) -> Value {
    let count = if one_in(rng, 20) { 0 } else { rng.usize(1..4) };
    let mut ids: Vec<String> = (0..count).map(|_| rng.u32(1..7).to_string()).collect();
    ids.sort();
    ids.dedup();
    json!(ids)
}

/// A minimum spend: mostly none, now and then unknown.
pub(super) fn minimum(rng: &mut Rng, decimals: usize) -> Value {
    match rng.u32(0..20) {
        0 => json!("unknown"),
        1 => json!("0"),
        2..8 => json!(decimal(magnitude(rng, 7), decimals)),
        _ => Value::Null,
    }
}

/// Some of the program's tiers: mostly all.
pub(super) fn tier_ids(rng: &mut Rng, n_tiers: usize) -> Value {
    if n_tiers == 0 || !one_in(rng, 4) {
        return Value::Null;
    }
    let first = rng.usize(0..=n_tiers);
    json!((first..n_tiers).map(|place| format!("t{place}")).collect::<Vec<_>>())
}
