//! What the shopper asked for: one request at a time, and its outcome in words.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::activity;
use crate::effects;
use crate::focus;
use crate::offer::Action;
use crate::redeem::{Outcome, join, redeem};
use crate::state::Page;
use crate::words;

/// The page's one command: what is being done, and how the last one ended.
#[derive(Clone, Default)]
pub(crate) struct Command {
    /// The reward or voucher in work; while there is one, further clicks do nothing.
    pub(crate) busy: Option<String>,
    /// The code that the host is applying.
    code: String,
    /// What to tell the shopper about the last one.
    pub(crate) notice: Option<Notice>,
}

/// The outcome of a command, shown until the cart moves on or the next command.
#[derive(Clone)]
pub(crate) struct Notice {
    pub(crate) text: String,
    pub(crate) failed: bool,
    /// The code it speaks of, until a cart with it has come by.
    awaits: Option<String>,
}

/// Starts what the shopper asked for, unless something is being done already.
pub(crate) fn run(page: &Arc<Page>, mount: u32, action: Action, about: &str) {
    if page.command.with_untracked(|command| command.busy.is_some()) {
        return;
    }
    match action {
        Action::More => return activity::load(page, true),
        Action::Retry => return activity::load(page, false),
        Action::Redeem | Action::Use | Action::Join => {}
    }
    if action == Action::Use {
        if let Some(code) = page.voucher_code(about) {
            apply(page, about, code);
        }
        return;
    }
    page.command.set(Command { busy: Some(about.into()), ..Command::default() });
    let (page, about) = (Arc::clone(page), about.to_owned());
    spawn_local(async move {
        let outcome =
            if action == Action::Redeem { redeem(&page, mount, &about).await } else { join(&page).await };
        match outcome {
            Outcome::Voucher { id, code } => apply(&page, &id, code),
            Outcome::Finished(notice) => finish(&page, notice),
        }
    });
}

/// Hands a voucher's code to the host, who answers `applied`.
pub(crate) fn apply(page: &Page, voucher_id: &str, code: String) {
    effects::apply_code(voucher_id, &code);
    page.command.set(Command { busy: Some(voucher_id.into()), code, notice: None });
}

/// The host's answer to `apply_code`: applied, refused, or nobody knows.
pub(crate) fn applied(page: &Page, voucher_id: &str, outcome: Option<bool>) {
    let Command { busy, code, .. } = page.command.get_untracked();
    if busy.as_deref() != Some(voucher_id) {
        return;
    }
    let notice = match outcome {
        Some(true) if page.cart_has(&code) => Notice::done(words::word("actions.applied")),
        Some(true) => Notice { awaits: Some(code), ..Notice::done(words::word("actions.applied")) },
        Some(false) => Notice::failed("errors.not_applied"),
        // The host can't say; the shopper can take the code over by hand.
        None => Notice::done([&words::word("account.code"), " ", &code].concat()),
    };
    finish(page, Some(notice));
}

/// A notice goes when the cart moves on; "applied" waits for the cart that has the code first.
pub(crate) fn cart_moved(page: &Page) {
    let mut command = page.command.get_untracked();
    let Some(notice) = &mut command.notice else { return };
    match &notice.awaits {
        Some(code) if !page.cart_has(code) => return,
        Some(_) => notice.awaits = None,
        None => command.notice = None,
    }
    page.command.set(command);
}

/// Nothing is in work any more; what there is to say about it is said.
pub(crate) fn finish(page: &Page, notice: Option<Notice>) {
    page.command.set(Command { notice, ..Command::default() });
    focus::restore();
}

impl Notice {
    pub(crate) fn done(text: String) -> Self {
        Self { text, failed: false, awaits: None }
    }

    pub(crate) fn failed(key: &str) -> Self {
        Self { text: words::word(key), failed: true, awaits: None }
    }
}
