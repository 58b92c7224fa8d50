//! `<perk-tier>`: the tier held, until when, and the way to the next one or to keeping this one.

use std::sync::Arc;

use leptos::prelude::*;
use loyalty::{Arg, Member, Snapshot, Standing};

use super::balance::{standing, text};
use super::piece::Piece;
use super::pieces::{element, meter, paragraph};
use crate::state::Page;
use crate::words;

/// Members whose tier is known; to anybody else the server's text says more.
pub(crate) fn view(page: &Arc<Page>) -> Piece {
    let speaks = |page: &Arc<Page>| {
        page.snapshot.with(|snapshot| {
            let named = |snapshot| Some(!name(snapshot, standing(snapshot)?).is_empty());
            snapshot.as_deref().and_then(named).unwrap_or(false)
        })
    };
    element(page, speaks, status(page))
}

/// The whole status, for the account element too.
pub(crate) fn status(page: &Arc<Page>) -> Vec<Piece> {
    vec![
        paragraph("tier", text(page, name)),
        paragraph("until", text(page, until)),
        meter(page, |lines| lines.tier.as_ref()),
        paragraph("top", text(page, top)),
    ]
}

fn name(snapshot: &Snapshot, member: &Member) -> String {
    let program = &snapshot.program;
    match program.standing(Some(member)) {
        Standing::Tier(tier) => words::named("tier.current", "tier", &tier.name, program),
        Standing::NoTier => words::named("tier.none", "program", &program.name, program),
        Standing::Unknown => String::new(),
    }
}

/// The last day with the tier.
fn until(snapshot: &Snapshot, member: &Member) -> String {
    let expires_at = member.tier.as_ref().and_then(|tier| tier.expires_at);
    expires_at
        .map(|at| {
            words::with("tier.until", "date", Arg::Date { at: at.saturating_sub(1) }, &snapshot.program)
        })
        .unwrap_or_default()
}

fn top(snapshot: &Snapshot, member: &Member) -> String {
    let program = &snapshot.program;
    let held = program.standing(Some(member)).tier();
    if held.is_some() && held == program.tiers.last() { words::word("tier.top") } else { String::new() }
}
