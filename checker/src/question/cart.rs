//! The cart, in minor units of its own currency.

use num_bigint::BigInt;
use serde_json::Value;

use super::fields::Fields;
use crate::number::Exact;

#[derive(Clone)]
pub(crate) struct Cart {
    /// None: unknown, and then nothing is known of its amounts.
    pub(crate) currency: Option<String>,
    /// Presentment units for one shop unit. None: unknown.
    pub(crate) rate: Option<Exact>,
    pub(crate) discount_minor: BigInt,
    pub(crate) discount_percent: Exact,
    pub(crate) discount_codes: Vec<String>,
    pub(crate) lines: Vec<Line>,
}

/// Whatever is None is unknown.
#[derive(Clone)]
pub(crate) struct Line {
    pub(crate) price_minor: Option<BigInt>,
    pub(crate) product_id: Option<String>,
    pub(crate) variant_id: Option<String>,
    pub(crate) product_type: Option<String>,
    pub(crate) vendor: Option<String>,
    pub(crate) gift_card: Option<bool>,
    /// The line that `spend_more` adds: it counts whatever is excluded, and is no product that a campaign names.
    pub(crate) added: bool,
}

impl Cart {
    /// None for a cart without lines, which is no cart.
    pub(super) fn read(cart: &Value) -> Option<Self> {
        let lines = cart.list("lines", Line::read).filter(|lines| !lines.is_empty())?;
        Some(Self {
            currency: cart.text("currency"),
            rate: cart.decimal("rate"),
            discount_minor: cart.integer("cart_discount_minor").unwrap_or(0).into(),
            discount_percent: cart.decimal("cart_discount_percent").unwrap_or_default(),
            discount_codes: cart.texts("discount_codes").unwrap_or_default(),
            lines,
        })
    }
}

impl Line {
    fn read(line: &Value) -> Self {
        Self {
            price_minor: line.integer("price_minor").map(BigInt::from),
            product_id: line.text("product_id"),
            variant_id: line.text("variant_id"),
            product_type: line.text("product_type"),
            vendor: line.text("vendor"),
            gift_card: line.flag("gift_card"),
            added: false,
        }
    }

    pub(crate) fn added(price_minor: BigInt) -> Self {
        Self {
            price_minor: Some(price_minor),
            product_id: None,
            variant_id: None,
            product_type: None,
            vendor: None,
            gift_card: Some(false),
            added: true,
        }
    }
}
