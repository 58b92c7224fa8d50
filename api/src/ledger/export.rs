//! Everything the ledger has of one customer, table by table, for them to read.

use serde_json::{Map, Value};
use sqlx::sqlite::SqliteRow;
use sqlx::{Column, Row, TypeInfo, ValueRef};

use super::Ledger;

macro_rules! whole {
    ($table:literal) => {
        (
            $table,
            concat!("SELECT * FROM ", $table, " WHERE shop = ?1 AND ", same_customer!(), " ORDER BY rowid"),
        )
    };
}

macro_rules! by {
    ($column:literal, $table:literal, $owner:literal) => {
        (
            $table,
            concat!(
                "SELECT * FROM ",
                $table,
                " WHERE ",
                $column,
                " IN (SELECT ",
                $owner,
                " WHERE shop = ?1 AND ",
                same_customer!(),
                ") ORDER BY rowid"
            ),
        )
    };
}

/// Every table with a row about somebody. Keys and kept answers are gone after 30 days, and repeat what stands elsewhere;
/// they are in it all the same.
const TABLES: [(&str, &str); 15] = [
    whole!("memberships"),
    whole!("customer_aliases"),
    whole!("entries"),
    whole!("orders"),
    by!("order_id", "refunds", "order_id FROM orders"),
    by!("order_id", "cancellations", "order_id FROM orders"),
    whole!("redemptions"),
    by!("redemption_id", "redemption_issues", "id FROM redemptions"),
    by!("redemption_id", "redemption_cancellations", "id FROM redemptions"),
    by!("redemption_id", "voucher_uses", "id FROM redemptions"),
    by!("redemption_id", "store_credits", "id FROM redemptions"),
    by!("redemption_id", "withdrawals", "id FROM redemptions"),
    whole!("events"),
    whole!("command_keys"),
    whole!("command_answers"),
];

impl Ledger {
    /// The rows of a customer and of all ids that became one with them, as `{table: [row]}`.
    pub(crate) async fn export(&mut self, customer_id: &str) -> sqlx::Result<Value> {
        let mut tables = Map::new();
        for (table, query) in TABLES {
            let rows = sqlx::query(query)
                .bind(&self.shop)
                .bind(customer_id)
                .fetch_all(&mut *self.transaction)
                .await?;
            let rows = rows.iter().map(document).collect::<sqlx::Result<Vec<Value>>>()?;
            tables.insert(table.to_owned(), rows.into());
        }
        Ok(tables.into())
    }
}

fn document(row: &SqliteRow) -> sqlx::Result<Value> {
    let mut members = Map::new();
    for column in row.columns() {
        members.insert(column.name().to_owned(), value(row, column.ordinal())?);
    }
    Ok(members.into())
}

/// A number, a text, or the JSON that a text is.
fn value(row: &SqliteRow, column: usize) -> sqlx::Result<Value> {
    let raw = row.try_get_raw(column)?;
    if raw.is_null() {
        return Ok(Value::Null);
    }
    if raw.type_info().name() == "INTEGER" {
        return Ok(row.try_get::<i64, _>(column)?.into());
    }
    let text: String = row.try_get(column)?;
    let is_document = text.starts_with(['{', '[']);
    let read = if is_document { serde_json::from_str(&text).ok() } else { None };
    Ok(read.unwrap_or(Value::String(text)))
}
