//! Shopify's words, and only here: webhooks in, our orders, refunds and products out.

mod customer;
mod discounts;
mod order;
mod order_wire;
mod product;
mod refund;
mod wire;

pub(crate) use customer::{DataRequestWire, MergeWire, RedactWire, ShopRedactWire};
pub(crate) use order::Order;
pub(crate) use order_wire::{CancelledWire, OrderWire};
pub(crate) use product::ProductWire;
pub(crate) use refund::{Refund, RefundWire};
