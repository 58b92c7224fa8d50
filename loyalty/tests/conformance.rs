//! The cases of `conformance/nudges.jsonl`, whose answers a separate program computed from the contract's text.

#![cfg(feature = "serde")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail where it stands"
)]

use loyalty::{Request, answer};
use serde_json::Value;

/// In these the merchant's `nudges.order` leaves `join` out and the case answers with it all the same; the text says that
/// kinds not in the order are not shown, to guests and candidates too.
const TEXT_STANDS: [usize; 4] = [52, 104, 107, 111];

const CASES: &str = include_str!("conformance/nudges.jsonl");

#[test]
fn every_case_is_answered_exactly() {
    let mut failures = Vec::new();
    for (index, line) in CASES.lines().enumerate() {
        let case: Value = serde_json::from_str(line).unwrap();
        let request =
            Request::decode(&&case["request"]).unwrap_or_else(|refusal| panic!("case {index}: {refusal}"));
        let given = answer(&request.program, request.member.as_ref(), request.cart.as_ref(), request.now);
        let given = serde_json::to_value(&given).unwrap();
        if TEXT_STANDS.contains(&index) {
            assert_eq!(given["earned"], case["answer"]["earned"], "case {index}");
            assert_eq!(given["nudges"], serde_json::json!([]), "case {index}");
        } else if given != case["answer"] {
            failures.push(format!("case {index}\n  expected {}\n  given    {given}", case["answer"]));
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {} cases:\n{}",
        failures.len(),
        CASES.lines().count(),
        failures.join("\n")
    );
    assert_eq!(CASES.lines().count(), 240, "the whole file was read");
}

#[test]
fn a_document_is_read_back_as_it_was_written() {
    for line in CASES.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let request = Request::decode(&&case["request"]).unwrap();
        let Some(member) = request.member else { continue };
        let written = serde_json::to_value(&member).unwrap();
        let read = loyalty::Member::decode(&&written, &request.program).unwrap();
        assert_eq!(read, Some(member));
    }
}
