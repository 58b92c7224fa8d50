//! What Shopify sends: orders, refunds and cancellations of the shop.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::NOW;

pub(crate) fn program() -> Value {
    fixture("program.json")
}

pub(crate) fn fixture(name: &str) -> Value {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

/// An order paid now in dollars: lines of product, quantity and unit price. Line ids are `{order}{position}`.
pub(crate) fn order(id: &str, customer: &str, lines: &[(&str, u64, &str)]) -> Value {
    let money = |amount: &str| json!({"amount": amount, "currency_code": "USD"});
    let both = |amount: &str| json!({"shop_money": money(amount), "presentment_money": money(amount)});
    let lines: Vec<Value> = lines
        .iter()
        .enumerate()
        .map(|(position, (product, quantity, price))| {
            json!({"id": format!("{id}{position}").parse::<u64>().unwrap(), "product_id": product.parse::<u64>().unwrap(),
                "variant_id": 1, "quantity": quantity, "gift_card": false, "vendor": "Acme", "price_set": both(price),
                "discount_allocations": []})
        })
        .collect();
    json!({"id": id.parse::<u64>().unwrap(), "created_at": iso(NOW), "currency": "USD", "presentment_currency": "USD",
        "customer": {"id": customer.parse::<u64>().unwrap()}, "note_attributes": [], "discount_codes": [],
        "discount_applications": [], "line_items": lines})
}

/// A refund of so many of some lines, an hour after [`NOW`].
pub(crate) fn refund(id: &str, order: &str, lines: &[(&str, u64)]) -> Value {
    let lines: Vec<Value> = lines
        .iter()
        .map(|(line, quantity)| json!({"line_item_id": line.parse::<u64>().unwrap(), "quantity": quantity}))
        .collect();
    json!({"id": id.parse::<u64>().unwrap(), "order_id": order.parse::<u64>().unwrap(),
        "created_at": iso(NOW + 3600), "refund_line_items": lines})
}

pub(crate) fn cancelled(order: &str) -> Value {
    json!({"id": order.parse::<u64>().unwrap(), "cancelled_at": iso(NOW + 7200)})
}

pub(crate) fn iso(at: i64) -> String {
    jiff::Timestamp::from_second(at).unwrap().to_string()
}

/// The document with one value replaced.
pub(crate) fn changed(mut document: Value, pointer: &str, value: Value) -> Value {
    *document.pointer_mut(pointer).unwrap() = value;
    document
}
