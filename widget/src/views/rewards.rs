//! The account's rewards: what each costs, and redeeming it or how far away it is.

use std::sync::Arc;

use leptos::prelude::*;
use loyalty::{Arg, Cart, Known, Member, MemberState, Minimum, Program, Reward, Snapshot, Voucher};

use super::balance::{points, standing};
use super::piece::Piece;
use super::pieces::{self, control, figure, row};
use crate::offer::Offer;
use crate::state::{Page, now};
use crate::words;

/// The rewards that are on offer to this shopper.
pub(crate) fn list(page: &Arc<Page>, snapshot: &Snapshot) -> Vec<Piece> {
    let member = standing(snapshot);
    if snapshot.member.as_ref().is_some_and(|member| member.state == Known::Known(MemberState::Excluded)) {
        return Vec::new();
    }
    let rewards = snapshot.program.rewards.iter().filter(|reward| is_offered(reward, snapshot));
    let rows = rewards.map(|reward| {
        let end = member.and_then(|member| end(page, snapshot, member, reward));
        row(reward.title.clone(), note(snapshot, reward), end)
    });
    pieces::list("account.rewards", rows.collect())
}

/// Whether somebody with this standing may have it; an unknown tier may have what is for all.
fn is_offered(reward: &Reward, snapshot: &Snapshot) -> bool {
    let tier = snapshot.program.standing(snapshot.member.as_ref()).tier();
    let among = |ids: &Vec<String>| tier.is_some_and(|tier| ids.contains(&tier.id));
    reward.enabled && reward.tier_ids.as_ref().is_none_or(among)
}

fn note(snapshot: &Snapshot, reward: &Reward) -> String {
    let price = match reward.price {
        Known::Known(price) => points("account.price", price.points(), snapshot),
        Known::Unknown => String::new(),
    };
    join(&[price, minimum(reward.minimum_spend, &snapshot.program)])
}

/// Redeeming where the points are there, else how many are missing; neither where we can't know.
fn end(page: &Arc<Page>, snapshot: &Snapshot, member: &Member, reward: &Reward) -> Option<Piece> {
    let (Known::Known(price), Known::Known(available)) = (reward.price, member.points.available) else {
        return None;
    };
    let available = u64::try_from(available).unwrap_or(0);
    if available < price.points() {
        return Some(figure(points("account.short", price.points() - available, snapshot)));
    }
    if member.blocked_rewards.iter().any(|blocked| blocked.reward_id == reward.id) {
        return None;
    }
    Some(control(page, unused(page, member, reward, &snapshot.program)?))
}

/// With a cart, a voucher of this reward that is not in it is used before another one is bought.
fn unused(page: &Page, member: &Member, reward: &Reward, program: &Program) -> Option<Offer> {
    let now = now();
    let waits = |cart: &Cart, voucher: &Voucher| {
        voucher.reward_id == reward.id
            && voucher.is_live_at(now)
            && !cart.discount_codes.iter().any(|code| voucher.is_code(code))
    };
    let cart = page.cart.get();
    let voucher = cart.and_then(|cart| member.vouchers.iter().find(|voucher| waits(&cart, voucher)));
    match voucher {
        Some(voucher) => Offer::apply(voucher, program),
        None => Some(Offer::redeem(reward, program)),
    }
}

/// What an order must come to, where that is known.
pub(crate) fn minimum(minimum: Minimum, program: &Program) -> String {
    match minimum {
        Minimum::AtLeast(money) => words::with("account.minimum", "amount", Arg::from(money), program),
        Minimum::None | Minimum::Unknown => String::new(),
    }
}

/// Notes side by side.
pub(crate) fn join(notes: &[String]) -> String {
    let notes: Vec<&str> = notes.iter().map(String::as_str).filter(|note| !note.is_empty()).collect();
    notes.join(" · ")
}
