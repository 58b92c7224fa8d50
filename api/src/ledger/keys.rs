//! Idempotency keys of commands, per shop and customer, for 30 days. Not ledger: rows are forgotten.

use super::Ledger;
use crate::http::problem::{Outcome, Problem};

const KEPT_SECONDS: i64 = 30 * 86_400;

/// What is known of a command sent again.
#[derive(Debug)]
pub(crate) struct Repeated {
    /// The redemption it began.
    pub(crate) redemption_id: String,
    /// The answer it got; None: it did not get that far.
    pub(crate) answer: Option<String>,
}

type Row = (String, String, Option<String>);

impl Ledger {
    /// What was done under this key; None when it is free. The key with another body is refused.
    pub(crate) async fn repeated(
        &mut self,
        customer_id: &str,
        key: &str,
        body_hash: &str,
    ) -> Outcome<Option<Repeated>> {
        let row: Option<Row> = sqlx::query_as(
            "SELECT body_hash, redemption_id, body FROM command_keys LEFT JOIN command_answers USING (shop, customer_id, key)
             WHERE shop = ?1 AND customer_id = ?2 AND key = ?3 AND recorded_at > ?4",
        )
        .bind(&self.shop)
        .bind(customer_id)
        .bind(key)
        .bind(self.now - KEPT_SECONDS)
        .fetch_optional(&mut *self.transaction)
        .await?;
        match row {
            None => Ok(None),
            Some((hash, ..)) if hash != body_hash => Err(Problem::key_reused()),
            Some((_, redemption_id, answer)) => Ok(Some(Repeated { redemption_id, answer })),
        }
    }

    /// Takes the key for this command, and forgets keys past their time.
    pub(crate) async fn take_key(
        &mut self,
        customer_id: &str,
        key: &str,
        body_hash: &str,
        redemption_id: &str,
    ) -> sqlx::Result<()> {
        sqlx::query("DELETE FROM command_keys WHERE recorded_at <= ?1")
            .bind(self.now - KEPT_SECONDS)
            .execute(&mut *self.transaction)
            .await?;
        sqlx::query(
            "INSERT INTO command_keys (shop, customer_id, key, body_hash, redemption_id, recorded_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )
        .bind(&self.shop)
        .bind(customer_id)
        .bind(key)
        .bind(body_hash)
        .bind(redemption_id)
        .bind(self.now)
        .execute(&mut *self.transaction)
        .await?;
        Ok(())
    }

    /// Keeps the answer given under a key, to give it again.
    pub(crate) async fn keep_answer(&mut self, redemption_id: &str, answer: &str) -> sqlx::Result<()> {
        sqlx::query(
            "INSERT INTO command_answers (shop, customer_id, key, body)
             SELECT shop, customer_id, key, ?3 FROM command_keys WHERE shop = ?1 AND redemption_id = ?2",
        )
        .bind(&self.shop)
        .bind(redemption_id)
        .bind(answer)
        .execute(&mut *self.transaction)
        .await?;
        Ok(())
    }

    /// The answer that the command behind a redemption got.
    pub(crate) async fn kept_answer(&mut self, redemption_id: &str) -> sqlx::Result<Option<String>> {
        sqlx::query_scalar(
            "SELECT body FROM command_answers JOIN command_keys USING (shop, customer_id, key)
             WHERE shop = ?1 AND redemption_id = ?2",
        )
        .bind(&self.shop)
        .bind(redemption_id)
        .fetch_optional(&mut *self.transaction)
        .await
    }

    /// The command came to nothing: its key is free again.
    pub(crate) async fn free_key(&mut self, redemption_id: &str) -> sqlx::Result<()> {
        sqlx::query("DELETE FROM command_keys WHERE shop = ?1 AND redemption_id = ?2")
            .bind(&self.shop)
            .bind(redemption_id)
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }
}
