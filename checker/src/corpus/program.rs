//! A program.

use fastrand::Rng;
use serde_json::{Value, json};

use super::Scale;
use super::chance::{decimal, ids, magnitude, minimum, one_in, or_null, tier_ids};

const KINDS: [&str; 10] = [
    "redeem_now",
    "unlock_minimum",
    "reward_reached",
    "reach_reward",
    "keep_tier",
    "points_expiring",
    "tier_reached",
    "reach_tier",
    "earn",
    "join",
];

pub(super) fn program(rng: &mut Rng, scale: &Scale) -> Value {
    let n_tiers = rng.usize(0..5);
    let basis = [json!("points"), json!("spend"), json!("orders")][rng.usize(0..3)].clone();
    let basis = or_null(rng, 40, basis);
    let campaigns: Vec<Value> =
        (0..rng.usize(0..4)).map(|place| campaign(rng, scale, place, n_tiers)).collect();
    let rewards: Vec<Value> = (0..rng.usize(0..5)).map(|place| reward(rng, scale, place, n_tiers)).collect();
    let earning = earning(rng, scale);
    json!({
        "name": "P", "currency": scale.currency.0, "timezone": "UTC",
        "points_label": {"one": "point", "other": "points"},
        "earning": or_null(rng, 40, earning),
        "campaigns": campaigns,
        "tiers": tiers(rng, scale, n_tiers, &basis),
        "qualification": {"basis": basis, "period": {"kind": "calendar_year"}},
        "rewards": rewards,
        "nudges": {
            "near_reward_points": magnitude(rng, 4), "voucher_age_days": rng.i64(1..30),
            "tier_expiry_days": rng.i64(1..60), "points_expiry_days": rng.i64(1..60),
            "order": order(rng),
        },
    })
}

fn order(rng: &mut Rng) -> Value {
    if !one_in(rng, 10) {
        return Value::Null;
    }
    let mut kinds = KINDS;
    rng.shuffle(&mut kinds);
    json!(kinds[..rng.usize(1..=kinds.len())])
}

/// 1 to 100 with up to three decimals.
fn multiplier(rng: &mut Rng) -> String {
    match rng.u32(0..4) {
        0 => "1".to_owned(),
        1 => decimal(rng.i64(1..100) * 25 + 75, 2),
        2 => decimal(rng.i64(1_000..=100_000), 3),
        _ => rng.i64(1..5).to_string(),
    }
}

fn earning(rng: &mut Rng, scale: &Scale) -> Value {
    let rounding = ["floor", "nearest", "ceil"][rng.usize(0..3)];
    let points = if one_in(rng, 2) { decimal(magnitude(rng, 9), 3) } else { magnitude(rng, 2).to_string() };
    // Money has no more decimals than its currency.
    let decimals = scale.currency.1.min(3);
    let per = if one_in(rng, 2) {
        decimal(magnitude(rng, if decimals == 0 { 6 } else { 8 }), decimals)
    } else {
        "1".to_owned()
    };
    let some = |rng: &mut Rng, list: Value| if one_in(rng, 4) { list } else { json!([]) };
    let gift_cards = json!(one_in(rng, 2));
    let (products, variants) = (ids(rng), ids(rng));
    json!({
        "points": or_null(rng, 60, json!(points)),
        "per": or_null(rng, 60, json!(per)),
        "rounding": or_null(rng, 60, json!(rounding)),
        "exclude": {
            "gift_cards": or_null(rng, 30, gift_cards),
            "product_ids": some(rng, products), "variant_ids": some(rng, variants),
            "product_types": some(rng, json!(["Tea"])), "vendors": some(rng, json!(["Acme", "Bolt"])),
        },
    })
}

fn campaign(rng: &mut Rng, scale: &Scale, place: usize, n_tiers: usize) -> Value {
    // Now and then it starts or ends this very second.
    let starts_at = scale.now - rng.i64(-1..5);
    let ends_at = starts_at + rng.i64(1..9);
    let products = ids(rng);
    let bonus_points = if one_in(rng, 3) { magnitude(rng, 5) } else { 0 };
    json!({
        "id": format!("c{place}"), "title": "C", "multiplier": multiplier(rng), "bonus_points": bonus_points,
        "starts_at": or_null(rng, 2, json!(starts_at)), "ends_at": or_null(rng, 2, json!(ends_at)),
        "product_ids": or_null(rng, 2, products), "tier_ids": tier_ids(rng, n_tiers),
        "minimum_spend": minimum(rng, scale.currency.1),
    })
}

fn tiers(rng: &mut Rng, scale: &Scale, n_tiers: usize, basis: &Value) -> Value {
    let step = super::member::qualifying_scale(scale, basis);
    let mut threshold = 0;
    let mut tiers = Vec::new();
    for place in 0..n_tiers {
        threshold += rng.i64(1..=step);
        let multiplied_by = multiplier(rng);
        let written = super::member::qualifying(threshold, scale, basis);
        tiers.push(json!({
            "id": format!("t{place}"), "name": "T", "perks": [],
            "threshold": or_null(rng, 40, json!(written)),
            "multiplier": or_null(rng, 40, json!(multiplied_by)),
        }));
    }
    json!(tiers)
}

fn reward(rng: &mut Rng, scale: &Scale, place: usize, n_tiers: usize) -> Value {
    let price = rng.i64(1..=scale.points);
    let mut reward = json!({
        "id": format!("r{place}"), "title": "R", "kind": "amount_off", "value": "10",
        "enabled": !one_in(rng, 12), "minimum_spend": minimum(rng, scale.currency.1),
        "tier_ids": tier_ids(rng, n_tiers), "combines_with": [],
    });
    match rng.u32(0..20) {
        0 => {}
        1..4 => {
            reward["points_range"] =
                json!({"step": price, "step_value": "1", "min": price, "max": price * 5});
        }
        _ => reward["points"] = json!(price),
    }
    reward
}
