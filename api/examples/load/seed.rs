//! A ledger with many members, written in one transaction of plain SQL: each joined, was credited for two orders, holds a tier,
//! and has the events that say so. Balances are sums of these entries, as everywhere.

use std::error::Error;
use std::path::Path;

use axum::body::Body;
use axum::http::Request;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use sqlx::{Sqlite, Transaction};

use crate::shop;

const PROGRAM: &str = include_str!("../../../e2e/shop/program.json");

/// Two orders of 160 to 560 dollars at 5 points a dollar: everybody can redeem once, and has a tier.
const POINTS: &str = "800 + (n.i * 7919 + k.k * 104729) % 2000";

/// Makes the file, unless it is there and can be opened: it gets its name when it is whole.
pub(crate) async fn seed(file: &Path, members: i64) -> Result<(), Box<dyn Error>> {
    // One from before the tables were what they are is made anew.
    if file.exists() && shop::open(file).await.is_ok() {
        return Ok(());
    }
    let part = file.with_extension("part");
    remove(&part)?;
    let app = shop::open(&part).await?;
    let database = app.database.clone();
    let program = Request::put("/v1/program")
        .header(AUTHORIZATION, format!("Bearer {}", shop::OPERATOR_KEY))
        .header(CONTENT_TYPE, "application/json")
        .body(Body::from(PROGRAM))?;
    shop::send(&perkline_api::app(app), program).await?;
    let mut transaction = database.command().await?;
    for table in [memberships(), entries(), events()] {
        insert(&mut transaction, table, members).await?;
    }
    transaction.commit().await?;
    // No ANALYZE: a ledger in use has no statistics either.
    database.close().await;
    std::fs::rename(&part, file)?;
    Ok(())
}

fn remove(part: &Path) -> std::io::Result<()> {
    for name in [part.to_path_buf(), part.with_extension("part-wal"), part.with_extension("part-shm")] {
        match std::fs::remove_file(name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

async fn insert(
    transaction: &mut Transaction<'static, Sqlite>,
    select: String,
    members: i64,
) -> sqlx::Result<()> {
    // ?1 the shop, ?2 the moment, ?3 below the first member's id, ?4 how many members.
    sqlx::query(sqlx::AssertSqlSafe(select))
        .bind(shop::SHOP)
        .bind(shop::NOW)
        .bind(shop::MEMBER_BASE)
        .bind(members)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

const EVERYBODY: &str =
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?4), k(k) AS (VALUES (1), (2))";

fn memberships() -> String {
    format!(
        "{EVERYBODY} INSERT INTO memberships (shop, customer_id, joined_at)
         SELECT ?1, CAST(?3 + n.i AS TEXT), ?2 - 60 * 86400 FROM n"
    )
}

fn entries() -> String {
    format!(
        "{EVERYBODY} INSERT INTO entries (id, shop, customer_id, kind, state, points, cause_kind, cause_id, order_id,
             breakdown, program_version, value, currency, qualifying_points, qualifying_spend_minor, qualifying_orders,
             qualifies_at, occurred_at, recorded_at)
         SELECT 2 * n.i + k.k - 2, ?1, CAST(?3 + n.i AS TEXT), 'earned', 'posted', {POINTS}, 'order', 2 * n.i + k.k,
             2 * n.i + k.k, '[]', 1, (({POINTS}) / 5) || '.00', 'USD', {POINTS}, ({POINTS}) * 20, 1,
             ?2 - k.k * 20 * 86400, ?2 - k.k * 20 * 86400, ?2 - k.k * 20 * 86400
         FROM n CROSS JOIN k"
    )
}

/// Numbered without gaps behind the program's own event. Entry, entry, joined, tier: four a member.
fn events() -> String {
    let sum = POINTS.replace("k.k", "1");
    let more = POINTS.replace("k.k", "2");
    format!(
        "{EVERYBODY}, e(e) AS (VALUES (1), (2), (3), (4)), first(number) AS (SELECT max(number) FROM events WHERE shop = ?1)
         INSERT INTO events (shop, number, kind, customer_id, recorded_at, data)
         SELECT ?1, first.number + 4 * n.i - 4 + e.e,
             CASE e.e WHEN 3 THEN 'member.joined' WHEN 4 THEN 'tier.changed' ELSE 'entry.recorded' END,
             CAST(?3 + n.i AS TEXT), ?2 - 20 * 86400,
             CASE e.e WHEN 3 THEN '{{}}'
                 WHEN 4 THEN json_object('tier_id', iif(({sum}) + ({more}) >= 4000, 'celadon', 'copper'), 'from_tier_id', NULL)
                 ELSE json_object('entry_id', 2 * n.i + e.e - 2, 'kind', 'earned', 'state', 'posted', 'settles', NULL,
                     'points', {points}, 'cause', json_object('kind', 'order', 'id', CAST(2 * n.i + e.e AS TEXT)),
                     'order_id', CAST(2 * n.i + e.e AS TEXT), 'value', (({points}) / 5) || '.00', 'currency', 'USD',
                     'program_version', 1, 'occurred_at', ?2 - e.e * 20 * 86400) END
         FROM first CROSS JOIN n CROSS JOIN e",
        points = POINTS.replace("k.k", "e.e"),
    )
}
