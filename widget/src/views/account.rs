//! `<perk-account>`: the balance, the tier, the way to the next reward, what points buy, vouchers and activity.

use std::sync::Arc;

use leptos::prelude::*;
use loyalty::{Known, MemberState, Snapshot};

use super::balance::figures;
use super::pieces::{Rows, Text, control, element, meter};
use super::{Here, activity, rewards, tier, vouchers};
use crate::state::Page;
use crate::words::{self, named};

/// Everybody whose state is known; a guest sees what the program offers.
pub(crate) fn view(page: &Arc<Page>, here: &Here) -> AnyView {
    let speaks = {
        let page = Arc::clone(page);
        move || page.snapshot.with(|snapshot| snapshot.as_deref().is_some_and(is_known))
    };
    let notice: Text = Box::new({
        let page = Arc::clone(page);
        move || {
            page.command
                .with(|command| command.notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default())
        }
    });
    let body = view! {
        <h2 part="heading" class="heading">{words::word("account.title")}</h2>
        <p part="notice" class="notice" role="status" aria-live="polite" tabindex="-1">{notice}</p>
        <p part="note" class="note">{excluded(page)}</p>
        {figures(page)}
        {tier::status(page)}
        {meter(page, "reward-line", |lines| lines.reward.as_ref())}
        {meter(page, "join-line", |lines| lines.join.as_ref())}
        {follow(page, here, join)}
        {follow(page, here, rewards::list)}
        {follow(page, here, vouchers::list)}
        {follow(page, here, activity::list)}
    };
    element(speaks, body.into_any())
}

/// A part of the element that follows the page. What it makes holds plain values, so a row that stays is compared.
fn follow(page: &Arc<Page>, here: &Here, show: fn(&Arc<Page>, u32, &Snapshot) -> Vec<AnyView>) -> Rows {
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
fn excluded(page: &Arc<Page>) -> Text {
    let page = Arc::clone(page);
    Box::new(move || {
        let Some(snapshot) = page.snapshot.get() else { return String::new() };
        let excluded = snapshot
            .member
            .as_ref()
            .is_some_and(|member| member.state == Known::Known(MemberState::Excluded));
        if excluded {
            named("account.excluded", "program", &snapshot.program.name, &snapshot.program)
        } else {
            String::new()
        }
    })
}

/// How a guest or a candidate takes part.
fn join(page: &Arc<Page>, mount: u32, _: &Snapshot) -> Vec<AnyView> {
    let offer = page.lines.with(|lines| lines.join.as_ref().and_then(|line| line.offer.clone()));
    offer.map(|offer| control(page, mount, offer)).into_iter().collect()
}
