//! `<perk-account>`: the balance, the tier, the way to the next reward, what points buy, vouchers and activity.

use std::sync::Arc;

use leptos::prelude::*;
use loyalty::{Known, Member, MemberState, Snapshot};

use super::balance::figures;
use super::piece::Piece;
use super::pieces::{control, element, follow, group, label, meter, paragraph, rows, status};
use super::{activity, rewards, tier, vouchers};
use crate::state::Page;
use crate::words;

/// Everybody whose state is known; a guest sees what the program offers.
pub(crate) fn view(page: &Arc<Page>) -> Piece {
    let notice = follow(page, |page| {
        page.command
            .with(|command| command.notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default())
    });
    let body = vec![
        label("h2", "title", words::word("account.title")),
        status("notice", notice),
        paragraph("excluded", follow(page, excluded)),
        group("div", "standing", figures(page)),
        group("div", "standing", tier::status(page)),
        group("div", "standing", vec![meter(page, |lines| lines.reward.as_ref())]),
        group("div", "standing", vec![meter(page, |lines| lines.join.as_ref()), part(page, join)]),
        part(page, rewards::list),
        part(page, vouchers::list),
        part(page, activity::list),
    ];
    let speaks = |page: &Arc<Page>| page.snapshot.with(|snapshot| snapshot.as_deref().is_some_and(is_known));
    element(page, speaks, body)
}

/// A part of the element that follows the page. What it makes holds plain values, so a row that stays is compared.
fn part(page: &Arc<Page>, show: fn(&Arc<Page>, &Snapshot) -> Vec<Piece>) -> Piece {
    rows(follow(&(Arc::clone(page), show), |(page, show)| {
        let snapshot = page.snapshot.get();
        snapshot.map(|snapshot| show(page, &snapshot)).unwrap_or_default()
    }))
}

fn is_known(snapshot: &Snapshot) -> bool {
    snapshot.member.as_ref().is_none_or(|member| !member.state.is_unknown())
}

/// What an excluded shopper is told.
fn excluded(page: &Arc<Page>) -> String {
    let excluded = |member: &Member| member.state == Known::Known(MemberState::Excluded);
    page.snapshot.with(|snapshot| match snapshot {
        Some(snapshot) if snapshot.member.as_ref().is_some_and(excluded) => {
            let program = &snapshot.program;
            words::named("account.excluded", "program", &program.name, program)
        }
        _ => String::new(),
    })
}

/// How a guest or a candidate takes part.
fn join(page: &Arc<Page>, _: &Snapshot) -> Vec<Piece> {
    let offer = page.lines.with(|lines| lines.join.as_ref().and_then(|line| line.offer.clone()));
    offer.map(|offer| control(page, offer)).into_iter().collect()
}
