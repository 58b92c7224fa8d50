//! `spend_more`: the smallest line that, added to the cart, reaches a goal.

use num_bigint::BigInt;
use serde_json::Value;

use crate::earned::Reckoned;
use crate::question::{Line, Question};

/// Above this many minor units nothing is promised.
const MOST_MINOR: i64 = 1_000_000_000;

/// The `spend_more` that an answer claims, by kind.
pub(crate) struct Claims<'a>(&'a Value);

impl<'a> Claims<'a> {
    pub(crate) fn of(answer: &'a Value) -> Self {
        Self(&answer["nudges"])
    }

    fn of_kind(&self, kind: &str) -> Option<i64> {
        let nudges = self.0.as_array()?;
        nudges.iter().find(|nudge| nudge["kind"] == kind)?["spend_more_minor"].as_i64()
    }
}

/// None when the most that may be added to the cart does not reach the goal.
///
/// What the answer claims for this kind is tried first. A line too large to be reckoned with makes the spend unknown, and so
/// does any larger one: what is looked for lies below, or there is none.
pub(crate) fn spend_more(
    question: &Question,
    claims: &Claims,
    kind: &str,
    is_reached: impl Fn(&Reckoned) -> bool,
) -> Option<i64> {
    let cart = question.cart.as_ref()?;
    let with = |more_minor: i64| {
        let mut fuller = cart.clone();
        fuller.lines.push(Line::added(BigInt::from(more_minor)));
        Reckoned::with(&fuller, question)
    };
    let reached_with = |more_minor| is_reached(&with(more_minor));
    if let Some(claim) = claims.of_kind(kind).filter(|claim| (1..=MOST_MINOR).contains(claim))
        && reached_with(claim)
        && (claim == 1 || !reached_with(claim - 1))
    {
        return Some(claim);
    }
    let (mut short, mut enough) = (0, MOST_MINOR + 1);
    while enough - short > 1 {
        let middle = i64::midpoint(short, enough);
        let reckoned = with(middle);
        if reckoned.spend.is_none() || is_reached(&reckoned) {
            enough = middle;
        } else {
            short = middle;
        }
    }
    (enough <= MOST_MINOR && reached_with(enough)).then_some(enough)
}
