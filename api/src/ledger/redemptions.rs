//! Redemptions, and the vouchers they are until they are cancelled or used.

use std::ops::RangeInclusive;

use super::Ledger;
use super::aliases::Ids;

/// A redemption and what became of it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct Redemption {
    pub(crate) id: String,
    pub(crate) customer_id: String,
    pub(crate) reward_id: String,
    pub(crate) kind: String,
    pub(crate) title: String,
    pub(crate) points: i64,
    pub(crate) value: Option<String>,
    pub(crate) currency: String,
    pub(crate) minimum_spend: Option<String>,
    /// A JSON list.
    pub(crate) combines_with: String,
    pub(crate) code: Option<String>,
    pub(crate) program_version: i64,
    pub(crate) entry_id: i64,
    /// Written by [`Ledger::record_redemption`]; ignored there, as are the three below.
    pub(crate) recorded_at: i64,
    pub(crate) issued_at: Option<i64>,
    pub(crate) cancelled_at: Option<i64>,
    pub(crate) used_at: Option<i64>,
}

/// A redemption with its later rows.
macro_rules! select {
    () => {
        "SELECT r.*, i.issued_at, c.cancelled_at, u.used_at FROM redemptions AS r
         LEFT JOIN redemption_issues AS i ON i.redemption_id = r.id
         LEFT JOIN redemption_cancellations AS c ON c.redemption_id = r.id
         LEFT JOIN voucher_uses AS u ON u.redemption_id = r.id "
    };
}

impl Redemption {
    /// Whether it stands among the vouchers.
    pub(crate) fn is_voucher(&self) -> bool {
        self.code.is_some()
            && self.issued_at.is_some()
            && self.cancelled_at.is_none()
            && self.used_at.is_none()
    }
}

impl Ledger {
    pub(crate) async fn record_redemption(&mut self, redemption: &Redemption) -> sqlx::Result<()> {
        sqlx::query(
            "INSERT INTO redemptions (id, shop, customer_id, reward_id, kind, title, points, value, currency,
                 minimum_spend, combines_with, code, program_version, entry_id, recorded_at)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(&redemption.id)
        .bind(&self.shop)
        .bind(&redemption.customer_id)
        .bind(&redemption.reward_id)
        .bind(&redemption.kind)
        .bind(&redemption.title)
        .bind(redemption.points)
        .bind(&redemption.value)
        .bind(&redemption.currency)
        .bind(&redemption.minimum_spend)
        .bind(&redemption.combines_with)
        .bind(&redemption.code)
        .bind(redemption.program_version)
        .bind(redemption.entry_id)
        .bind(self.now)
        .execute(&mut *self.transaction)
        .await?;
        Ok(())
    }

    pub(crate) async fn redemption(&mut self, id: &str) -> sqlx::Result<Option<Redemption>> {
        sqlx::query_as(concat!(select!(), "WHERE r.shop = ?1 AND r.id = ?2"))
            .bind(&self.shop)
            .bind(id)
            .fetch_optional(&mut *self.transaction)
            .await
    }

    /// A customer's redemptions, oldest first.
    pub(crate) async fn redemptions_of(
        &mut self,
        customer_id: &str,
        ids: Ids,
    ) -> sqlx::Result<Vec<Redemption>> {
        let statement =
            of_customer!(ids, [select!(), "WHERE r.shop = ?1 AND r."], " ORDER BY r.recorded_at, r.entry_id");
        sqlx::query_as(statement).bind(&self.shop).bind(customer_id).fetch_all(&mut *self.transaction).await
    }

    /// The redemption behind a code, in whatever case it was typed.
    pub(crate) async fn redemption_by_code(&mut self, code: &str) -> sqlx::Result<Option<Redemption>> {
        sqlx::query_as(concat!(select!(), "WHERE r.shop = ?1 AND r.code = upper(?2)"))
            .bind(&self.shop)
            .bind(code)
            .fetch_optional(&mut *self.transaction)
            .await
    }

