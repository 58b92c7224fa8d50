//! The documents that both the page and the server read, through the page's door and the native one: both give the same, or
//! both refuse with the same path and words. What a question is answered is reckoned a second time by `checker`.

use std::fmt::Debug;

use loyalty::{Cart, Program, Refusal, Request, Snapshot, answer, facts, message};
use serde_json::Value;

use crate::page::Tree;

/// What `POST /v1/nudges` asks, its answer, and the answer's words.
pub(crate) fn request(data: &[u8]) {
    let Some((request, mut question)) = agreed(data, |json| Request::decode(&json), Request::decode) else {
        return;
    };
    let member = request.member.as_ref();
    let answer = answer(&request.program, member, request.cart.as_ref(), request.now);
    let given = serde_json::to_value(&answer).expect("an answer is JSON");
    whole(&mut question);
    assert_eq!(checker::answer(&question, &given), given, "as the contract has it, and as it is answered");
    for nudge in &answer.nudges {
        message(nudge, &request.program, member);
    }
}

/// What the page knows, and the facts in it.
pub(crate) fn snapshot(data: &[u8]) {
    let Some((snapshot, _)) = agreed(data, |json| Snapshot::decode(&json), Snapshot::decode) else { return };
    let Snapshot { program, member, as_of } = &snapshot;
    let facts = facts(program, member.as_ref(), *as_of);
    serde_json::to_string(&facts).expect("facts are JSON");
    answer(program, member.as_ref(), None, *as_of);
}

/// A program, and whether the API would run it.
pub(crate) fn program(data: &[u8]) {
    let decoded = agreed(data, |json| Program::decode(&json), Program::decode).map(|(program, _)| program);
    let runnable = std::str::from_utf8(data).ok().and_then(|text| perkline_api::doors::program(text).ok());
    if runnable.is_some() {
        assert_eq!(runnable, decoded, "the API runs another program than it was given");
    }
}

/// A cart as every host hands it over.
pub(crate) fn cart(data: &[u8]) {
    agreed(data, |json| Cart::decode(&json), Cart::decode);
}

/// Shopify's `/cart.js`, with a rate and without one.
pub(crate) fn shopify_cart(data: &[u8]) {
    for rate in [None, Some("0.92"), Some("")] {
        agreed(data, |json| Cart::from_shopify(&json, rate), |json| Cart::from_shopify(json, rate));
    }
}

/// 10.0 is 10 at the doors; `checker` only knows whole numbers.
fn whole(value: &mut Value) {
    match value {
        Value::Number(number) => {
            if let Some(integer) =
                number.as_f64().filter(|number| number.fract() == 0.0 && !number.is_sign_negative())
                && let Ok(integer) = format!("{integer:.0}").parse::<i64>()
            {
                *value = integer.into();
            }
        }
        Value::Array(elements) => elements.iter_mut().for_each(whole),
        Value::Object(members) => members.values_mut().for_each(whole),
        _ => {}
    }
}

/// What both doors read from a text, and the text as the server's tree; None: neither takes it, or only a browser's parser does.
fn agreed<T: PartialEq + Debug>(
    data: &[u8],
    natively: impl Fn(&Value) -> Result<T, Refusal>,
    on_the_page: impl Fn(&Tree) -> Result<T, Refusal>,
) -> Option<(T, Value)> {
    let text = std::str::from_utf8(data).ok()?;
    match (serde_json::from_str::<Value>(text), Tree::parse(text)) {
        (Ok(value), Some((tree, _))) => {
            let read = natively(&value);
            assert_eq!(read, on_the_page(&tree), "the server and the page");
            let written = value.to_string();
            let again: Value = serde_json::from_str(&written).expect("what was written reads back");
            assert_eq!(read, natively(&again), "read, written and read again: {written}");
            Some((read.ok()?, value))
        }
        (Err(_), None) => None,
        (Err(error), Some((_, odd))) => {
            assert!(odd.any(), "only the page takes it: {error}");
            None
        }
        (Ok(_), None) => panic!("only the server takes it"),
    }
}
