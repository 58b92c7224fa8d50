//! Customers that became one. Entries keep the id they were written with; whoever asks for one of the ids is answered with
//! the rows of all of them.

use super::Ledger;

/// The ids that are one customer with ?2 in shop ?1, whichever of them ?2 is.
macro_rules! ids {
    () => {
        "WITH kept (id) AS (SELECT coalesce((SELECT kept_id FROM customer_aliases
             WHERE shop = ?1 AND customer_id = ?2 ORDER BY id DESC LIMIT 1), ?2))
         SELECT id FROM kept
         UNION ALL SELECT a.customer_id FROM kept CROSS JOIN customer_aliases AS a ON a.kept_id = kept.id AND a.shop = ?1"
    };
}

/// A condition on `customer_id`: one customer with ?2 in shop ?1.
macro_rules! same_customer {
    () => {
        concat!("customer_id IN (", ids!(), ")")
    };
}

/// By which of a customer's ids rows are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ids {
    /// The one that is given, for nobody was merged with it.
    One,
    /// Whichever there are; it takes the database a while longer.
    All,
}

/// A statement about ?2 in shop ?1, with what stands before and behind the condition on `customer_id`.
macro_rules! of_customer {
    ($ids:expr, [$($before:expr),*], $after:expr) => {
        match $ids {
            $crate::ledger::aliases::Ids::One => concat!($($before,)* "customer_id = ?2", $after),
            $crate::ledger::aliases::Ids::All => concat!($($before,)* same_customer!(), $after),
        }
    };
}

impl Ledger {
    /// The id that answers for a customer now: their own, or the one they were merged into.
    pub(crate) async fn kept_id(&mut self, customer_id: &str) -> sqlx::Result<String> {
        let kept: Option<String> = sqlx::query_scalar(
            "SELECT kept_id FROM customer_aliases WHERE shop = ?1 AND customer_id = ?2 ORDER BY id DESC LIMIT 1",
        )
        .bind(&self.shop)
        .bind(customer_id)
        .fetch_optional(&mut *self.transaction)
        .await?;
        Ok(kept.unwrap_or_else(|| customer_id.to_owned()))
    }

    /// From now on `kept_id` answers for a customer, and for all who had been merged into them.
    pub(crate) async fn record_alias(&mut self, customer_id: &str, kept_id: &str) -> sqlx::Result<()> {
        self.touched.note(None);
        sqlx::query(concat!(
            "INSERT INTO customer_aliases (shop, customer_id, kept_id, recorded_at)
             SELECT ?1, id, ?3, ?4 FROM (",
            ids!(),
            ")"
        ))
        .bind(&self.shop)
        .bind(customer_id)
        .bind(kept_id)
        .bind(self.now)
        .execute(&mut *self.transaction)
        .await?;
        Ok(())
    }
}
