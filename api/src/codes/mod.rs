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
    /// The reward, as the merchant calls it.
    #[serde(skip)]
    pub title: String,
    /// When it was redeemed, in Unix seconds; from then on the code holds.
    #[serde(skip)]
    pub redeemed_at: i64,
    /// Whether the service may have been asked for it before, with an outcome nobody knows.
    #[serde(skip)]
    pub again: bool,
}

/// What the service is told about credit with the shop, which has no code.
#[derive(Debug, Clone)]
pub struct CreditOrder {
    /// The redemption behind it.
    pub redemption_id: String,
    /// Whose it is.
    pub customer_id: String,
    /// A decimal string in major units of `currency`.
    pub amount: String,
    /// The shop's currency.
    pub currency: String,
    /// When it was redeemed, in Unix seconds.
    pub redeemed_at: i64,
    /// Whether the service may have been asked for it before, with an outcome nobody knows.
    pub again: bool,
    /// What earlier credits of this customer are called at the service; none of them is this one.
    pub known: Vec<String>,
}

/// Why no code was made or withdrawn; for the log, never for the shopper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodesTrouble {
    /// It was certainly not done.
    NotDone(String),
    /// Nobody knows whether it was done. Asking again later finds out.
    Unknown(String),
    /// The code was used in an order: it can't be withdrawn.
    Used,
}

impl std::fmt::Display for CodesTrouble {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotDone(why) => write!(formatter, "not done: {why}"),
            Self::Unknown(why) => write!(formatter, "unknown: {why}"),
            Self::Used => formatter.write_str("the code was used in an order"),
        }
    }
}

/// Makes and withdraws discount codes, and credits what has none.
pub trait DiscountCodes: Send + Sync + Debug {
    /// Makes the code. Asking again for the same redemption changes nothing.
    fn create<'a>(&'a self, order: &'a CodeOrder) -> Later<'a, Result<(), CodesTrouble>>;

    /// Withdraws the code. A code that isn't there is withdrawn.
    fn disable<'a>(&'a self, code: &'a str) -> Later<'a, Result<(), CodesTrouble>>;

    /// Credits the customer, once for a redemption; what the service calls the credit. One customer's credits are asked
    /// for one after the other, so that none is taken for another. None: this service has no
    /// credit, and whoever follows the events pays it out.
    fn credit<'a>(&'a self, _order: &'a CreditOrder) -> Later<'a, Result<Option<String>, CodesTrouble>> {
        Box::pin(async { Ok(None) })
    }
}
