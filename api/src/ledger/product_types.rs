//! What products/* said about products.

use super::Ledger;

impl Ledger {
    /// The type of a product as last said; None: unknown.
    pub(crate) async fn product_type(&mut self, product_id: &str) -> sqlx::Result<Option<String>> {
        sqlx::query_scalar(
            "SELECT product_type FROM product_types WHERE shop = ?1 AND product_id = ?2
             ORDER BY updated_at DESC, id DESC LIMIT 1",
        )
        .bind(&self.shop)
        .bind(product_id)
        .fetch_optional(&mut *self.transaction)
        .await
    }

    /// Keeps what a product was said to be; saying the same again adds nothing.
    pub(crate) async fn record_product_type(
        &mut self,
        product_id: &str,
        product_type: &str,
        updated_at: i64,
    ) -> sqlx::Result<()> {
        if self.product_type(product_id).await?.as_deref() == Some(product_type) {
            return Ok(());
        }
        sqlx::query(
            "INSERT INTO product_types (shop, product_id, product_type, updated_at, recorded_at)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )
        .bind(&self.shop)
        .bind(product_id)
        .bind(product_type)
        .bind(updated_at)
        .bind(self.now)
        .execute(&mut *self.transaction)
        .await?;
        Ok(())
    }
}
