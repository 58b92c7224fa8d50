//! `keep_tier`, `tier_reached` and `reach_tier`: what the cart counts towards.

use num_bigint::BigInt;
use num_traits::One;
use serde_json::{Map, Value, json};

use super::{Scene, fields, points_of};
use crate::earned::Reckoned;
use crate::number::{Exact, json_integer, money, permille, ten_to};
use crate::question::{Basis, Tier};

pub(super) fn keep_tier(scene: &Scene) -> Option<Map<String, Value>> {
    let member = scene.member()?;
    let Tier::At(place) = scene.question.tier() else { return None };
    let at = member.tier.as_ref()?.expires_at?;
    if !scene.is_within(at, scene.question.program.tier_expiry_days) {
        return None;
    }
    let to_keep = member.to_keep.as_ref()?;
    let mut found = shortfall(scene, "keep_tier", to_keep)?;
    found.insert("emphasis".to_owned(), json!(true));
    found.insert("tier_id".to_owned(), json!(scene.question.program.tiers[place].id));
    found.insert("at".to_owned(), json!(at));
    Some(found)
}

pub(super) fn tier_reached(scene: &Scene) -> Option<Map<String, Value>> {
    let before = scene.member()?.qualifying_now.clone()?;
    let after = &before + counted(scene.question.program.basis?, scene.reckoned);
    let above = above_own(scene)?;
    let (id, _) = above.into_iter().rfind(|(_, threshold)| before < *threshold && *threshold <= after)?;
    Some(fields([("emphasis", json!(false)), ("tier_id", json!(id))]))
}

pub(super) fn reach_tier(scene: &Scene) -> Option<Map<String, Value>> {
    let before = scene.member()?.qualifying_now.clone()?;
    let after = before + counted(scene.question.program.basis?, scene.reckoned);
    let (id, threshold) = above_own(scene)?.into_iter().find(|(_, threshold)| *threshold > after)?;
    let mut found = shortfall(scene, "reach_tier", &threshold)?;
    found.insert("emphasis".to_owned(), json!(false));
    found.insert("tier_id".to_owned(), json!(id));
    Some(found)
}

/// The tiers above the member's own, lowest first, with their thresholds. None: the own is unknown.
fn above_own(scene: &Scene) -> Option<Vec<(String, Exact)>> {
    let first = match scene.question.tier() {
        Tier::None => 0,
        Tier::At(place) => place + 1,
        Tier::Unknown => return None,
    };
    let tiers = scene.question.program.tiers.iter().skip(first);
    Some(tiers.filter_map(|tier| Some((tier.id.clone(), tier.threshold.clone()?))).collect())
}

/// What a cart adds to what qualifies.
fn counted(basis: Basis, reckoned: &Reckoned) -> Exact {
    match (basis, &reckoned.spend) {
        (_, None) => Exact::default(),
        (Basis::Points, Some(_)) => Exact::from_integer(points_of(reckoned)),
        (Basis::Spend, Some(spend)) => spend.counted.clone(),
        (Basis::Orders, Some(_)) => Exact::one(),
    }
}

/// How far from `goal`, with the cart; None where it is reached, or where that is unknown.
fn shortfall(scene: &Scene, kind: &str, goal: &Exact) -> Option<Map<String, Value>> {
    let program = &scene.question.program;
    let basis = program.basis?;
    let before = scene.member()?.qualifying_now.as_ref()?;
    let after = before + counted(basis, scene.reckoned);
    if after >= *goal {
        return None;
    }
    let short = goal - &after;
    let whole = |number: &Exact| -> i64 { json_integer(&number.to_integer()) };
    let (name, amount) = match basis {
        Basis::Points => ("points_short", json!(whole(&short))),
        Basis::Orders => ("orders_short", json!(whole(&short))),
        Basis::Spend => {
            let minor: BigInt = (&short * ten_to(program.decimals)).to_integer();
            ("spend_short", json!(money(&minor, program.decimals)))
        }
    };
    let mut found = fields([(name, amount), ("progress_permille", json!(permille(&after, goal)))]);
    if basis != Basis::Orders {
        scene.add_spend_more(&mut found, kind, |reckoned| before + counted(basis, reckoned) >= *goal);
    }
    Some(found)
}
