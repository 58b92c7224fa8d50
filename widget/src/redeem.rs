//! The two commands that go to the API: points into a voucher, and a candidate into a member.

use std::sync::Arc;

use leptos::prelude::Set;
use loyalty::{Json, JsonKind};
use wasm_bindgen::JsValue;

use crate::activity;
use crate::api::{self, Failure};
use crate::command::{Command, Notice, finish};
use crate::effects::{self, object};
use crate::state::Page;
use crate::words;

/// Buys a reward. The voucher goes into the cart at once where there is one.
pub(crate) async fn redeem(page: &Arc<Page>, mount: u32, reward_id: &str, points: Option<u64>) {
    let mut body = vec![
        ("reward_id", JsValue::from(reward_id)),
        ("idempotency_key", page.redemption_key(reward_id).into()),
    ];
    if let Some(points) = points.and_then(|points| u32::try_from(points).ok()) {
        body.push(("points", points.into()));
    }
    let answer = match api::post(&page.config, "/v1/redemptions", &object(&body)).await {
        Ok(answer) => answer,
        Err(failure) => return finish(page, Some(Notice::failed(reason(&failure)))),
    };
    let voucher = answer.as_ref().and_then(|answer| answer.member("voucher"));
    let voucher = voucher.filter(|voucher| voucher.kind() == JsonKind::Object);
    let voucher_id = voucher.as_ref().and_then(|voucher| voucher.text("id"));
    let code = voucher.as_ref().and_then(|voucher| voucher.text("code"));
    page.take_answer(answer.as_ref());
    activity::reload(page);
    effects::event(
        "perkline:redeemed",
        Some(mount),
        &[
            ("reward_id", reward_id.into()),
            ("voucher_id", voucher_id.as_deref().map_or(JsValue::NULL, JsValue::from)),
        ],
    );
    match (voucher_id, code) {
        (Some(id), Some(code)) if page.has_cart() => {
            effects::apply_code(&id, &code);
            page.command.set(Command { busy: Some(id), notice: None });
        }
        _ => finish(page, Some(Notice::done(words::word("actions.redeemed")))),
    }
}

/// Joins the program.
pub(crate) async fn join(page: &Arc<Page>) {
    let answer = api::post(&page.config, "/v1/memberships", &object(&[])).await;
    let notice = match answer {
        Ok(answer) => {
            page.take_answer(answer.as_ref());
            None
        }
        Err(failure) => Some(Notice::failed(reason(&failure))),
    };
    finish(page, notice);
}

/// The key of what to say about a failure.
fn reason(failure: &Failure) -> &'static str {
    match failure {
        Failure::Refused(problem) if problem.ends_with("not-enough-points") => "errors.not_enough_points",
        _ => "errors.unavailable",
    }
}
