//! The events others read: every change, numbered per shop without gaps, in the transaction of the change itself.

use serde::Serialize;
use serde_json::value::RawValue;

use super::Ledger;
use crate::http::problem::Outcome;

/// One change, as it is read by others.
#[derive(Debug, Serialize, sqlx::FromRow)]
pub(crate) struct Event {
    pub(crate) number: i64,
    pub(crate) kind: String,
    pub(crate) at: i64,
    pub(crate) customer_id: Option<String>,
    #[sqlx(try_from = "String")]
    pub(crate) data: Data,
}

/// What the change was, as JSON.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(crate) struct Data(Box<RawValue>);

impl TryFrom<String> for Data {
    type Error = serde_json::Error;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        RawValue::from_string(text).map(Self)
    }
}

impl Ledger {
    /// Records that something happened: to a customer, or to the shop as a whole.
    pub(crate) async fn record_event(
        &mut self,
        kind: &'static str,
        customer_id: Option<&str>,
        data: &serde_json::Value,
    ) -> sqlx::Result<()> {
        sqlx::query(
            "INSERT INTO events (shop, number, kind, customer_id, recorded_at, data)
             SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5 FROM events WHERE shop = ?1",
        )
        .bind(&self.shop)
        .bind(kind)
        .bind(customer_id)
        .bind(self.now)
        .bind(data.to_string())
        .execute(&mut *self.transaction)
        .await?;
        self.touched.note(customer_id);
        Ok(())
    }

    /// What happened after the event of this number, oldest first.
    pub(crate) async fn events_after(&mut self, number: i64, limit: i64) -> Outcome<Vec<Event>> {
        Ok(sqlx::query_as(
            "SELECT number, kind, recorded_at AS at, customer_id, data FROM events
             WHERE shop = ?1 AND number > ?2 ORDER BY number LIMIT ?3",
        )
        .bind(&self.shop)
        .bind(number)
        .bind(limit)
        .fetch_all(&mut *self.transaction)
        .await?)
    }

    /// 0: nothing ever happened.
    pub(crate) async fn last_event_number(&mut self) -> sqlx::Result<i64> {
        sqlx::query_scalar("SELECT coalesce(max(number), 0) FROM events WHERE shop = ?1")
            .bind(&self.shop)
            .fetch_one(&mut *self.transaction)
            .await
    }

    /// When something last happened to the shop as a whole; 0: never.
    pub(crate) async fn shop_changed_at(&mut self) -> sqlx::Result<i64> {
        sqlx::query_scalar(
            "SELECT coalesce(max(recorded_at), 0) FROM events WHERE shop = ?1 AND customer_id IS NULL",
        )
        .bind(&self.shop)
        .fetch_one(&mut *self.transaction)
        .await
    }
}
