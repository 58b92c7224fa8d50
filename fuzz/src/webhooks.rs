//! What Shopify sends: refused as a mistake of the sender's, or kept so that it reads back.

use axum::response::IntoResponse;
use loyalty::Cart;
use perkline_api::Problem;
use perkline_api::doors::{self, PaidOrder};
use serde_json::Value;

/// `orders/paid`: what is kept, the cart it was, and what is left of it after a return.
pub(crate) fn order(data: &[u8]) {
    let Some(order) = expected(PaidOrder::received(data)).flatten() else { return };
    check(&order);
    for returned in [0, 1, 2, u64::MAX] {
        let left = order.without(returned);
        left.iter().for_each(check);
        assert!(returned < u64::MAX || left.is_none(), "everything went back, and something is left");
    }
}

fn check(order: &PaidOrder) {
    let kept = order.kept().expect("an order can be kept");
    assert_eq!(PaidOrder::read(&kept).as_ref(), Some(order), "it reads back as another one: {kept}");
    // Whatever the order, its cart is taken or refused.
    let _ = Cart::decode(&order.cart());
}

/// The other topics, each over the same body.
pub(crate) fn webhook(data: &[u8]) {
    for topic in ["orders/cancelled", "refunds/create", "products/update", "app/uninstalled"] {
        expected(doors::webhook(topic, data));
    }
    let people = "customers/update";
    let Some(kept) = expected(doors::webhook(people, data)).flatten() else { return };
    only_ids(&kept, true);
    let again = expected(doors::webhook(people, kept.to_string().as_bytes())).flatten();
    assert_eq!(again, Some(kept), "ids are all that is left, and nothing of them is lost");
}

/// No text stands where no id may. `named`: the name above says that ids stand here.
fn only_ids(kept: &Value, named: bool) {
    match kept {
        Value::Object(members) => {
            for (name, value) in members {
                only_ids(value, name == "id" || name.ends_with("_id") || name.starts_with("orders_"));
            }
        }
        Value::Array(elements) => elements.iter().for_each(|value| only_ids(value, named)),
        Value::String(text) => assert!(named, "kept of a person: {text}"),
        _ => {}
    }
}

/// What was read; a refusal must be the sender's mistake.
fn expected<T>(read: Result<T, Problem>) -> Option<T> {
    match read {
        Ok(read) => Some(read),
        Err(problem) => {
            let status = problem.clone().into_response().status();
            assert!(status.is_client_error(), "{status}: {problem}");
            None
        }
    }
}
