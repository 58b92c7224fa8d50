//! Test-only exports: the same requests through the page's own door and words, so that one suite holds page and server
//! together. Not in the shipped bundle.

use loyalty::{Cart, Message, Refusal, Request, answer as reckon, message};
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;

use crate::allocator::live_bytes as allocated;
use crate::door::Tree;
use crate::words;

/// Answers a request as `POST /v1/nudges` does; a refusal is `{"error": {"path", "message"}}`.
#[wasm_bindgen]
pub fn answer(request: &str) -> String {
    let answer = decode(request).map(|request| {
        let answer = reckon(&request.program, request.member.as_ref(), request.cart.as_ref(), request.now);
        serde_json::to_string(&answer).unwrap_or_default()
    });
    answer.unwrap_or_else(|error| error.to_string())
}

/// Answers a guest who has this `/cart.js`; the request's own cart is not looked at.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "an optional text crosses by value only")]
pub fn answer_shopify(request: &str, cart_js: &str, rate: Option<String>) -> String {
    let answer = decode(request).and_then(|request| {
        let cart = Tree::parse(cart_js).and_then(|json| Cart::from_shopify(&json, rate.as_deref()));
        let cart = cart.map_err(|refusal| refused(&refusal))?;
        let answer = reckon(&request.program, None, cart.as_ref(), request.now);
        Ok(serde_json::to_string(&answer).unwrap_or_default())
    });
    answer.unwrap_or_else(|error| error.to_string())
}

/// The sentences of the answer's nudges, as a JSON list.
#[wasm_bindgen]
pub fn english(request: &str, messages: JsValue, locale: &str) -> String {
    words::install(messages, locale);
    let sentences = decode(request).map(|request| {
        let member = request.member.as_ref();
        let nudges = reckon(&request.program, member, request.cart.as_ref(), request.now).nudges;
        let say = |message: Message| words::say(&message, &request.program);
        nudges.iter().map(|nudge| say(message(nudge, &request.program, member))).collect()
    });
    sentences.unwrap_or_else(|error| error).to_string()
}

/// Bytes allocated and not yet freed.
#[wasm_bindgen]
pub fn live_bytes() -> usize {
    allocated()
}

fn decode(request: &str) -> Result<Request, Value> {
    let request = Tree::parse(request).and_then(|json| Request::decode(&json));
    request.map_err(|refusal| refused(&refusal))
}

fn refused(refusal: &Refusal) -> Value {
    json!({"error": {"path": refusal.path, "message": refusal.message}})
}
