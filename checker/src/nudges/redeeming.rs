//! `redeem_now` and `unlock_minimum`: what can be used already.

use std::cmp::Reverse;

use serde_json::{Map, Value, json};

use super::{Scene, fields, rewards};
use crate::number::{Exact, money, ten_to};
use crate::question::{Minimum, Reward, Voucher};

/// A voucher or a reward that only its minimum keeps from being used.
#[derive(Clone, Copy)]
enum Ready<'a> {
    Voucher(&'a Voucher),
    Reward(&'a Reward),
}

pub(super) fn redeem_now(scene: &Scene) -> Option<Map<String, Value>> {
    scene.member()?;
    let merchandise = merchandise(scene);
    let met = |ready: &Ready| match &merchandise {
        Some(merchandise) => ready.minimum().is_met_by(merchandise),
        None => *ready.minimum() == Minimum::None,
    };
    if let Some(ready) = best(scene, met) {
        return Some(ready.named(scene));
    }
    if scene.reckoned.spend.is_some() {
        return None;
    }
    let ready = best(scene, |ready| matches!(ready.minimum(), Minimum::Of(_)))?;
    let Minimum::Of(minimum) = ready.minimum() else { return None };
    let decimals = scene.question.program.decimals;
    let mut named = ready.named(scene);
    let minor = (minimum * ten_to(decimals)).to_integer();
    named.insert("minimum_spend".to_owned(), json!(money(&minor, decimals)));
    Some(named)
}

pub(super) fn unlock_minimum(scene: &Scene) -> Option<Map<String, Value>> {
    scene.member()?;
    if redeem_now(scene).is_some() {
        return None;
    }
    let merchandise = scene.reckoned.spend.as_ref()?.merchandise.clone()?;
    let short = candidates(scene).into_iter().filter_map(|ready| match ready.minimum() {
        Minimum::Of(minimum) if merchandise < *minimum => Some((ready, minimum.clone())),
        _ => None,
    });
    let (ready, minimum) = short.min_by(|(_, one), (_, other)| one.cmp(other))?;
    let mut named = ready.named(scene);
    named.insert("emphasis".to_owned(), json!(false));
    scene.add_spend_more(&mut named, "unlock_minimum", |reckoned| {
        reckoned
            .spend
            .as_ref()
            .and_then(|spend| spend.merchandise.as_ref())
            .is_some_and(|after| *after >= minimum)
    })?;
    Some(named)
}

/// M; nothing without a cart. None: unknown.
fn merchandise(scene: &Scene) -> Option<Exact> {
    scene.reckoned.spend.as_ref().map_or_else(|| Some(Exact::default()), |spend| spend.merchandise.clone())
}

/// Of those that suit and are not in the cart, the oldest voucher, else the dearest reward.
fn best<'a>(scene: &'a Scene, suits: impl Fn(&Ready) -> bool) -> Option<Ready<'a>> {
    let suiting: Vec<Ready> = candidates(scene)
        .into_iter()
        .filter(|ready| ready.is_in_cart(scene) == Some(false))
        .filter(suits)
        .collect();
    let oldest = suiting
        .iter()
        .filter_map(|ready| match ready {
            Ready::Voucher(voucher) => Some((voucher.issued_at.unwrap_or(i64::MAX), *ready)),
            Ready::Reward(_) => None,
        })
        .min_by_key(|(issued_at, _)| *issued_at);
    let dearest = || {
        suiting
            .iter()
            .filter_map(|ready| match ready {
                Ready::Reward(reward) => Some((reward.price, *ready)),
                Ready::Voucher(_) => None,
            })
            .min_by_key(|(price, _)| Reverse(*price))
    };
    oldest.map(|(_, ready)| ready).or_else(|| dearest().map(|(_, ready)| ready))
}

/// Live vouchers, then affordable rewards that are not blocked.
fn candidates<'a>(scene: &'a Scene) -> Vec<Ready<'a>> {
    let Some(member) = scene.member() else { return Vec::new() };
    let is_live =
        |voucher: &&Voucher| voucher.expires_at.is_none_or(|expires_at| scene.question.now < expires_at);
    let rewards = rewards::considered(scene).filter(|(reward, price)| {
        member.available.is_some_and(|available| *price <= available)
            && !member.blocked_reward_ids.contains(&reward.id)
    });
    let vouchers = member.vouchers.iter().filter(is_live);
    vouchers.map(Ready::Voucher).chain(rewards.map(|(reward, _)| Ready::Reward(reward))).collect()
}

impl<'a> Ready<'a> {
    fn minimum(self) -> &'a Minimum {
        match self {
            Self::Voucher(voucher) => &voucher.minimum,
            Self::Reward(reward) => &reward.minimum,
        }
    }

    /// None: unknown, because there are codes in the cart and the voucher's is not known. A cart of unknown spend is no cart.
    fn is_in_cart(self, scene: &Scene) -> Option<bool> {
        let (Self::Voucher(voucher), Some(cart), Some(_)) =
            (self, &scene.question.cart, &scene.reckoned.spend)
        else {
            return Some(false);
        };
        if cart.discount_codes.is_empty() {
            return Some(false);
        }
        // Shopify's codes do not tell capitals apart.
        let code = voucher.code.as_ref()?;
        Some(cart.discount_codes.iter().any(|applied| applied.eq_ignore_ascii_case(code)))
    }

    fn named(self, scene: &Scene) -> Map<String, Value> {
        match self {
            Self::Voucher(voucher) => {
                let age_s = voucher.issued_at.map(|issued_at| scene.question.now - issued_at);
                let old = age_s.is_some_and(|age_s| age_s > scene.question.program.voucher_age_days * 86_400);
                fields([
                    ("emphasis", json!(old)),
                    ("voucher_id", json!(voucher.id)),
                    ("reward_id", json!(voucher.reward_id)),
                ])
            }
            Self::Reward(reward) => fields([("emphasis", json!(false)), ("reward_id", json!(reward.id))]),
        }
    }
}
