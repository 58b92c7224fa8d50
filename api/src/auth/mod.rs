//! Who is asking: a shopper through the app proxy or with a token, the operator, the merchant's server, or Shopify.
//! Whatever goes wrong is a 401 without a hint.

mod callers;
pub(crate) mod hmac256;
pub(crate) mod proxy;
pub(crate) mod token;
mod webhook;

pub(crate) use callers::{Customer, MerchantServer, Operator, Visitor, nudges_allowed};
pub(crate) use webhook::Delivery;

/// The secrets the process is started with.
#[derive(Clone)]
pub struct Secrets {
    /// The app's client secret: signs proxied requests and webhooks.
    pub app: String,
    /// Bearer of the operator's routes.
    pub operator: String,
    /// Bearer of a merchant's server asking for customer tokens.
    pub merchant: String,
    /// Signs customer tokens.
    pub token: String,
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Secrets(…)")
    }
}
