//! Vouchers as Shopify's discount codes, and store credit.

mod crediting;
mod discount;
mod finding;
mod making;
mod withdrawing;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use tokio::sync::Mutex;
use tokio::time::Instant;

use super::admin::{Admin, Trouble, UserError};
use crate::codes::{CodeOrder, CodesTrouble, CreditOrder, DiscountCodes, Later};

/// Shopify's Admin API as the code service.
#[derive(Debug)]
pub struct ShopifyCodes {
    admin: Arc<Admin>,
    /// When each credit that nobody knows the outcome of was last asked for. Whoever credits holds it: one at a time, so
    /// that two of ours are not taken for one.
    unsettled: Mutex<BTreeMap<String, Instant>>,
    started_at: Instant,
}

impl ShopifyCodes {
    /// Codes and credit at this store.
    pub fn new(admin: Arc<Admin>) -> Self {
        Self { admin, unsettled: Mutex::default(), started_at: Instant::now() }
    }
}

impl DiscountCodes for ShopifyCodes {
    fn create<'a>(&'a self, order: &'a CodeOrder) -> Later<'a, Result<(), CodesTrouble>> {
        Box::pin(self.make(order))
    }

    fn disable<'a>(&'a self, code: &'a str) -> Later<'a, Result<(), CodesTrouble>> {
        Box::pin(self.withdraw(code))
    }

    fn credit<'a>(&'a self, order: &'a CreditOrder) -> Later<'a, Result<Option<String>, CodesTrouble>> {
        Box::pin(async { self.give_credit(order).await.map(Some) })
    }
}

/// The part of a mutation's answer that is the same for all.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Payload {
    user_errors: Vec<UserError>,
}

impl From<Trouble> for CodesTrouble {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Unknown(_) => Self::Unknown(trouble.to_string()),
            Trouble::Busy { .. } | Trouble::Refused(_) => Self::NotDone(trouble.to_string()),
        }
    }
}

fn customer_gid(id: &str) -> String {
    format!("gid://shopify/Customer/{id}")
}
