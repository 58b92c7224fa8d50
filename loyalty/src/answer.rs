//! The answer to "what now?".

use crate::nudge::{Situation, join, nudges};
use crate::reckon::Reckoning;
use crate::{Cart, Earned, Known, Member, MemberState, Nudge, Program};

/// What a cart earns, and the nudges that hold.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Answer {
    /// What the cart earns; `None` without a cart, for the excluded, and where it is unknown.
    pub earned: Option<Earned>,
    /// The nudges that hold, best first, at most one of each kind.
    pub nudges: Vec<Nudge>,
}

/// What a cart earns somebody at `now` (Unix seconds), and the nudges that hold.
pub fn answer(program: &Program, member: Option<&Member>, cart: Option<&Cart>, now: i64) -> Answer {
    let standing = program.standing(member);
    let reckoning = cart.and_then(|cart| Reckoning::of(program, standing, cart, now));
    let earned = reckoning.as_ref().and_then(|reckoning| reckoning.earned(program));
    let Some(member) = member else { return to_join(program, earned) };
    match member.state {
        Known::Known(MemberState::Member) => {
            let cart = cart.zip(reckoning.as_ref());
            let situation = Situation { program, member, standing, cart, now };
            Answer { earned, nudges: nudges(&situation) }
        }
        Known::Known(MemberState::Candidate) => to_join(program, earned),
        Known::Known(MemberState::Excluded) => Answer { earned: None, nudges: Vec::new() },
        Known::Unknown => Answer { earned, nudges: Vec::new() },
    }
}

fn to_join(program: &Program, earned: Option<Earned>) -> Answer {
    let points = earned.as_ref().map_or(0, |earned| earned.points);
    Answer { earned, nudges: join(program, points) }
}
