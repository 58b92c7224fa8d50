//! What one statement tells of a customer.

use super::Ledger;

/// Beside a customer's entries and redemptions.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct Overview {
    /// The id that answers for the customer now.
    pub(crate) customer_id: String,
    /// The customer has, or was merged into, another id.
    pub(crate) is_merged: bool,
    /// The number of the program in force; None: there is no program yet.
    pub(crate) version: Option<i64>,
    /// With the first of their ids; None: not a member.
    pub(crate) joined_at: Option<i64>,
    /// The tier the customer was last said to hold.
    pub(crate) announced_tier: Option<String>,
    /// When something last happened to the customer or to the whole shop; 0: never.
    pub(crate) changed_at: i64,
}

impl Ledger {
    pub(crate) async fn overview(&mut self, customer_id: &str) -> sqlx::Result<Overview> {
        sqlx::query_as(concat!(
            "SELECT coalesce((SELECT kept_id FROM customer_aliases WHERE shop = ?1 AND customer_id = ?2
                    ORDER BY id DESC LIMIT 1), ?2) AS customer_id,
                EXISTS (SELECT 1 FROM customer_aliases WHERE shop = ?1 AND (customer_id = ?2 OR kept_id = ?2))
                    AS is_merged,
                (SELECT max(version) FROM programs WHERE shop = ?1) AS version,
                (SELECT min(joined_at) FROM memberships WHERE shop = ?1 AND ",
            same_customer!(),
            ") AS joined_at,
                (SELECT data ->> 'tier_id' FROM events WHERE shop = ?1 AND kind = 'tier.changed' AND ",
            same_customer!(),
            " ORDER BY number DESC LIMIT 1) AS announced_tier,
                max(coalesce((SELECT max(recorded_at) FROM events WHERE shop = ?1 AND ",
            same_customer!(),
            "), 0), coalesce((SELECT max(recorded_at) FROM events WHERE shop = ?1 AND customer_id IS NULL), 0))
                    AS changed_at"
        ))
        .bind(&self.shop)
        .bind(customer_id)
        .fetch_one(&mut *self.transaction)
        .await
    }
}
