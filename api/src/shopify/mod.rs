//! Shopify's words, and only here: webhooks in, our orders, refunds and products out; and what we ask of Shopify, codes,
//! credit and metafields.

mod admin;
mod codes;
mod customer;
mod discounts;
mod metafields;
mod order;
mod order_wire;
mod product;
mod refund;
mod wire;

pub use admin::{Admin, Patience};
pub use codes::ShopifyCodes;
pub(crate) use customer::{DataRequestWire, MergeWire, RedactWire, ShopRedactWire};
pub(crate) use metafields::METAFIELD_BYTES_MAX;
pub use metafields::{Unwritten, write_metafields};
pub(crate) use order::Order;
pub(crate) use order_wire::{CancelledWire, OrderWire};
pub(crate) use product::ProductWire;
pub(crate) use refund::{Refund, RefundWire};
