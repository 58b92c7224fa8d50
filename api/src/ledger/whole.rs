//! Whether a ledger's file is whole, and can be written. Asked before it is served, copied or restored: a balance made from a
//! damaged file would be wrong, and nobody would know.

use std::path::Path;
use std::time::{Duration, Instant};

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, SqliteConnection};

use super::trouble;

/// What `SQLite` can't know: every entry stands a second time in the event that told of it, and both agree.
const DISAGREEING: &str = "SELECT count(*) FROM events AS v LEFT JOIN entries AS e ON e.id = v.data ->> 'entry_id'
     WHERE v.kind = 'entry.recorded' AND (e.points IS NOT v.data ->> 'points' OR e.state IS NOT v.data ->> 'state'
        OR e.kind IS NOT v.data ->> 'kind' OR e.settles IS NOT v.data ->> 'settles'
        OR e.customer_id IS NOT v.customer_id OR e.shop IS NOT v.shop)";
const UNTOLD: &str =
    "SELECT (SELECT count(*) FROM entries) - (SELECT count(*) FROM events WHERE kind = 'entry.recorded')";

/// Refuses a file that is damaged, or can't be written. None there yet is fine. About ten seconds for a million entries.
///
/// # Errors
/// A sentence with the file's name and what to do.
pub(crate) async fn refuse_unfit(file: &Path) -> Result<(), String> {
    if !file.exists() {
        return Ok(());
    }
    let started = Instant::now();
    let mut connection = open(file).await?;
    refuse_damaged(&mut connection, file).await?;
    write_nothing(&mut connection).await.map_err(|error| failed("write", file, &error))?;
    connection.close().await.map_err(|error| failed("close", file, &error))?;
    tracing::info!(file = %file.display(), seconds = started.elapsed().as_secs(), "the ledger is whole");
    Ok(())
}

/// Refuses a file whose pages, indices, references or entries don't agree.
///
/// # Errors
/// A sentence with the file's name and what to do.
pub(super) async fn refuse_damaged(connection: &mut SqliteConnection, file: &Path) -> Result<(), String> {
    match damage(connection).await.map_err(|error| failed("read", file, &error))? {
        None => Ok(()),
        Some(damage) => Err(format!("{} is damaged: {damage}{}", file.display(), trouble::RESTORE)),
    }
}

async fn damage(connection: &mut SqliteConnection) -> sqlx::Result<Option<String>> {
    let whole: String = sqlx::query_scalar("PRAGMA integrity_check(1)").fetch_one(&mut *connection).await?;
    if whole != "ok" {
        return Ok(Some(whole));
    }
    if !sqlx::query("PRAGMA foreign_key_check").fetch_all(&mut *connection).await?.is_empty() {
        return Ok(Some("a row names another that is missing".to_owned()));
    }
    let tables = "SELECT count(*) FROM sqlite_schema WHERE name IN ('entries', 'events')";
    if sqlx::query_scalar::<_, i64>(tables).fetch_one(&mut *connection).await? < 2 {
        return Ok(None);
    }
    for query in [DISAGREEING, UNTOLD] {
        if sqlx::query_scalar::<_, i64>(query).fetch_one(&mut *connection).await? != 0 {
            return Ok(Some("entries and events disagree".to_owned()));
        }
    }
    Ok(None)
}

/// Only a write tells whether one is possible: a transaction on a read-only file begins as if nothing were wrong.
async fn write_nothing(connection: &mut SqliteConnection) -> sqlx::Result<()> {
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    sqlx::query("CREATE TABLE may_be_written (it INTEGER) STRICT").execute(&mut *transaction).await?;
    transaction.rollback().await
}

/// Opens a file that is there.
pub(super) async fn open(file: &Path) -> Result<SqliteConnection, String> {
    SqliteConnectOptions::new()
        .filename(file)
        .busy_timeout(Duration::from_secs(2))
        .connect()
        .await
        .map_err(|error| failed("open", file, &error))
}

/// What couldn't be done to a file, and what helps.
pub(super) fn failed(what: &str, file: &Path, error: &sqlx::Error) -> String {
    format!("can't {what} {}: {error}{}", file.display(), trouble::advice(error))
}
