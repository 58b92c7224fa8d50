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
    /// From when on they were said to; None: nothing was said yet.
    pub(crate) announced_at: Option<i64>,
    /// When something last happened to the customer or to the whole shop; 0: never.
    pub(crate) changed_at: i64,
}

/// The condition on `customer_id` in place of the argument. Without statistics the database would rather walk the whole
/// shop's events in order than sort a customer's few; `+number` leaves it no such choice.
macro_rules! overview {
    ($customer:expr) => {
        concat!(
            "SELECT coalesce((SELECT kept_id FROM customer_aliases WHERE shop = ?1 AND customer_id = ?2
                    ORDER BY id DESC LIMIT 1), ?2) AS customer_id,
                EXISTS (SELECT 1 FROM customer_aliases WHERE shop = ?1 AND customer_id = ?2)
                    OR EXISTS (SELECT 1 FROM customer_aliases WHERE shop = ?1 AND kept_id = ?2) AS is_merged,
                (SELECT max(version) FROM programs WHERE shop = ?1) AS version,
                (SELECT min(joined_at) FROM memberships WHERE shop = ?1 AND ",
            $customer,
            ") AS joined_at,
                (SELECT data ->> 'tier_id' FROM events WHERE shop = ?1 AND kind = 'tier.changed' AND ",
            $customer,
            " ORDER BY +number DESC LIMIT 1) AS announced_tier,
                (SELECT coalesce(data ->> 'occurred_at', recorded_at) FROM events
                    WHERE shop = ?1 AND kind = 'tier.changed' AND ",
            $customer,
            " ORDER BY +number DESC LIMIT 1) AS announced_at,
                max(coalesce((SELECT max(recorded_at) FROM events WHERE shop = ?1 AND ",
            $customer,
            "), 0), coalesce((SELECT max(recorded_at) FROM events WHERE shop = ?1 AND customer_id IS NULL), 0))
                    AS changed_at"
        )
    };
}

const OF_ONE_ID: &str = overview!("customer_id = ?2");
const OF_ALL_IDS: &str = overview!(same_customer!());

impl Ledger {
    pub(crate) async fn overview(&mut self, customer_id: &str) -> sqlx::Result<Overview> {
        let overview: Overview = self.overview_by(OF_ONE_ID, customer_id).await?;
        if overview.is_merged { self.overview_by(OF_ALL_IDS, customer_id).await } else { Ok(overview) }
    }

    async fn overview_by(&mut self, statement: &'static str, customer_id: &str) -> sqlx::Result<Overview> {
        sqlx::query_as(statement).bind(&self.shop).bind(customer_id).fetch_one(&mut *self.transaction).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Database;

    /// A ledger has no statistics, so the plan is the one of an empty one.
    #[tokio::test]
    async fn no_customers_overview_walks_through_those_of_others() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&folder.path().join("perkline.db")).await.unwrap();
        let mut transaction = database.read().await.unwrap();
        for statement in [OF_ONE_ID, OF_ALL_IDS] {
            let plan: Vec<(i64, i64, i64, String)> =
                sqlx::query_as(sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {statement}")))
                    .bind("shop")
                    .bind("7")
                    .fetch_all(&mut *transaction)
                    .await
                    .unwrap();
            let reads: Vec<&str> = plan.iter().map(|(_, _, _, step)| step.as_str()).collect();
            let of = |table: &str| reads.iter().filter(move |step| step.contains(table)).collect::<Vec<_>>();
            assert_eq!((of(" events").len(), of(" memberships").len()), (4, 1), "{reads:#?}");
            for step in [of(" events"), of(" memberships"), of(" customer_aliases")].concat() {
                assert!(
                    step.contains("(shop=? AND customer_id=?)") || step.contains("(shop=? AND kept_id=?)"),
                    "{step}"
                );
            }
        }
    }
}
