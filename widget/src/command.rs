//! The page's one command: what is being done for the shopper, and how the last one ended.

use std::sync::Arc;

use loyalty::Cart;

use crate::words;

/// One thing at a time; while there is one, further clicks do nothing.
#[derive(Clone, Default)]
pub(crate) struct Command {
    /// The reward or voucher in work.
    pub(crate) busy: Option<String>,
    /// The code that the host is applying.
    pub(crate) code: String,
    /// What was bought for this cart just now: if it can't be used there, the points go back.
    pub(crate) fresh: Option<Fresh>,
    /// The cart when it began, and the one that its notice speaks of.
    pub(crate) cart: Option<Arc<Cart>>,
    /// What to tell the shopper about the last one.
    pub(crate) notice: Option<Notice>,
}

/// A redemption that is not settled yet.
#[derive(Clone)]
pub(crate) struct Fresh {
    /// The element it was asked for in.
    pub(crate) mount: u32,
    pub(crate) reward_id: String,
}

/// The outcome of a command, shown until the cart is another one or the next command.
#[derive(Clone)]
pub(crate) struct Notice {
    pub(crate) text: String,
    pub(crate) failed: bool,
    /// The code it speaks of, until a cart with it has come by.
    pub(crate) awaits: Option<String>,
}

impl Notice {
    pub(crate) fn done(text: String) -> Self {
        Self { text, failed: false, awaits: None }
    }

    pub(crate) fn failed(key: &str) -> Self {
        Self { failed: true, ..Self::done(words::word(key)) }
    }
}
