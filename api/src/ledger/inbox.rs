//! Webhook deliveries, each taken once. Nothing of their bodies is kept here.

use super::Ledger;

impl Ledger {
    /// Takes a delivery; false when it was taken before.
    pub(crate) async fn take_delivery(&mut self, webhook_id: &str, topic: &str) -> sqlx::Result<bool> {
        let taken = sqlx::query(
            "INSERT INTO webhook_inbox (shop, webhook_id, topic, recorded_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO NOTHING",
        )
        .bind(&self.shop)
        .bind(webhook_id)
        .bind(topic)
        .bind(self.now)
        .execute(&mut *self.transaction)
        .await?;
        Ok(taken.rows_affected() == 1)
    }

    /// When the shop last said anything that an app which is not installed isn't told; None: never.
    pub(crate) async fn shop_heard_at(&mut self) -> sqlx::Result<Option<i64>> {
        sqlx::query_scalar(
            "SELECT max(recorded_at) FROM webhook_inbox WHERE shop = ?1
             AND topic NOT IN ('customers/data_request', 'customers/redact', 'shop/redact')",
        )
        .bind(&self.shop)
        .fetch_one(&mut *self.transaction)
        .await
    }
}
