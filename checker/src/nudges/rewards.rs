//! `reward_reached` and `reach_reward`: what the cart's points buy.

use std::cmp::Reverse;

use num_bigint::BigInt;
use serde_json::{Map, Value, json};

use super::{Scene, fields, points_of};
use crate::number::{Exact, json_integer, permille};
use crate::question::Reward;

/// Enabled, of known price, and allowed to the member's tier.
pub(super) fn considered<'a>(scene: &'a Scene) -> impl Iterator<Item = (&'a Reward, i64)> {
    let program = &scene.question.program;
    let tier = scene.question.tier();
    let allowed = move |reward: &&Reward| tier.is_among(reward.tier_ids.as_ref(), program);
    (program.rewards.iter().filter(|reward| reward.enabled).filter(allowed))
        .filter_map(|reward| Some((reward, reward.price?)))
}

pub(super) fn reward_reached(scene: &Scene) -> Option<Map<String, Value>> {
    let available = BigInt::from(scene.member()?.available?);
    let after = &available + scene.earned();
    let (reward, _) = considered(scene)
        .filter(|(_, price)| available < BigInt::from(*price) && BigInt::from(*price) <= after)
        .min_by_key(|(_, price)| Reverse(*price))?;
    Some(fields([("emphasis", json!(false)), ("reward_id", json!(reward.id))]))
}

pub(super) fn reach_reward(scene: &Scene) -> Option<Map<String, Value>> {
    let available = BigInt::from(scene.member()?.available?);
    let after = &available + scene.earned();
    let (reward, price) = considered(scene)
        .map(|(reward, price)| (reward, BigInt::from(price)))
        .filter(|(_, price)| *price > after)
        .min_by(|(_, one), (_, other)| one.cmp(other))?;
    let points_short = &price - &after;
    let near = points_short <= scene.question.program.near_reward_points.into();
    let progress = permille(&Exact::from_integer(after), &Exact::from_integer(price.clone()));
    let mut found = fields([
        ("emphasis", json!(near)),
        ("reward_id", json!(reward.id)),
        ("points_short", json!(json_integer(&points_short))),
        ("progress_permille", json!(progress)),
    ]);
    scene.add_spend_more(&mut found, "reach_reward", |reckoned| &available + points_of(reckoned) >= price);
    Some(found)
}
