//! Who asks.

use fastrand::Rng;
use serde_json::{Value, json};

use super::Scale;
use super::chance::{decimal, minimum, one_in, or_null};

const DAY_S: i64 = 86_400;

pub(super) fn member(rng: &mut Rng, scale: &Scale, program: &Value) -> Value {
    let basis = &program["qualification"]["basis"];
    let state = match rng.u32(0..30) {
        0 => Value::Null,
        1 => json!("excluded"),
        2 => json!("candidate"),
        3 => json!("dormant"),
        _ => json!("member"),
    };
    let available = if one_in(rng, 20) { -rng.i64(0..=scale.points) } else { rng.i64(0..=scale.points) };
    let most = qualifying_scale(scale, basis);
    let (now, to_keep) = (rng.i64(0..=2 * most), rng.i64(1..=2 * most));
    let written = |units| json!(qualifying(units, scale, basis));
    let vouchers: Vec<Value> =
        (0..rng.usize(0..6).saturating_sub(3)).map(|place| voucher(rng, scale, place)).collect();
    let blocked: Vec<Value> = (0..4)
        .filter(|_| one_in(rng, 12))
        .map(|place| json!({"reward_id": format!("r{place}"), "reason": "claim_limit_reached"}))
        .collect();
    let (points, at) = (rng.i64(0..100), soon(rng, scale));
    let expiring = json!({"points": or_null(rng, 30, json!(points)), "at": or_null(rng, 30, json!(at))});
    let qualifying =
        json!({"now": or_null(rng, 40, written(now)), "to_keep": or_null(rng, 20, written(to_keep))});
    json!({
        "id": "1", "state": state,
        "points": {"available": or_null(rng, 40, json!(available)), "pending": 0, "lifetime": null},
        "expiring": or_null(rng, 2, expiring),
        "tier": tier(rng, scale, program),
        "qualifying": or_null(rng, 40, qualifying),
        "blocked_rewards": blocked, "vouchers": vouchers,
    })
}

fn tier(rng: &mut Rng, scale: &Scale, program: &Value) -> Value {
    let n_tiers = program["tiers"].as_array().map_or(0, Vec::len);
    let id = match rng.u32(0..40) {
        0 => Value::Null,
        1 => json!("retired"),
        _ if n_tiers == 0 || one_in(rng, 3) => return Value::Null,
        _ => json!(format!("t{}", rng.usize(0..n_tiers))),
    };
    let expires_at = json!(soon(rng, scale));
    json!({"id": id, "since_at": scale.now - DAY_S, "expires_at": or_null(rng, 4, expires_at)})
}

/// Around now and a few weeks ahead, often on the very edge of a day.
fn soon(rng: &mut Rng, scale: &Scale) -> i64 {
    scale.now + rng.i64(-2..61) * DAY_S + if one_in(rng, 3) { rng.i64(-1..2) } else { 0 }
}

fn voucher(rng: &mut Rng, scale: &Scale, place: usize) -> Value {
    let issued_at = scale.now - rng.i64(0..40) * DAY_S - rng.i64(-1..2);
    let expires_at = json!(scale.now + rng.i64(-3..4) * [1, DAY_S][rng.usize(0..2)]);
    json!({
        "id": format!("v{place}"), "reward_id": format!("r{}", rng.u32(0..4)), "title": "V",
        "code": or_null(rng, 20, json!(format!("C{place}"))), "issued_at": or_null(rng, 20, json!(issued_at)),
        "expires_at": or_null(rng, 2, expires_at), "minimum_spend": minimum(rng, scale.currency.1),
        "combines_with": [],
    })
}

/// The size of a step between tiers, in the basis' smallest unit.
pub(super) fn qualifying_scale(scale: &Scale, basis: &Value) -> i64 {
    match basis.as_str() {
        Some("orders") => 5,
        Some("spend") => scale.points.saturating_mul(10),
        Some(_) => scale.points,
        // It has to fit whatever the basis were.
        None => scale.points.min(100_000_000_000),
    }
}

/// As the contract writes it: money on the spend basis, else whole.
pub(super) fn qualifying(units: i64, scale: &Scale, basis: &Value) -> String {
    decimal(units, if basis == "spend" { scale.currency.1 } else { 0 })
}
