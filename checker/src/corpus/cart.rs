//! A cart.

use fastrand::Rng;
use serde_json::{Value, json};

use super::Scale;
use super::chance::{currency, decimal, magnitude, one_in, or_null};

const LINES_MOST: usize = 500;

const PRICE_MOST_MINOR: i64 = 1_000_000_000_000;

pub(super) fn cart(rng: &mut Rng, scale: &Scale) -> Value {
    let (code, _) = if one_in(rng, 2) { scale.currency } else { currency(rng) };
    let n_lines = match rng.u32(0..200) {
        0 if one_in(rng, 4) => LINES_MOST,
        0 => rng.usize(100..=LINES_MOST),
        1..5 => rng.usize(10..100),
        5 => 0,
        _ => rng.usize(1..6),
    };
    let most_digits = if one_in(rng, 30) { 12 } else { 7 };
    let lines: Vec<Value> = (0..n_lines).map(|_| line(rng, most_digits)).collect();
    let discount = if one_in(rng, 3) { magnitude(rng, most_digits) } else { 0 };
    let percent = match rng.u32(0..8) {
        0 => decimal(rng.i64(0..=1_000_000_000), 6),
        1 => decimal(rng.i64(0..=100_000_000), 6),
        2 => "100".to_owned(),
        3..5 => rng.i64(0..100).to_string(),
        _ => decimal(rng.i64(0..=100_000), 3),
    };
    let codes: Vec<String> = (0..3)
        .filter_map(|place| match rng.u32(0..8) {
            0 => Some(format!("c{place}")),
            1 => Some(format!("C{place}")),
            _ => None,
        })
        .collect();
    json!({
        "currency": code, "rate": rate(rng), "cart_discount_minor": discount,
        "cart_discount_percent": if one_in(rng, 3) { json!(percent) } else { Value::Null },
        "discount_codes": codes, "lines": lines,
    })
}

/// 0.0001 to 20,000 with up to nine decimals.
fn rate(rng: &mut Rng) -> Value {
    match rng.u32(0..30) {
        0 => Value::Null,
        1 => json!("0.0001"),
        2 => json!("20000"),
        3..8 => json!(rng.i64(1..20_000).to_string()),
        8..20 => json!(decimal(rng.i64(100_000_000..9_999_999_999), 9)),
        _ => json!(decimal(magnitude(rng, 8) + 100, 6)),
    }
}

fn line(rng: &mut Rng, most_digits: u32) -> Value {
    let price_minor = match rng.u32(0..4_000) {
        0 => PRICE_MOST_MINOR,
        1..200 => 0,
        _ => magnitude(rng, most_digits),
    };
    let (product_id, variant_id) = (json!(rng.u32(1..7).to_string()), json!(rng.u32(1..7).to_string()));
    let gift_card = json!(one_in(rng, 12));
    let product_type = json!(["Tea", "Mug"][rng.usize(0..2)]);
    let vendor = json!(["Acme", "Bolt", "Core"][rng.usize(0..3)]);
    json!({
        "product_id": or_null(rng, 80, product_id), "variant_id": or_null(rng, 80, variant_id),
        "quantity": rng.i64(1..4), "price_minor": price_minor, "gift_card": or_null(rng, 80, gift_card),
        "product_type": or_null(rng, 60, product_type), "vendor": or_null(rng, 60, vendor),
    })
}
