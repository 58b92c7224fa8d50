//! Everything that reads what strangers send, held to what must be true of any bytes at all.
//!
//! A target takes bytes and panics where something is wrong that "it did not crash" would not tell: the page and the server
//! read a document differently, a forged signature is taken, what is kept does not read back. `cargo xtask fuzz` drives the
//! targets with libFuzzer; the test beside them replays `corpus/`, where a finding stays as a file.

#![allow(
    clippy::expect_used,
    clippy::missing_panics_doc,
    clippy::panic,
    reason = "a target says what it found by panicking"
)]

// JSON as the page reads it, without a browser.
mod page;
// The documents of docs/contract.md, through both doors.
mod documents;
// The native half of what a browser is asked of `/cart.js`.
mod natively;
// What Shopify sends of orders, products and people.
mod webhooks;
// Who somebody says they are: signatures and tokens, checked a second time.
mod proxy;
mod signature;
mod token;
// Whole requests, to the whole API.
mod http;

pub use natively::answer_shopify;

/// Bytes in; it panics on a finding.
pub type Target = fn(&[u8]);

/// Every target, by the name of its folder in `corpus/`.
pub const TARGETS: [(&str, Target); 10] = [
    ("request", documents::request),
    ("snapshot", documents::snapshot),
    ("program", documents::program),
    ("cart", documents::cart),
    ("shopify_cart", documents::shopify_cart),
    ("order", webhooks::order),
    ("webhook", webhooks::webhook),
    ("proxy", proxy::query),
    ("token", token::token),
    ("http", http::http),
];

/// The target of that name.
pub fn target(name: &str) -> Option<Target> {
    TARGETS.iter().find(|(known, _)| *known == name).map(|(_, target)| *target)
}
