//! The promise, checked from outside: what `docs/contract.md` says of one question, reckoned a second time from its text.
//!
//! Nothing here knows `loyalty`. Questions and answers are the JSON that `perkline nudges` takes and gives; arithmetic is in
//! exact rationals and says what the contract says, in its order, however slow that is. Never shipped.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    reason = "a question that this crate can't read is a mistake in the test, which may fail where it stands"
)]

mod number;

mod currency;

mod question;

mod spend;

mod earned;

mod more;

mod nudges;

pub mod corpus;

use serde_json::{Value, json};

use more::Claims;
use question::Question;

/// What the contract answers to `question`.
///
/// `claimed` is an answer to look at: a `spend_more` it names is tried first, as sufficient and as minimal, and searched for
/// only when it fails. The result does not depend on it.
pub fn answer(question: &Value, claimed: &Value) -> Value {
    let question = Question::read(question);
    let reckoned = earned::Reckoned::of(&question);
    json!({
        "earned": earned::breakdown(&question, &reckoned),
        "nudges": nudges::ranked(&question, &reckoned, &Claims::of(claimed)),
    })
}
