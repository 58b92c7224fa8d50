//! What the widget's test build is asked of `/cart.js`, asked natively: the API never reads that document.

use loyalty::{Cart, Refusal, Request, answer};
use serde_json::{Value, json};

/// Answers a guest who has this `/cart.js`; the request's own cart is not looked at. A refusal is
/// `{"error": {"path", "message"}}`.
pub fn answer_shopify(request: &str, cart_js: &str, rate: Option<&str>) -> String {
    let answered = read(request).and_then(|request| {
        let Request { program, now, .. } = Request::decode(&&request)?;
        let cart = Cart::from_shopify(&&read(cart_js)?, rate)?;
        Ok(serde_json::to_string(&answer(&program, None, cart.as_ref(), now)).unwrap_or_default())
    });
    answered.unwrap_or_else(|Refusal { path, message }| {
        json!({"error": {"path": path, "message": message}}).to_string()
    })
}

fn read(text: &str) -> Result<Value, Refusal> {
    serde_json::from_str(text).map_err(|_| Refusal { path: String::new(), message: "is not JSON".to_owned() })
}
