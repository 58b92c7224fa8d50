//! `<perk-account>`: the balance, the tier, the way to the next reward, what points buy, vouchers and activity.

use std::sync::Arc;

use leptos::prelude::*;
use loyalty::{Known, Member, MemberState, Snapshot};

use super::balance::figures;
use super::pieces::{Rows, control, element, follow, meter};
use super::{Here, activity, rewards, tier, vouchers};
use crate::state::Page;
use crate::words;

/// Everybody whose state is known; a guest sees what the program offers.
pub(crate) fn view(page: &Arc<Page>, here: &Here) -> AnyView {
    let notice = follow(page, |page| {
        page.command
            .with(|command| command.notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default())
    });
    let body = view! {
        <h2 part="heading" class="heading">{words::word("account.title")}</h2>
        <p part="notice" class="notice" role="status" aria-live="polite" tabindex="-1">{notice}</p>
        <p part="note" class="note">{follow(page, excluded)}</p>
        {figures(page)}
        {tier::status(page)}
        {meter(page, "reward-line", |lines| lines.reward.as_ref())}
        {meter(page, "join-line", |lines| lines.join.as_ref())}
        {part(page, here, join)}
        {part(page, here, rewards::list)}
        {part(page, here, vouchers::list)}
        {part(page, here, activity::list)}
    };
    element(
        page,
        |page| page.snapshot.with(|snapshot| snapshot.as_deref().is_some_and(is_known)),
        body.into_any(),
    )
}

/// A part of the element that follows the page. What it makes holds plain values, so a row that stays is compared.
fn part(page: &Arc<Page>, here: &Here, show: fn(&Arc<Page>, u32, &Snapshot) -> Vec<AnyView>) -> Rows {
    let (page, mount) = (Arc::clone(page), here.mount);
    Box::new(move || {
        let snapshot = page.snapshot.get();
        snapshot.map(|snapshot| show(&page, mount, &snapshot)).unwrap_or_default()
    })
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
fn join(page: &Arc<Page>, mount: u32, _: &Snapshot) -> Vec<AnyView> {
    let offer = page.lines.with(|lines| lines.join.as_ref().and_then(|line| line.offer.clone()));
    offer.map(|offer| control(page, mount, offer)).into_iter().collect()
}
