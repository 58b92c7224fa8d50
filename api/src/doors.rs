//! What strangers send, decoded as the routes decode it and no further. For whoever holds the decoders to something from
//! outside, such as `fuzz/`; the routes themselves go the same ways.

use loyalty::Program;
use serde_json::{Value, json};

use crate::auth::{hmac256, proxy, token};
use crate::http::body::decode;
use crate::http::problem::Problem;
use crate::runnable::checked;
use crate::shopify::{
    CancelledWire, DataRequestWire, MergeWire, Order, OrderWire, ProductWire, RedactWire, Refund, RefundWire,
};

/// A paid order as the ledger keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidOrder(Order);

impl PaidOrder {
    /// Reads Shopify's `orders/paid`; None: nothing was bought.
    ///
    /// # Errors
    /// It is no JSON, or says something else than expected, with the path.
    pub fn received(body: &[u8]) -> Result<Option<Self>, Problem> {
        Ok(decode::<OrderWire>(body)?.order().map(Self))
    }

    /// Reads what [`PaidOrder::kept`] wrote; None: it wrote something else.
    pub fn read(kept: &str) -> Option<Self> {
        serde_json::from_str(kept).ok().map(Self)
    }

    /// As it stands in the ledger; None: it can't be written.
    pub fn kept(&self) -> Option<String> {
        serde_json::to_string(&self.0).ok()
    }

    /// The cart that its points are reckoned from.
    pub fn cart(&self) -> Value {
        self.0.cart()
    }

    /// What is left when so many of every line went back; None: nothing.
    #[must_use]
    pub fn without(&self, returned: u64) -> Option<Self> {
        self.0.without(|_| returned).map(Self)
    }
}

/// Reads one of Shopify's other webhooks as it is kept; None: its body is never read.
///
/// # Errors
/// It is no JSON, or says something else than expected, with the path.
pub fn webhook(topic: &str, body: &[u8]) -> Result<Option<Value>, Problem> {
    Ok(Some(match topic {
        "orders/cancelled" => {
            let wire: CancelledWire = decode(body)?;
            json!({"order_id": wire.order_id(), "cancelled_at": wire.cancelled_at()})
        }
        "refunds/create" => serde_json::to_value(Refund::from(decode::<RefundWire>(body)?))?,
        "products/update" => {
            let wire: ProductWire = decode(body)?;
            json!({"id": wire.id(), "product_type": wire.product_type(), "updated_at": wire.updated_at()})
        }
        "customers/merge" => json!(decode::<MergeWire>(body)?.merged_and_kept()),
        "customers/data_request" => {
            let wire: DataRequestWire = decode(body)?;
            json!({"customer_id": wire.customer_id(), "id": wire.id()})
        }
        "customers/redact" => json!({"customer_id": decode::<RedactWire>(body)?.customer_id()}),
        _ => return Ok(None),
    }))
}

/// Reads a program that an operator sets.
///
/// # Errors
/// It is no JSON, is refused at the door, or leaves out what crediting orders needs.
pub fn program(document: &str) -> Result<Program, Problem> {
    checked(document)
}

/// The shop and the customer (None: a guest) that a proxied query stands for at `now` (Unix seconds); None: its signature
/// doesn't hold.
pub fn proxied(secret: &[u8], query: &str, now: i64) -> Option<(String, Option<String>)> {
    let proxied = proxy::verify(&hmac256::Key::new(secret), query, now)?;
    Some((proxied.shop, proxied.customer_id))
}

/// The customer that a token stands for at `now` (Unix seconds); None: it is not ours, not this shop's, or over.
pub fn customer(secret: &[u8], shop: &str, token: &str, now: i64) -> Option<String> {
    token::verify(secret, shop, token, now)
}
