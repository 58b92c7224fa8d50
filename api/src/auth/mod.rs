//! Who is asking: a shopper through the app proxy or with a token, the operator, the merchant's server, or Shopify.
//! Whatever goes wrong is a 401 without a hint;
//! who asks too often is told when to come again.

mod callers;
pub(crate) mod hmac256;
pub(crate) mod proxy;
mod secret;
pub(crate) mod token;
mod webhook;

pub(crate) use callers::{Anyone, Customer, MerchantServer, Operator, Visitor, nudges_allowed};
pub use secret::Secret;
pub(crate) use webhook::Delivery;

/// The secrets the process is started with.
#[derive(Debug, Clone)]
pub struct Secrets {
    /// The app's client secret: signs proxied requests and webhooks.
    pub app: Secret,
    /// Bearer of the operator's routes.
    pub operator: Secret,
    /// Bearer of a merchant's server asking for customer tokens.
    pub merchant: Secret,
    /// Signs customer tokens.
    pub token: Secret,
}
