//! Situation in, message out: `situations/<kind>.jsonl`.
//!
//! A row is `{"name", "change", "kinds", "key", "plural"?, "args", "emphasis", "english"}`: `change` is a merge patch on
//! `situations/base.json`, `kinds` all nudges that then hold, the rest the message of the file's own kind; `key` is null
//! where that kind must not hold. An argument is text, or an object named after its type. `english` is what a browser
//! makes of it in en-US; the browser suite reads the same rows and compares the sentence.

#![cfg(feature = "serde")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail where it stands"
)]

mod support;

use loyalty::{Arg, Kind, Message, Nudge, Request, answer, message};
use serde_json::{Value, json};
use support::merge;

const BASE: &str = include_str!("situations/base.json");
const LOCALE: &str = include_str!("../../theme-snippets/locales/en.default.json");

macro_rules! suites {
    ($($kind:ident)*) => {
        const SUITES: &[(&str, &str)] =
            &[$((stringify!($kind), include_str!(concat!("situations/", stringify!($kind), ".jsonl")))),*];

        $(#[test]
        fn $kind() {
            check(stringify!($kind));
        })*
    };
}

suites!(redeem_now unlock_minimum reward_reached reach_reward keep_tier points_expiring tier_reached reach_tier earn join);

fn rows(kind: &str) -> Vec<Value> {
    let (_, text) = SUITES.iter().find(|(name, _)| *name == kind).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn check(kind: &str) {
    let kind = Kind::parse(kind).unwrap();
    let base: Value = serde_json::from_str(BASE).unwrap();
    for row in rows(kind.name()) {
        let name = &row["name"];
        let request =
            Request::decode(&&merge(&base, &row["change"])).unwrap_or_else(|why| panic!("{name}: {why}"));
        let member = request.member.as_ref();
        let nudges = answer(&request.program, member, request.cart.as_ref(), request.now).nudges;
        let kinds: Vec<_> = nudges.iter().map(|nudge| nudge.kind().name()).collect();
        assert_eq!(json!(kinds), row["kinds"], "{name}");
        let nudge = nudges.iter().find(|nudge| nudge.kind() == kind);
        let said = nudge.map(|nudge| (nudge, message(nudge, &request.program, member)));
        assert_eq!(said.map_or(json!({"key": null}), said_json), expected(&row), "{name}");
    }
}

fn expected(row: &Value) -> Value {
    if row["key"].is_null() {
        return json!({"key": null});
    }
    json!({"key": row["key"], "plural": row["plural"], "args": row["args"], "emphasis": row["emphasis"]})
}

fn said_json((nudge, message): (&Nudge, Message)) -> Value {
    let args = message.args.iter().map(|(name, arg)| ((*name).to_owned(), arg_json(arg)));
    let args = Value::Object(args.collect());
    json!({"key": message.key, "plural": message.plural, "args": args, "emphasis": nudge.emphasis})
}

fn arg_json(arg: &Arg) -> Value {
    match arg {
        Arg::Money { minor, currency } => json!({"minor": minor, "currency": currency.code()}),
        Arg::Points(n) => json!({"points": n}),
        Arg::Count(n) => json!({"count": n}),
        Arg::Date { at } => json!({"at": at}),
        Arg::Text(text) => json!(text),
        Arg::Label(n) => json!({"label": n}),
    }
}

#[test]
fn each_kind_has_its_situations_and_no_two_are_alike() {
    for kind in Kind::ALL {
        let rows = rows(kind.name());
        let holds = rows.iter().filter(|row| !row["key"].is_null());
        assert!(holds.count() >= 8, "{} holds in fewer than eight rows", kind.name());
        for (index, row) in rows.iter().enumerate() {
            let earlier = rows.iter().take(index).find(|earlier| earlier["change"] == row["change"]);
            assert!(earlier.is_none(), "{} repeats {earlier:?}", row["name"]);
        }
    }
}

#[test]
fn every_message_is_in_the_locale_file_with_just_its_placeholders() {
    let locale: Value = serde_json::from_str(LOCALE).unwrap();
    let spoken = SUITES.iter().flat_map(|(kind, _)| rows(kind)).filter(|row| !row["key"].is_null());
    for row in spoken {
        let key = row["key"].as_str().unwrap();
        let words = &locale["perkline"][key.split_once('.').unwrap().0][key.split_once('.').unwrap().1];
        let words = if row["plural"].is_null() { words } else { &words["other"] };
        let words = words.as_str().unwrap_or_else(|| panic!("{key} is not in the locale file"));
        let mut placeholders: Vec<_> =
            words.split('{').skip(1).map(|rest| rest.split_once('}').unwrap().0.to_owned()).collect();
        placeholders.sort();
        let args: Vec<_> = row["args"].as_object().unwrap().keys().cloned().collect();
        assert_eq!(placeholders, args, "{key}");
    }
}
