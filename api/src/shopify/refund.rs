//! refunds/create: how many of which line went back.

use serde::{Deserialize, Serialize};

use super::wire::{At, Id};

/// A refund as we keep it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Refund {
    pub(crate) id: String,
    pub(crate) order_id: String,
    pub(crate) created_at: i64,
    pub(crate) lines: Vec<RefundedLine>,
}

/// So many of one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct RefundedLine {
    pub(crate) line_id: String,
    pub(crate) quantity: u64,
}

/// What we read of a refund.
#[derive(Debug, Deserialize)]
pub(crate) struct RefundWire {
    id: Id,
    order_id: Id,
    created_at: At,
    #[serde(default)]
    refund_line_items: Vec<LineWire>,
}

#[derive(Debug, Deserialize)]
struct LineWire {
    line_item_id: Id,
    quantity: u64,
}

impl From<RefundWire> for Refund {
    fn from(wire: RefundWire) -> Self {
        let line = |line: LineWire| RefundedLine { line_id: line.line_item_id.0, quantity: line.quantity };
        Self {
            id: wire.id.0,
            order_id: wire.order_id.0,
            created_at: wire.created_at.0,
            lines: wire.refund_line_items.into_iter().map(line).collect(),
        }
    }
}
