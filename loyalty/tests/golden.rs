//! The golden snapshots and the carts of recorded shape, which every suite of the project reads.

#![cfg(feature = "serde")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail where it stands"
)]

use loyalty::{Cart, Detail, Kind, Snapshot, answer, facts};
use serde_json::{Value, json};

macro_rules! golden {
    ($name:literal) => {
        serde_json::from_str::<Value>(include_str!(concat!("golden/", $name, ".json"))).unwrap()
    };
}

fn snapshots() -> Vec<(&'static str, Value)> {
    vec![
        ("near-reward", golden!("snapshot-near-reward")),
        ("reward-ready", golden!("snapshot-reward-ready")),
        ("top-tier", golden!("snapshot-top-tier")),
        ("tier-lapsing", golden!("snapshot-tier-lapsing")),
        ("candidate", golden!("snapshot-candidate")),
        ("guest", golden!("snapshot-guest")),
        ("excluded", golden!("snapshot-excluded")),
        ("points-unknown", golden!("snapshot-points-unknown")),
        ("earnings-unknown", golden!("snapshot-earnings-unknown")),
        ("yen", golden!("snapshot-yen")),
    ]
}

#[test]
fn the_facts_in_a_snapshot_are_those_we_compute() {
    for (name, document) in snapshots() {
        let snapshot = Snapshot::decode(&&document).unwrap_or_else(|why| panic!("{name}: {why}"));
        let computed = facts(&snapshot.program, snapshot.member.as_ref(), snapshot.as_of);
        assert_eq!(serde_json::to_value(computed).unwrap(), document["facts"], "{name}");
    }
}

#[test]
fn a_member_is_written_as_it_was_read() {
    for (name, document) in snapshots() {
        let member = Snapshot::decode(&&document).unwrap().member;
        let mut written = serde_json::to_value(&member).unwrap();
        // What is unknown all through is written out null by null.
        if document["member"]["qualifying"].is_null() && member.is_some() {
            assert_eq!(written["qualifying"], json!({"now": null, "to_keep": null}));
            written["qualifying"] = Value::Null;
        }
        assert_eq!(written, document["member"], "{name}");
    }
}

#[test]
fn the_acceptance_case() {
    let snapshot = Snapshot::decode(&&golden!("snapshot-near-reward")).unwrap();
    let cart = Cart::from_shopify(&&golden!("cart-one-item"), Some("1.0")).unwrap();
    let given = answer(&snapshot.program, snapshot.member.as_ref(), cart.as_ref(), snapshot.as_of);
    assert_eq!(given.earned.map(|earned| earned.points), Some(50));
    let Some(Detail::ReachReward { points_short, spend_more, .. }) =
        given.nudges.first().map(|nudge| &nudge.detail)
    else {
        panic!("the next reward comes first");
    };
    assert_eq!((*points_short, spend_more.map(loyalty::Money::minor)), (100, Some(2000)));
}

#[test]
fn the_first_nudge_of_each_snapshot_with_ten_dollars_of_tea() {
    let cart = Cart::from_shopify(&&golden!("cart-one-item"), None).unwrap();
    let expected = [
        ("near-reward", Some(Kind::ReachReward)),
        ("reward-ready", Some(Kind::RedeemNow)),
        ("top-tier", Some(Kind::ReachReward)),
        ("tier-lapsing", Some(Kind::ReachReward)),
        ("candidate", Some(Kind::Join)),
        ("guest", Some(Kind::Join)),
        ("excluded", None),
        ("points-unknown", Some(Kind::Earn)),
        ("earnings-unknown", Some(Kind::ReachReward)),
        ("yen", Some(Kind::ReachReward)),
    ];
    for ((name, document), (expected_name, expected)) in snapshots().into_iter().zip(expected) {
        let snapshot = Snapshot::decode(&&document).unwrap();
        let nudges =
            answer(&snapshot.program, snapshot.member.as_ref(), cart.as_ref(), snapshot.as_of).nudges;
        assert_eq!((name, nudges.first().map(loyalty::Nudge::kind)), (expected_name, expected));
    }
}
