//! Vouchers as Shopify's discount codes, and store credit.

mod crediting;
mod discount;
mod finding;
mod making;
mod unsettled;
mod withdrawing;

use std::sync::Arc;

use serde::Deserialize;

use super::admin::{Admin, Trouble, UserError};
use super::customer::customer_gid;
use crate::codes::{CodeOrder, CodesTrouble, CreditOrder, DiscountCodes, Later};
use unsettled::Unsettled;

/// Shopify's Admin API as the code service.
#[derive(Debug)]
pub struct ShopifyCodes {
    admin: Arc<Admin>,
    unsettled: Unsettled,
}

impl ShopifyCodes {
    /// Codes and credit at this store.
    pub fn new(admin: Arc<Admin>) -> Self {
        Self { admin, unsettled: Unsettled::new() }
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
