//! The two commands that go to the API: points into a voucher, and a candidate into a member.

use std::sync::Arc;

use loyalty::Json;
use wasm_bindgen::JsValue;

use crate::activity;
use crate::api::{self, Failure};
use crate::command::Notice;
use crate::effects::{self, object};
use crate::state::Page;
use crate::words;

/// Where a command stands after the API's answer.
pub(crate) enum Outcome {
    /// It is over, and this is to be said about it.
    Finished(Option<Notice>),
    /// There is a code, and a cart to put it into.
    Voucher { id: String, code: String },
}

/// Buys a reward. The voucher goes into the cart at once where there is one.
pub(crate) async fn redeem(page: &Arc<Page>, mount: u32, reward_id: &str) -> Outcome {
    let mut body =
        vec![("reward_id", reward_id.into()), ("idempotency_key", page.redemption_key(reward_id).into())];
    // Where the reward leaves the choice, the fewest points that buy it; the key says the same each time.
    if let Some(points) = page.points_to_choose(reward_id) {
        body.push(("points", points.into()));
    }
    let answer = match api::post(&page.config, "/v1/redemptions", &object(&body)).await {
        Ok(answer) => answer,
        Err(failure) => return Outcome::Finished(Some(reason(&failure))),
    };
    let voucher = answer.as_ref().and_then(|answer| answer.member("voucher"));
    let voucher_id = voucher.as_ref().and_then(|voucher| voucher.text("id"));
    let code = voucher.as_ref().and_then(|voucher| voucher.text("code"));
    let id = voucher_id.as_deref().map_or(JsValue::NULL, JsValue::from);
    page.take_answer(answer.as_ref());
    activity::reload(page);
    effects::event("perkline:redeemed", Some(mount), &[("reward_id", reward_id.into()), ("voucher_id", id)]);
    match (voucher_id, code) {
        (Some(id), Some(code)) if page.has_cart() => Outcome::Voucher { id, code },
        _ => Outcome::Finished(Some(Notice::done(words::word("actions.redeemed")))),
    }
}

/// Joins the program.
pub(crate) async fn join(page: &Arc<Page>) -> Outcome {
    Outcome::Finished(match api::post(&page.config, "/v1/memberships", &object(&[])).await {
        Ok(answer) => {
            page.take_answer(answer.as_ref());
            None
        }
        Err(failure) => Some(reason(&failure)),
    })
}

/// What to say about a failure.
fn reason(failure: &Failure) -> Notice {
    Notice::failed(match failure {
        Failure::Refused(problem) if problem.ends_with("not-enough-points") => "errors.not_enough_points",
        _ => "errors.unavailable",
    })
}
