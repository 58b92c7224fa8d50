//! The service that makes discount codes. The shop honours a code only while it exists there.

mod demo_shop;
mod in_process;

use std::fmt::Debug;
use std::pin::Pin;

use serde::Serialize;

pub use demo_shop::DemoShopCodes;
pub use in_process::InProcessCodes;

/// An answer that takes a while.
pub type Later<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What the service is told about a voucher; the same redemption told twice is one code.
#[derive(Debug, Clone, Serialize)]
pub struct CodeOrder {
    /// The redemption behind it.
    pub redemption_id: String,
    /// The code we chose.
    pub code: String,
    /// Who may use it.
    pub customer_id: String,
    /// The reward's kind.
    pub kind: String,
    /// What it is worth; null where the kind says it all.
    pub value: Option<String>,
    /// The shop's currency.
    pub currency: String,
    /// The cart it needs.
    pub minimum_spend: Option<String>,
    /// The classes of discounts it goes with.
    pub combines_with: Vec<String>,
}

/// Why no code was made or withdrawn; for the log, never for the shopper.
#[derive(Debug, Clone)]
pub struct CodesUnavailable(pub String);

/// Makes and withdraws discount codes.
pub trait DiscountCodes: Send + Sync + Debug {
    /// Makes the code. Asking again for the same redemption changes nothing.
    fn create<'a>(&'a self, order: &'a CodeOrder) -> Later<'a, Result<(), CodesUnavailable>>;

    /// Withdraws the code. A code that isn't there is withdrawn.
    fn disable<'a>(&'a self, code: &'a str) -> Later<'a, Result<(), CodesUnavailable>>;
}
