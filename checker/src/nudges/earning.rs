//! `earn`, `join` and `points_expiring`.

use num_traits::Zero;
use serde_json::{Map, Value, json};

use super::{Scene, fields};
use crate::number::json_integer;
use crate::question::State;

pub(super) fn points_expiring(scene: &Scene) -> Option<Map<String, Value>> {
    let (points, at) = scene.member()?.expiring?;
    scene
        .is_within(at, scene.question.program.points_expiry_days)
        .then(|| fields([("emphasis", json!(true)), ("points", json!(points)), ("at", json!(at))]))
}

pub(super) fn earn(scene: &Scene) -> Option<Map<String, Value>> {
    scene.member()?;
    let points = scene.earned();
    (!points.is_zero())
        .then(|| fields([("emphasis", json!(false)), ("points", json!(json_integer(&points)))]))
}

pub(super) fn join(scene: &Scene) -> Option<Map<String, Value>> {
    let invited = scene.question.member.as_ref().is_none_or(|member| member.state == Some(State::Candidate));
    invited.then(|| fields([("emphasis", json!(false)), ("points", json!(json_integer(&scene.earned())))]))
}
