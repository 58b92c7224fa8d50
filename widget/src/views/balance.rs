//! `<perk-balance>`: what a member can spend, and what is on its way.

use std::sync::Arc;

use leptos::prelude::*;
use loyalty::{Arg, Known, Member, MemberState, Message, Snapshot};

use super::piece::{Follow, Piece};
use super::pieces::{element, paragraph};
use crate::state::Page;
use crate::words;

/// Members only: to anybody else the server's text says more than a figure would.
pub(crate) fn view(page: &Arc<Page>) -> Piece {
    let speaks =
        |page: &Arc<Page>| page.snapshot.with(|snapshot| snapshot.as_deref().and_then(standing).is_some());
    element(page, speaks, figures(page))
}

/// The two figures, for the account element too.
pub(crate) fn figures(page: &Arc<Page>) -> Vec<Piece> {
    let available = text(page, |snapshot, member| match member.points.available {
        // A refund after a redemption can leave a debt; nothing can be spent then.
        Known::Known(available) => points("balance.points", available.try_into().unwrap_or(0), snapshot),
        Known::Unknown => words::word("balance.unknown"),
    });
    let pending = text(page, |snapshot, member| match member.points.pending {
        Known::Known(pending) if pending > 0 => points("balance.pending", pending.unsigned_abs(), snapshot),
        _ => String::new(),
    });
    vec![paragraph("balance", available), paragraph("pending", pending)]
}

/// A text about the member that follows the snapshot.
pub(crate) fn text(page: &Arc<Page>, say: fn(&Snapshot, &Member) -> String) -> Follow<String> {
    let page = Arc::clone(page);
    Box::new(move || {
        page.snapshot.with(|snapshot| {
            let snapshot = snapshot.as_deref();
            snapshot.and_then(|snapshot| Some(say(snapshot, standing(snapshot)?))).unwrap_or_default()
        })
    })
}

/// The member, where the shopper is one.
pub(crate) fn standing(snapshot: &Snapshot) -> Option<&Member> {
    snapshot.member.as_ref().filter(|member| member.state == Known::Known(MemberState::Member))
}

/// A number of points under its key, with the program's word for them.
pub(crate) fn points(key: &'static str, n: u64, snapshot: &Snapshot) -> String {
    let args = vec![("points", Arg::Points(n)), ("label", Arg::Label(n))];
    words::say(&Message { key, plural: Some(n), args }, &snapshot.program)
}
