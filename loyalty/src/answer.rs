//! The answer to "what now?".

use crate::{Cart, Earned, Member, Nudge, Program};

/// What a cart earns, and the nudges that hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What the cart earns; `None` without a cart, for the excluded, and where it is unknown.
    pub earned: Option<Earned>,
    /// The nudges that hold, best first, at most one of each kind.
    pub nudges: Vec<Nudge>,
}

/// What a cart earns somebody at `now` (Unix seconds), and the nudges that hold.
pub fn answer(program: &Program, member: Option<&Member>, cart: Option<&Cart>, now: i64) -> Answer {
    let _ = (program, member, cart, now);
    Answer { earned: None, nudges: Vec::new() }
}
