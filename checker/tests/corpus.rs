//! `loyalty` through its JSON door, over a hundred thousand questions: every answer is the one the contract gives.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may fail where it stands, and its counts are worth reading"
)]

use std::collections::BTreeMap;
use std::thread;

use loyalty::Request;
use serde_json::Value;

const ROWS: &str = include_str!("rows.jsonl");

const PARTS: u64 = 4;

const QUESTIONS_A_PART: usize = 25_000;

/// How often each kind must have been answered, and each that can name an amount with one.
const LEAST: usize = 1_000;

const KINDS: [&str; 10] = [
    "redeem_now",
    "unlock_minimum",
    "reward_reached",
    "reach_reward",
    "keep_tier",
    "points_expiring",
    "tier_reached",
    "reach_tier",
    "earn",
    "join",
];

const KINDS_WITH_AMOUNT: [&str; 4] = ["unlock_minimum", "reach_reward", "keep_tier", "reach_tier"];

type Counts = BTreeMap<String, usize>;

/// What the two readings of the contract once disagreed on, and what must never be answered wrongly.
#[test]
fn every_row_is_answered_exactly() {
    let questions = ROWS.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    assert_right(questions.map(|row| row["question"].clone()));
}

#[test]
fn a_hundred_thousand_questions_are_answered_exactly() {
    let parts: Vec<_> = (1..=PARTS)
        .map(|seed| thread::spawn(move || assert_right(checker::corpus::questions(seed, QUESTIONS_A_PART))))
        .collect();
    let mut counts = Counts::new();
    for part in parts {
        for (what, count) in part.join().expect("this part's answers are right") {
            *counts.entry(what).or_default() += count;
        }
    }
    println!("{counts:#?}");
    let amounts = KINDS_WITH_AMOUNT.map(|kind| format!("{kind} with an amount"));
    for what in KINDS.map(str::to_owned).into_iter().chain(amounts) {
        let count = counts.get(&what).copied().unwrap_or_default();
        assert!(count >= LEAST, "{what}: only {count} times");
    }
}

#[test]
fn what_is_claimed_does_not_change_what_is_right() {
    for question in checker::corpus::questions(0, 3_000) {
        let claimed = given(&question);
        let right = checker::answer(&question, &Value::Null);
        assert_eq!(checker::answer(&question, &claimed), right, "{question}");
    }
}

/// Holds each answer against the checker's, and counts what was answered.
fn assert_right(questions: impl Iterator<Item = Value>) -> Counts {
    let mut counts = Counts::new();
    let mut failures = Vec::new();
    for question in questions {
        let given = given(&question);
        let expected = checker::answer(&question, &given);
        if given != expected {
            failures.push(format!("{{\"question\": {question}}}\n  expected {expected}\n  given    {given}"));
        }
        for nudge in given["nudges"].as_array().unwrap() {
            let kind = nudge["kind"].as_str().unwrap();
            *counts.entry(kind.to_owned()).or_default() += 1;
            if nudge.get("spend_more_minor").is_some() {
                *counts.entry(format!("{kind} with an amount")).or_default() += 1;
            }
        }
    }
    failures.sort_by_key(String::len);
    let shortest = failures.iter().take(5).cloned().collect::<Vec<_>>().join("\n");
    assert!(failures.is_empty(), "{} answers are wrong; the shortest:\n{shortest}", failures.len());
    counts
}

fn given(question: &Value) -> Value {
    let request = Request::decode(&question).unwrap_or_else(|refusal| panic!("{refusal} in {question}"));
    let answer =
        loyalty::answer(&request.program, request.member.as_ref(), request.cart.as_ref(), request.now);
    serde_json::to_value(&answer).unwrap()
}
