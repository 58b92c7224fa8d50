//! What the doors refuse, and with which path; what they take as unknown.

#![cfg(feature = "serde")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail where it stands"
)]

use loyalty::{Request, Snapshot};
use serde_json::{Value, json};

/// A request in which every member of sections 1 and 2 of docs/contract.md stands.
const FULL: &str = include_str!("doors/request.json");

/// The request with `value` at `place`.
fn with(place: &str, value: &Value) -> Value {
    let mut request: Value = serde_json::from_str(FULL).unwrap();
    *request.pointer_mut(place).unwrap_or_else(|| panic!("{place} is not in the request")) = value.clone();
    request
}

fn refusals(file: &str) -> Vec<(String, Value, String)> {
    let rows = file.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    rows.map(|row| {
        let place = row["at"].as_str().unwrap().to_owned();
        let path = row["path"].as_str().unwrap_or(&place).to_owned();
        (place, row["value"].clone(), path)
    })
    .collect()
}

#[test]
fn bad_input_is_refused_with_its_path() {
    for (place, value, path) in refusals(include_str!("doors/refused.jsonl")) {
        let Err(refusal) = Request::decode(&&with(&place, &value)) else {
            panic!("{place} = {value} was let in")
        };
        assert_eq!(refusal.path, path, "{place} = {value}: {refusal}");
        assert!(
            refusal.message.starts_with("must ") || refusal.message.starts_with("is required"),
            "{refusal}"
        );
    }
}

#[test]
fn what_is_unusual_but_right_is_let_in() {
    for (place, value, _) in refusals(include_str!("doors/let_in.jsonl")) {
        if let Err(refusal) = Request::decode(&&with(&place, &value)) {
            panic!("{place} = {value}: {refusal}");
        }
    }
}

#[test]
fn a_list_of_the_program_has_at_most_200_elements() {
    for list in ["campaigns", "tiers", "rewards"] {
        let element = |n: usize| json!({"id": n.to_string(), "name": "T", "title": "R"});
        let of = |length| with(&format!("/program/{list}"), &(0..length).map(element).collect());
        assert!(Request::decode(&&of(200)).is_ok(), "{list}");
        let refusal = Request::decode(&&of(201)).unwrap_err();
        assert_eq!(
            (refusal.path.as_str(), refusal.message.as_str()),
            (&*format!("/program/{list}"), "must have at most 200 elements")
        );
    }
}

/// Places whose absence leaves nothing to speak of; null anywhere else is none, a default or unknown.
const REQUIRED: &[&str] = &[
    "/now",
    "/program",
    "/program/name",
    "/program/currency",
    "/program/timezone",
    "/program/points_label",
    "/program/points_label/one",
    "/program/points_label/other",
    "/program/campaigns/0/id",
    "/program/tiers/0/id",
    "/program/tiers/0/name",
    "/program/rewards/0/id",
    "/program/rewards/0/title",
    "/member/id",
    "/member/vouchers/0/id",
    "/member/vouchers/0/reward_id",
    "/member/vouchers/0/title",
    "/member/blocked_rewards/0/reward_id",
];

#[test]
fn null_is_refused_only_where_nothing_could_stand_for_it() {
    let request: Value = serde_json::from_str(FULL).unwrap();
    for place in places(&request, "") {
        let in_list_of_text = place.ends_with("/0") && request.pointer(&place).is_some_and(Value::is_string);
        let element_with_ids = place.ends_with("/0") && request.pointer(&place).is_some_and(Value::is_object);
        let decoded = Request::decode(&&with(&place, &Value::Null));
        if REQUIRED.contains(&place.as_str()) || in_list_of_text {
            assert!(decoded.is_err(), "{place} is required");
        } else if !element_with_ids {
            assert!(decoded.is_ok(), "{place}: {:?}", decoded.err());
        }
    }
}

/// Every place in a document, parents before children.
fn places(value: &Value, at: &str) -> Vec<String> {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(key, value)| (format!("{at}/{key}"), value)).collect(),
        Value::Array(elements) => {
            elements.first().map(|first| (format!("{at}/0"), first)).into_iter().collect()
        }
        _ => Vec::new(),
    };
    children
        .into_iter()
        .flat_map(|(place, value)| [vec![place.clone()], places(value, &place)].concat())
        .collect()
}

#[test]
fn a_wrong_type_is_refused_where_it_stands() {
    let request: Value = serde_json::from_str(FULL).unwrap();
    for place in places(&request, "") {
        // A type that stands nowhere in these documents but where it is right.
        let wrong =
            if request.pointer(&place).is_some_and(Value::is_boolean) { json!(1) } else { json!(true) };
        let refusal = Request::decode(&&with(&place, &wrong)).expect_err(&place);
        assert_eq!(refusal.path, place);
    }
}

#[test]
fn unknown_members_are_ignored() {
    for place in
        ["", "/program", "/program/earning", "/program/rewards/0", "/member", "/cart", "/cart/lines/0"]
    {
        let mut request: Value = serde_json::from_str(FULL).unwrap();
        request.pointer_mut(place).unwrap()["from_a_later_version"] = json!([{}]);
        assert!(Request::decode(&&request).is_ok(), "{place}");
    }
}

#[test]
fn a_snapshot_of_another_version_is_refused() {
    let snapshot: Value = serde_json::from_str(include_str!("golden/snapshot-near-reward.json")).unwrap();
    for (key, value) in [
        ("version", json!(2)),
        ("version", json!("1")),
        ("version", json!(null)),
        ("as_of", json!(null)),
        ("program", json!(null)),
    ] {
        let mut changed = snapshot.clone();
        changed[key] = value;
        let refusal = Snapshot::decode(&&changed).unwrap_err();
        assert!(refusal.path.starts_with(&format!("/{key}")), "{refusal}");
    }
}

#[test]
fn a_document_that_is_no_object_is_refused_whole() {
    for document in [json!([]), json!("text"), json!(7)] {
        assert_eq!(Request::decode(&&document).unwrap_err().path, "");
    }
}
