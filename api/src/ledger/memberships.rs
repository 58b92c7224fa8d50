//! Who joined, and when.

use super::Ledger;

impl Ledger {
    /// When the customer joined, with the first of their ids; None: not a member.
    pub(crate) async fn joined_at(&mut self, customer_id: &str) -> sqlx::Result<Option<i64>> {
        sqlx::query_scalar(concat!(
            "SELECT min(joined_at) FROM memberships WHERE shop = ?1 AND ",
            same_customer!()
        ))
        .bind(&self.shop)
        .bind(customer_id)
        .fetch_one(&mut *self.transaction)
        .await
    }

    /// The members whose ids come after this one, in the order of their ids.
    pub(crate) async fn members_after(&mut self, customer_id: &str, limit: i64) -> sqlx::Result<Vec<String>> {
        sqlx::query_scalar(
            "SELECT customer_id FROM memberships WHERE shop = ?1 AND customer_id > ?2 ORDER BY customer_id LIMIT ?3",
        )
        .bind(&self.shop)
        .bind(customer_id)
        .bind(limit)
        .fetch_all(&mut *self.transaction)
        .await
    }

    /// Joins the customer now.
    pub(crate) async fn record_membership(&mut self, customer_id: &str) -> sqlx::Result<()> {
        sqlx::query("INSERT INTO memberships (shop, customer_id, joined_at) VALUES (?1, ?2, ?3)")
            .bind(&self.shop)
            .bind(customer_id)
            .bind(self.now)
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }
}
