//! The checker itself: it agrees with every answer that was computed before it.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

use serde_json::{Value, json};

const CASES: &str = include_str!("../../loyalty/tests/conformance/nudges.jsonl");

/// Here the merchant's order leaves `join` out and the case answers with it all the same; the contract's text stands.
const TEXT_STANDS: [usize; 4] = [52, 104, 107, 111];

#[test]
fn every_conformance_case_is_answered_exactly() {
    let mut failures = Vec::new();
    for (index, line) in CASES.lines().enumerate() {
        let case: Value = serde_json::from_str(line).unwrap();
        let mut expected = case["answer"].clone();
        if TEXT_STANDS.contains(&index) {
            expected["nudges"] = json!([]);
        }
        // Searched for, and then again with the answer at hand.
        for claimed in [&Value::Null, &expected] {
            let given = checker::answer(&case["request"], claimed);
            if given != expected {
                failures.push(format!("case {index}\n  expected {expected}\n  given    {given}"));
            }
        }
    }
    assert!(failures.is_empty(), "{}:\n{}", failures.len(), failures.join("\n"));
    assert_eq!(CASES.lines().count(), 240);
}
