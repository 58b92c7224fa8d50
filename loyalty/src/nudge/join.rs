//! "Sign in to earn 50 points with this order."

use super::{Detail, Kind, Nudge, ranked};
use crate::Program;

/// What a guest or a candidate is told, and nothing else; 0 points when nobody can say how many.
pub(crate) fn join(program: &Program, points: u64) -> Vec<Nudge> {
    ranked(program, |kind| {
        (kind == Kind::Join).then_some(Nudge { emphasis: false, detail: Detail::Join { points } })
    })
}
