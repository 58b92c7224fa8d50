//! Paid orders, refunds and cancellations: ids and amounts, nothing about people.

use super::Ledger;
use crate::http::problem::Outcome;
use crate::shopify::{Order, Refund};

/// A paid order as it was kept.
#[derive(Debug, Clone)]
pub(crate) struct KeptOrder {
    pub(crate) customer_id: String,
    pub(crate) order: Order,
}

impl Ledger {
    /// Keeps a paid order; false when it is already kept.
    pub(crate) async fn keep_order(&mut self, customer_id: &str, order: &Order) -> Outcome<bool> {
        let kept = sqlx::query(
            "INSERT INTO orders (shop, order_id, customer_id, created_at, facts, recorded_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING",
        )
        .bind(&self.shop)
        .bind(&order.id)
        .bind(customer_id)
        .bind(order.created_at)
        .bind(serde_json::to_string(order)?)
        .bind(self.now)
        .execute(&mut *self.transaction)
        .await?;
        Ok(kept.rows_affected() == 1)
    }

    pub(crate) async fn order(&mut self, order_id: &str) -> Outcome<Option<KeptOrder>> {
        let row: Option<(String, String)> =
            sqlx::query_as("SELECT customer_id, facts FROM orders WHERE shop = ?1 AND order_id = ?2")
                .bind(&self.shop)
                .bind(order_id)
                .fetch_optional(&mut *self.transaction)
                .await?;
        let read = |(customer_id, facts): (String, String)| {
            Ok(KeptOrder { customer_id, order: serde_json::from_str(&facts)? })
        };
        row.map(read).transpose()
    }

    /// A customer's orders, in the order they were placed.
    pub(crate) async fn orders_of(&mut self, customer_id: &str) -> sqlx::Result<Vec<String>> {
        sqlx::query_scalar(concat!(
            "SELECT order_id FROM orders WHERE shop = ?1 AND ",
            same_customer!(),
            " ORDER BY created_at, order_id"
        ))
        .bind(&self.shop)
        .bind(customer_id)
        .fetch_all(&mut *self.transaction)
        .await
    }

    /// Keeps a refund; false when it is already kept. Its order may not have arrived yet.
    pub(crate) async fn keep_refund(&mut self, refund: &Refund) -> Outcome<bool> {
        let kept = sqlx::query(
            "INSERT INTO refunds (shop, refund_id, order_id, created_at, facts, recorded_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING",
        )
        .bind(&self.shop)
        .bind(&refund.id)
        .bind(&refund.order_id)
        .bind(refund.created_at)
        .bind(serde_json::to_string(refund)?)
        .bind(self.now)
        .execute(&mut *self.transaction)
        .await?;
        Ok(kept.rows_affected() == 1)
    }

    /// An order's refunds, in the order they were made.
    pub(crate) async fn refunds_of(&mut self, order_id: &str) -> Outcome<Vec<Refund>> {
        let rows: Vec<String> = sqlx::query_scalar(
            "SELECT facts FROM refunds WHERE shop = ?1 AND order_id = ?2 ORDER BY created_at, refund_id",
        )
        .bind(&self.shop)
        .bind(order_id)
        .fetch_all(&mut *self.transaction)
        .await?;
        rows.iter().map(|facts| Ok(serde_json::from_str(facts)?)).collect()
    }

    /// Keeps that an order was cancelled; false when it is already kept.
    pub(crate) async fn keep_cancellation(
        &mut self,
        order_id: &str,
        cancelled_at: i64,
    ) -> sqlx::Result<bool> {
        let kept = sqlx::query(
            "INSERT INTO cancellations (shop, order_id, cancelled_at, recorded_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO NOTHING",
        )
        .bind(&self.shop)
        .bind(order_id)
        .bind(cancelled_at)
        .bind(self.now)
        .execute(&mut *self.transaction)
        .await?;
        Ok(kept.rows_affected() == 1)
    }

    /// When the order was cancelled; None: it stands.
    pub(crate) async fn cancelled_at(&mut self, order_id: &str) -> sqlx::Result<Option<i64>> {
        sqlx::query_scalar("SELECT cancelled_at FROM cancellations WHERE shop = ?1 AND order_id = ?2")
            .bind(&self.shop)
            .bind(order_id)
            .fetch_optional(&mut *self.transaction)
            .await
    }
}
