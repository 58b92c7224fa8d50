//! The lines of the ledger. A balance is their sum; a change of state is a new line that names the old one.

use std::collections::BTreeSet;

use serde_json::json;

use super::Ledger;
use super::aliases::Ids;

/// A line as it is read back.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct Entry {
    pub(crate) id: i64,
    pub(crate) kind: String,
    pub(crate) state: String,
    /// The pending line this one changes the state of.
    pub(crate) settles: Option<i64>,
    pub(crate) customer_id: String,
    pub(crate) points: i64,
    pub(crate) cause_kind: String,
    pub(crate) cause_id: String,
    pub(crate) order_id: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) breakdown: Option<String>,
    pub(crate) program_version: i64,
    pub(crate) value: Option<String>,
    pub(crate) currency: String,
    pub(crate) qualifying_points: i64,
    pub(crate) qualifying_spend_minor: i64,
    pub(crate) qualifying_orders: i64,
    pub(crate) qualifies_at: i64,
    pub(crate) posts_at: Option<i64>,
    pub(crate) occurred_at: i64,
}

/// Every column of an entry, in the order of the struct.
macro_rules! columns {
    () => {
        "id, kind, state, settles, customer_id, points, cause_kind, cause_id, order_id, title, breakdown,
         program_version, value, currency, qualifying_points, qualifying_spend_minor, qualifying_orders, qualifies_at,
         posts_at, occurred_at"
    };
}

impl Ledger {
    /// Writes one line, and the event that says so. Returns the line's id.
    pub(crate) async fn record(&mut self, entry: &Entry) -> sqlx::Result<i64> {
        let id: i64 = sqlx::query_scalar(
            "INSERT INTO entries (shop, customer_id, kind, state, settles, points, cause_kind, cause_id, order_id,
                 title, breakdown, program_version, value, currency, qualifying_points, qualifying_spend_minor,
                 qualifying_orders, qualifies_at, posts_at, occurred_at, recorded_at)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        )
        .bind(&self.shop)
        .bind(&entry.customer_id)
        .bind(&entry.kind)
        .bind(&entry.state)
        .bind(entry.settles)
        .bind(entry.points)
        .bind(&entry.cause_kind)
        .bind(&entry.cause_id)
        .bind(&entry.order_id)
        .bind(&entry.title)
        .bind(&entry.breakdown)
        .bind(entry.program_version)
        .bind(&entry.value)
        .bind(&entry.currency)
        .bind(entry.qualifying_points)
        .bind(entry.qualifying_spend_minor)
        .bind(entry.qualifying_orders)
        .bind(entry.qualifies_at)
        .bind(entry.posts_at)
        // Shopify's clock may be ahead of ours; nothing is recorded before it occurred.
        .bind(entry.occurred_at.min(self.now))
        .bind(self.now)
        .fetch_one(&mut *self.transaction)
        .await?;
        self.record_event("entry.recorded", Some(&entry.customer_id), &described(id, entry)).await?;
        Ok(id)
    }

    /// All lines of a customer, oldest first.
    pub(crate) async fn entries_of(&mut self, customer_id: &str, ids: Ids) -> sqlx::Result<Vec<Entry>> {
        let statement =
            of_customer!(ids, ["SELECT ", columns!(), " FROM entries WHERE shop = ?1 AND "], " ORDER BY id");
        sqlx::query_as(statement).bind(&self.shop).bind(customer_id).fetch_all(&mut *self.transaction).await
    }

    /// All lines of an order, oldest first.
    pub(crate) async fn entries_of_order(&mut self, order_id: &str) -> sqlx::Result<Vec<Entry>> {
        sqlx::query_as(concat!(
            "SELECT ",
            columns!(),
            " FROM entries WHERE shop = ?1 AND order_id = ?2 ORDER BY id"
        ))
        .bind(&self.shop)
        .bind(order_id)
        .fetch_all(&mut *self.transaction)
        .await
    }

    /// Orders whose points wait for a fact that was unknown.
    pub(crate) async fn orders_waiting(&mut self) -> sqlx::Result<Vec<String>> {
        sqlx::query_scalar(
            "SELECT DISTINCT order_id FROM entries AS waiting
             WHERE shop = ?1 AND order_id IS NOT NULL AND state = 'pending' AND posts_at IS NULL
               AND NOT EXISTS (SELECT 1 FROM entries WHERE settles = waiting.id) ORDER BY order_id",
        )
        .bind(&self.shop)
        .fetch_all(&mut *self.transaction)
        .await
    }

    /// The currency of the first line ever written, which all others share.
    pub(crate) async fn ledger_currency(&mut self) -> sqlx::Result<Option<String>> {
        sqlx::query_scalar("SELECT currency FROM entries WHERE shop = ?1 ORDER BY id LIMIT 1")
            .bind(&self.shop)
            .fetch_optional(&mut *self.transaction)
            .await
    }
}

/// The lines that stand: posted ones, and pending ones no other names.
pub(crate) fn effective(entries: &[Entry]) -> impl Iterator<Item = &Entry> {
    let settled: BTreeSet<i64> = entries.iter().filter_map(|entry| entry.settles).collect();
    entries.iter().filter(move |entry| {
        entry.state == "posted" || (entry.state == "pending" && !settled.contains(&entry.id))
    })
}

/// The pending lines that stand.
pub(crate) fn open(entries: &[Entry]) -> impl Iterator<Item = &Entry> {
    effective(entries).filter(|entry| entry.state == "pending")
}

impl Entry {
    /// The line that moves this pending one to another state.
    pub(crate) fn settled(&self, state: &str, at: i64) -> Self {
        Self {
            state: state.to_owned(),
            settles: Some(self.id),
            posts_at: None,
            occurred_at: at,
            ..self.clone()
        }
    }
}

fn described(id: i64, entry: &Entry) -> serde_json::Value {
    json!({
        "entry_id": id,
        "kind": entry.kind,
        "state": entry.state,
        "settles": entry.settles,
        "points": entry.points,
        "cause": {"kind": entry.cause_kind, "id": entry.cause_id},
        "order_id": entry.order_id,
        "value": entry.value,
        "currency": entry.currency,
        "program_version": entry.program_version,
        "occurred_at": entry.occurred_at,
    })
}