    /// Redemptions recorded in this time whose code was never heard of again.
    pub(crate) async fn redemptions_interrupted(
        &mut self,
        time: &RangeInclusive<i64>,
    ) -> sqlx::Result<Vec<Redemption>> {
        sqlx::query_as(concat!(
            select!(),
            "WHERE r.shop = ?1 AND r.recorded_at BETWEEN ?2 AND ?3
             AND i.issued_at IS NULL AND c.cancelled_at IS NULL ORDER BY r.entry_id"
        ))
        .bind(&self.shop)
        .bind(time.start())
        .bind(time.end())
        .fetch_all(&mut *self.transaction)
        .await
    }

    /// The code service made the code.
    pub(crate) async fn record_issue(&mut self, id: &str) -> sqlx::Result<()> {
        sqlx::query("INSERT INTO redemption_issues (redemption_id, issued_at) VALUES (?1, ?2)")
            .bind(id)
            .bind(self.now)
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }

    /// What the service calls the credit of a redemption.
    pub(crate) async fn record_store_credit(&mut self, id: &str, transaction_id: &str) -> sqlx::Result<()> {
        sqlx::query("INSERT INTO store_credits (shop, redemption_id, transaction_id) VALUES (?1, ?2, ?3)")
            .bind(&self.shop)
            .bind(id)
            .bind(transaction_id)
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }

    /// What the service calls the credits of a customer, under whichever id they redeemed.
    pub(crate) async fn store_credits_of(&mut self, customer_id: &str) -> sqlx::Result<Vec<String>> {
        sqlx::query_scalar(concat!(
            "SELECT s.transaction_id FROM store_credits AS s JOIN redemptions AS r ON r.id = s.redemption_id
             WHERE r.shop = ?1 AND r.",
            same_customer!()
        ))
        .bind(&self.shop)
        .bind(customer_id)
        .fetch_all(&mut *self.transaction)
        .await
    }

    /// The code is about to be withdrawn; again, it changes nothing.
    pub(crate) async fn record_withdrawal(&mut self, id: &str) -> sqlx::Result<()> {
        sqlx::query(
            "INSERT INTO withdrawals (shop, redemption_id, asked_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        )
        .bind(&self.shop)
        .bind(id)
        .bind(self.now)
        .execute(&mut *self.transaction)
        .await?;
        Ok(())
    }

    /// Redemptions whose withdrawal was recorded in this time, and whose points did not go back.
    pub(crate) async fn redemptions_withdrawn(
        &mut self,
        time: &RangeInclusive<i64>,
    ) -> sqlx::Result<Vec<Redemption>> {
        sqlx::query_as(concat!(
            select!(),
            "JOIN withdrawals AS w ON w.redemption_id = r.id
             WHERE w.shop = ?1 AND w.asked_at BETWEEN ?2 AND ?3 AND c.cancelled_at IS NULL AND u.used_at IS NULL
             ORDER BY r.entry_id"
        ))
        .bind(&self.shop)
        .bind(time.start())
        .bind(time.end())
        .fetch_all(&mut *self.transaction)
        .await
    }

    /// The points went back, by the entry named.
    pub(crate) async fn record_cancellation(
        &mut self,
        id: &str,
        entry_id: i64,
        why: &str,
    ) -> sqlx::Result<()> {
        sqlx::query(
            "INSERT INTO redemption_cancellations (redemption_id, entry_id, reason, cancelled_at)
             VALUES (?1, ?2, ?3, ?4)",
        )
        .bind(id)
        .bind(entry_id)
        .bind(why)
        .bind(self.now)
        .execute(&mut *self.transaction)
        .await?;
        Ok(())
    }

    /// The voucher was used in an order; false when that is known already.
    pub(crate) async fn record_use(&mut self, id: &str, order_id: &str) -> sqlx::Result<bool> {
        let used = sqlx::query(
            "INSERT INTO voucher_uses (redemption_id, order_id, used_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        )
        .bind(id)
        .bind(order_id)
        .bind(self.now)
        .execute(&mut *self.transaction)
        .await?;
        Ok(used.rows_affected() == 1)
    }
}
