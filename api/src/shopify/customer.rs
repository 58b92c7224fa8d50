//! customers/merge and what the law has Shopify send. The topic stands in a header that no signature covers: each payload
//! must look like its own, so that a signed body can't be sent again as another topic.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::wire::Id;

/// Two customers that became one.
#[derive(Debug, Deserialize)]
pub(crate) struct MergeWire {
    admin_graphql_api_customer_kept_id: String,
    admin_graphql_api_customer_deleted_id: String,
    status: String,
}

impl MergeWire {
    /// The customer that was merged away, and the one that stays; None: it has not happened.
    pub(crate) fn merged_and_kept(&self) -> Option<(&str, &str)> {
        let both = (
            id_of(&self.admin_graphql_api_customer_deleted_id),
            id_of(&self.admin_graphql_api_customer_kept_id),
        );
        self.status.eq_ignore_ascii_case("completed").then_some(both)
    }
}

/// The number at the end of `gid://shopify/Customer/7`.
fn id_of(gid: &str) -> &str {
    gid.rsplit('/').next().unwrap_or(gid)
}

/// As Shopify's Admin API names a customer.
pub(super) fn customer_gid(id: &str) -> String {
    format!("gid://shopify/Customer/{id}")
}

#[derive(Debug, Deserialize)]
struct CustomerWire {
    id: Id,
}

#[derive(Debug, Deserialize)]
struct DataRequestId {
    id: Id,
}

/// A customer asks what is known of them.
#[derive(Debug, Deserialize)]
pub(crate) struct DataRequestWire {
    pub(crate) shop_domain: String,
    customer: CustomerWire,
    data_request: DataRequestId,
}

impl DataRequestWire {
    pub(crate) fn customer_id(&self) -> &str {
        &self.customer.id.0
    }

    pub(crate) fn id(&self) -> &str {
        &self.data_request.id.0
    }
}

/// A customer is to be forgotten.
#[derive(Debug, Deserialize)]
pub(crate) struct RedactWire {
    pub(crate) shop_domain: String,
    customer: CustomerWire,
    /// What tells it from a request for data, which names the customer too.
    #[serde(rename = "orders_to_redact")]
    _orders: Vec<IgnoredAny>,
}

impl RedactWire {
    pub(crate) fn customer_id(&self) -> &str {
        &self.customer.id.0
    }
}

/// Every customer of a shop is to be forgotten, two days after the app was removed from it.
#[derive(Debug, Deserialize)]
pub(crate) struct ShopRedactWire {
    pub(crate) shop_domain: String,
    /// What is about one customer is not about the shop.
    pub(crate) customer: Option<IgnoredAny>,
}

#[cfg(test)]
mod tests {
    use super::MergeWire;

    #[test]
    fn only_a_completed_merge_has_happened() {
        for (status, happened) in
            [("completed", true), ("COMPLETED", true), ("failed", false), ("in_progress", false)]
        {
            let merge = MergeWire {
                admin_graphql_api_customer_kept_id: "gid://shopify/Customer/7".into(),
                admin_graphql_api_customer_deleted_id: "gid://shopify/Customer/8".into(),
                status: status.into(),
            };
            assert_eq!(merge.merged_and_kept(), happened.then_some(("8", "7")), "{status}");
        }
    }
}
