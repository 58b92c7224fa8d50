//! The commands that the API carries out: points into a voucher and back, and a candidate into a member.

use std::sync::Arc;

use leptos::prelude::*;
use loyalty::{Arg, Hindrance, Json, reward_hindrance, voucher_hindrance};
use wasm_bindgen::JsValue;

use crate::api::{self, Failure};
use crate::command::Notice;
use crate::effects::{self, object};
use crate::entries;
use crate::offer::Action;
use crate::refresh;
use crate::state::{Page, now};
use crate::words;

/// Where a command stands after the API's answer.
pub(crate) enum Outcome {
    /// It is over, and this is to be said about it.
    Finished(Option<Notice>),
    /// There is a code, and a cart to put it into.
    Voucher { id: String, code: String },
}

/// What is known to keep a reward or a voucher out of the cart that there is: said before anything is bought.
pub(crate) fn hindered(page: &Page, action: Action, about: &str) -> Option<Notice> {
    let (snapshot, cart) = (page.snapshot.get_untracked()?, page.cart.get_untracked()?);
    let (program, member) = (&snapshot.program, snapshot.member.as_ref()?);
    let hindrance = if action == Action::Redeem {
        reward_hindrance(program, member, &cart, program.reward(about)?, now())
    } else {
        let voucher = member.vouchers.iter().find(|voucher| voucher.id == about)?;
        voucher_hindrance(program, member, &cart, voucher, now())
    };
    Some(match hindrance? {
        Hindrance::Combination => Notice::failed("errors.not_combinable"),
        Hindrance::Minimum(money) => {
            let text = words::with("errors.minimum", "amount", Arg::from(money), program);
            Notice { failed: true, ..Notice::done(text) }
        }
    })
}

/// Buys a reward. The voucher goes into the cart at once where there is one.
///
/// The key says the same as long as nothing was redeemed, so a click after an answer that got lost gets that answer; and
/// what the page believes of the last redemption goes along, so that a page that is behind buys nothing.
pub(crate) async fn redeem(page: &Arc<Page>, mount: u32, reward_id: &str) -> Outcome {
    let last = page.last_redemption_at();
    let mut body = vec![
        ("reward_id", reward_id.into()),
        ("idempotency_key", page.redemption_key(reward_id).into()),
        ("last_redemption_at", last.map_or(JsValue::NULL, JsValue::from)),
    ];
    // Where the reward leaves the choice, the fewest points that buy it; the key says the same each time.
    if let Some(points) = page.points_to_choose(reward_id) {
        body.push(("points", points.into()));
    }
    let answer = match api::post(&page.config, "/v1/redemptions", &object(&body)).await {
        Ok(answer) => answer,
        Err(failure) => return Outcome::Finished(Some(reason(page, &failure))),
    };
    let voucher = answer.as_ref().and_then(|answer| answer.member("voucher"));
    let voucher_id = voucher.as_ref().and_then(|voucher| voucher.text("id"));
    let code = voucher.as_ref().and_then(|voucher| voucher.text("code"));
    page.take_answer(answer.as_ref());
    entries::reload(page);
    match (voucher_id, code) {
        (Some(id), Some(code)) if page.has_cart() => Outcome::Voucher { id, code },
        (id, _) => {
            redeemed(mount, reward_id, id.as_deref());
            Outcome::Finished(Some(Notice::done(words::word("actions.redeemed"))))
        }
    }
}

/// Says that points became something, once that stands: not before the cart that it was bought for has taken it.
pub(crate) fn redeemed(mount: u32, reward_id: &str, voucher_id: Option<&str>) {
    let id = voucher_id.map_or(JsValue::NULL, JsValue::from);
    effects::event("perkline:redeemed", Some(mount), &[("reward_id", reward_id.into()), ("voucher_id", id)]);
}

/// Gives a voucher back that its cart did not take. Says why and where the points are, and whether the member still has it.
pub(crate) async fn cancel(page: &Arc<Page>, voucher_id: &str, replaced: bool) -> (Notice, bool) {
    let path = ["/v1/redemptions/", voucher_id, "/cancel"].concat();
    let answer = api::post(&page.config, &path, &object(&[])).await;
    let kept = answer.is_err();
    let notice = Notice::failed(match answer {
        Ok(answer) => {
            page.take_answer(answer.as_ref());
            entries::reload(page);
            if replaced { "errors.not_combined_returned" } else { "errors.not_applied_returned" }
        }
        // An order has used it: it was another page's.
        Err(Failure::Refused(problem)) if problem.ends_with("voucher-used") => {
            refresh::refresh(page);
            "errors.changed"
        }
        Err(Failure::Refused(_)) if replaced => "errors.not_combined",
        Err(Failure::Refused(_)) => "errors.not_applied",
        Err(Failure::Unavailable) => "errors.not_applied_unsure",
    });
    (notice, kept)
}

/// Joins the program.
pub(crate) async fn join(page: &Arc<Page>) -> Outcome {
    Outcome::Finished(match api::post(&page.config, "/v1/memberships", &object(&[])).await {
        Ok(answer) => {
            page.take_answer(answer.as_ref());
            None
        }
        Err(failure) => Some(reason(page, &failure)),
    })
}

/// What to say about a failure.
fn reason(page: &Arc<Page>, failure: &Failure) -> Notice {
    Notice::failed(match failure {
        Failure::Refused(problem) if problem.ends_with("not-enough-points") => "errors.not_enough_points",
        Failure::Refused(problem) if problem.ends_with("redeemed-meanwhile") => {
            refresh::refresh(page);
            "errors.changed"
        }
        Failure::Refused(problem) if problem.ends_with("redemption-unresolved") => "errors.no_answer",
        Failure::Refused(_) => "errors.unavailable",
        Failure::Unavailable => "errors.no_answer",
    })
}
