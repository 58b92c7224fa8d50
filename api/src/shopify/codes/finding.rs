//! A code looked up at Shopify: whether it is there, whose it is, and whether an order has used it.

use serde::Deserialize;
use serde_json::json;
use tokio::time::Instant;

use super::ShopifyCodes;
use crate::shopify::admin::{Again, Question, Trouble};

const FIND: &str = "query FindCode($code: String!) {
  found: codeDiscountNodeByCode(code: $code) {
    id
    codeDiscount {
      ... on DiscountCodeBasic { title asyncUsageCount }
      ... on DiscountCodeFreeShipping { title asyncUsageCount }
    }
  }
}";

/// A code that is there.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Found {
    pub(super) id: String,
    code_discount: CodeDiscount,
}

/// Empty for a kind of discount that we never make.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct CodeDiscount {
    title: String,
    async_usage_count: u64,
}

#[derive(Debug, Deserialize)]
struct Answer {
    found: Option<Found>,
}

impl Found {
    pub(super) fn is_of(&self, redemption_id: &str) -> bool {
        super::discount::is_of(&self.code_discount.title, redemption_id)
    }

    /// Shopify counts uses a little after they happen.
    pub(super) fn is_used(&self) -> bool {
        self.code_discount.async_usage_count > 0
    }
}

impl ShopifyCodes {
    pub(super) async fn find(&self, code: &str, deadline: Instant) -> Result<Option<Found>, Trouble> {
        let question = Question { document: FIND, variables: json!({"code": code}), again: Again::Safe };
        let Answer { found } = self.admin.ask(&question, deadline).await?;
        Ok(found)
    }
}
