//! Perkline's API: who a shopper is, what they have, and what they may do with it. The arithmetic is `loyalty`'s; here are
//! identity, the ledger, webhooks and redemptions.
//!
//! In reading order: how it is started, what it answers, what it knows.

pub mod cli;
pub mod doors;

// What it answers: routes, and what stands around them.
mod app;
mod auth;
mod http;
mod router;
mod routes;

// What happens: an order is paid, somebody joins, points become a voucher, time passes.
mod crediting;
mod due;
mod expiring;
mod joining;
mod people;
mod redeeming;
mod rounds;
mod webhooks;

// What is known: an account and its standing, made from the ledger's rows.
mod account;
mod ledger;
mod recent;
mod runnable;
mod snapshot;
mod standing;
mod tier_changes;

// What it speaks to and with.
mod clock;
mod codes;
mod money;
mod outbound;
mod shopify;
mod turns;

pub use app::App;
pub use auth::{Secret, Secrets};
pub use clock::{Clock, SystemClock};
pub use codes::{CodeOrder, CodesTrouble, CreditOrder, DemoShopCodes, DiscountCodes, InProcessCodes, Later};
pub use http::limits::Limits;
pub use http::metrics::Metrics;
pub use http::problem::Problem;
pub use ledger::Database;
pub use people::finish_forgetting;
pub use recent::Recent;
pub use redeeming::{finish_interrupted, finish_unresolved};
pub use rounds::record_due;
pub use router::app;
pub use shopify::{Admin, Patience, ShopifyCodes, Unwritten, write_metafields};
pub use turns::Turns;
