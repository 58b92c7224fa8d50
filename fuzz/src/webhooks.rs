//! What Shopify sends: refused as a mistake of the sender's, or kept so that it reads back.

use axum::response::IntoResponse;
use loyalty::Cart;
use perkline_api::Problem;
use perkline_api::doors::{self, PaidOrder};

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
    let _ = Cart::decode(&&order.cart());
}

/// The other topics, each over the same body: the header that names the topic is not signed.
pub(crate) fn webhook(data: &[u8]) {
    for topic in
        ["orders/cancelled", "refunds/create", "products/update", "customers/merge", "app/uninstalled"]
    {
        expected(doors::webhook(topic, data));
    }
    let asked = expected(doors::webhook("customers/data_request", data)).flatten();
    let redacted = expected(doors::webhook("customers/redact", data)).flatten();
    if let (Some(asked), Some(redacted)) = (asked, redacted) {
        assert_eq!(asked.get("customer_id"), redacted.get("customer_id"), "one body is about two customers");
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
