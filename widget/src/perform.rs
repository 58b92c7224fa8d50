//! Does what the shopper asked for: one thing at a time, and its outcome in words.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::command::{Command, Fresh, Notice};
use crate::effects;
use crate::entries;
use crate::focus;
use crate::offer::Action;
use crate::redeem::{Outcome, cancel, hindered, join, redeem, redeemed};
use crate::state::Page;
use crate::words;

/// Starts what the shopper asked for, unless something is being done already. A preview does nothing.
pub(crate) fn run(page: &Arc<Page>, mount: u32, action: Action, about: &str) {
    if page.config.preview || page.command.with_untracked(|command| command.busy.is_some()) {
        return;
    }
    match action {
        Action::More => entries::load(page, true),
        Action::Retry => entries::load(page, false),
        Action::Remove => {
            if let Some(code) = page.voucher_code(about) {
                effects::remove_code(about, &code);
                begin(page, about);
            }
        }
        Action::Redeem | Action::Use | Action::Join => {
            if let Some(notice) = hindered(page, action, about) {
                begin(page, about);
                finish(page, Some(notice));
            } else if action != Action::Use {
                begin(page, about);
                let (page, about) = (Arc::clone(page), about.to_owned());
                spawn_local(async move { ask(&page, mount, action, &about).await });
            } else if let Some(code) = page.voucher_code(about) {
                apply(page, about, code, None);
            }
        }
    }
}

async fn ask(page: &Arc<Page>, mount: u32, action: Action, about: &str) {
    let outcome = if action == Action::Redeem { redeem(page, mount, about).await } else { join(page).await };
    match outcome {
        Outcome::Voucher { id, code } => {
            apply(page, &id, code, Some(Fresh { mount, reward_id: about.into() }));
        }
        Outcome::Finished(notice) => finish(page, notice),
    }
}

/// Hands a voucher's code to the host, who answers `applied`.
fn apply(page: &Page, voucher_id: &str, code: String, fresh: Option<Fresh>) {
    effects::apply_code(voucher_id, &code);
    let cart = page.cart.get_untracked();
    page.command.set(Command { busy: Some(voucher_id.into()), code, fresh, cart, notice: None });
}

/// The host's answer to `apply_code`: applied, refused (by another code that it pushed out, and that is back), or nobody knows.
pub(crate) fn applied(page: &Arc<Page>, voucher_id: &str, outcome: Option<bool>, replaced: bool) {
    let Some(Command { code, fresh, .. }) = in_work(page, voucher_id) else { return };
    if let (Some(fresh), true) = (&fresh, outcome != Some(false)) {
        redeemed(fresh.mount, &fresh.reward_id, Some(voucher_id));
    }
    let notice = match outcome {
        Some(true) if page.cart_has(&code) => Notice::done(words::word("actions.applied")),
        Some(true) => Notice { awaits: Some(code), ..Notice::done(words::word("actions.applied")) },
        Some(false) if fresh.is_some() => {
            let (page, voucher_id) = (Arc::clone(page), voucher_id.to_owned());
            return spawn_local(async move {
                let (notice, kept) = cancel(&page, &voucher_id, replaced).await;
                if let (Some(fresh), true) = (fresh, kept) {
                    redeemed(fresh.mount, &fresh.reward_id, Some(&voucher_id));
                }
                finish(&page, Some(notice));
            });
        }
        Some(false) if replaced => Notice::failed("errors.not_combined"),
        Some(false) => Notice::failed("errors.not_applied"),
        // The host can't say; the shopper can take the code over by hand.
        None => Notice::done([&words::word("errors.by_hand"), " ", &code].concat()),
    };
    finish(page, Some(notice));
}

/// The host's answer to `remove_code`. A voucher that is out of the cart is offered again, which says it all.
pub(crate) fn removed(page: &Page, voucher_id: &str, outcome: Option<bool>) {
    if in_work(page, voucher_id).is_some() {
        let done = outcome == Some(true);
        finish(page, (!done).then(|| Notice::failed("errors.not_removed")));
    }
}

/// A notice goes when the cart moves on; "applied" waits for the cart that has the code first. A code that was refused left
/// the cart as it was, whatever the carts in between, and a text of the same cart is no move.
pub(crate) fn cart_moved(page: &Page) {
    let mut command = page.command.get_untracked();
    let Some(notice) = &mut command.notice else { return };
    let cart = page.cart.get_untracked();
    match &notice.awaits {
        Some(code) if !page.cart_has(code) => return,
        Some(_) => notice.awaits = None,
        None if command.cart == cart => return,
        None => command.notice = None,
    }
    command.cart = cart;
    page.command.set(command);
}

fn begin(page: &Page, about: &str) {
    let cart = page.cart.get_untracked();
    page.command.set(Command { busy: Some(about.into()), cart, ..Command::default() });
}

/// Nothing is in work any more; what there is to say about it is said.
fn finish(page: &Page, notice: Option<Notice>) {
    let cart = page.command.with_untracked(|command| command.cart.clone());
    page.command.set(Command { cart, notice, ..Command::default() });
    focus::restore();
}

/// The command about this voucher; an answer to any other comes too late.
fn in_work(page: &Page, voucher_id: &str) -> Option<Command> {
    Some(page.command.get_untracked()).filter(|command| command.busy.as_deref() == Some(voucher_id))
}
