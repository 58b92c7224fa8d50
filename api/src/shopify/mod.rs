//! Shopify's words, and only here: webhooks in, our orders, refunds and products out.

mod discounts;
mod ids_only;
mod order;
mod order_wire;
mod product;
mod refund;
mod wire;

pub(crate) use ids_only::ids_only;
pub(crate) use order::Order;
pub(crate) use order_wire::{CancelledWire, OrderWire};
pub(crate) use product::ProductWire;
pub(crate) use refund::{Refund, RefundWire};
