//! How far the store's metafields follow the ledger.

use super::Ledger;

/// What is written so far.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct Progress {
    /// The last event whose customer is written.
    pub(crate) events_to: i64,
    /// Everybody up to this customer is written; None: there is no need to write everybody.
    pub(crate) members_after: Option<String>,
}

impl Ledger {
    /// None: nothing was ever written.
    pub(crate) async fn metafield_progress(&mut self) -> sqlx::Result<Option<Progress>> {
        sqlx::query_as("SELECT events_to, members_after FROM metafield_progress WHERE shop = ?1")
            .bind(&self.shop)
            .fetch_optional(&mut *self.transaction)
            .await
    }

    /// From here it goes on.
    pub(crate) async fn keep_metafield_progress(&mut self, progress: &Progress) -> sqlx::Result<()> {
        sqlx::query(
            "INSERT INTO metafield_progress (shop, events_to, members_after) VALUES (?1, ?2, ?3)
             ON CONFLICT (shop) DO UPDATE SET events_to = excluded.events_to, members_after = excluded.members_after",
        )
        .bind(&self.shop)
        .bind(progress.events_to)
        .bind(&progress.members_after)
        .execute(&mut *self.transaction)
        .await?;
        Ok(())
    }
}
