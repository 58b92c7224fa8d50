//! Backup and restore of a ledger's file.

use std::ffi::OsString;
use std::fs::File;
use std::path::{Path, PathBuf};

use sqlx::{Connection, SqliteConnection};

use super::trouble;
use super::whole::{failed, open, refuse_damaged};

/// Copies the ledger at one moment to a new file, while commands go on.
///
/// # Errors
/// A sentence: there is no ledger, there is already a file, or it could not be written.
pub(crate) async fn backup(database: &Path, to: &Path) -> Result<(), String> {
    refuse_existing(to)?;
    let mut ledger = open(database).await?;
    let unfinished = beside(to, ".unfinished");
    refuse_existing(&unfinished)?;
    sqlx::query("VACUUM INTO ?1")
        .bind(unfinished.to_string_lossy().into_owned())
        .execute(&mut ledger)
        .await
        .map_err(|error| failed("copy", database, &error))?;
    check(&unfinished).await?;
    keep(&unfinished, to)
}

/// Puts a backup in the place of a ledger that nobody has open. What stood there is kept beside it, as `.replaced`.
///
/// # Errors
/// A sentence: the backup is not whole or not of this version, or the ledger is in use.
pub(crate) async fn restore(from: &Path, database: &Path) -> Result<(), String> {
    refuse_log(from)?;
    check(from).await?;
    let unfinished = beside(database, ".unfinished");
    refuse_existing(&unfinished)?;
    if !database.exists() {
        refuse_log(database)?;
        copy(from, &unfinished)?;
        return keep(&unfinished, database);
    }
    let replaced = beside(database, ".replaced");
    refuse_existing(&replaced)?;
    let held = hold(database).await?;
    copy(from, &unfinished)?;
    std::fs::hard_link(database, &replaced)
        .map_err(|error| format!("can't keep {}: {error}", replaced.display()))?;
    keep(&unfinished, database)?;
    held.close().await.map_err(|error| failed("close", database, &error))
}

/// Takes the file for ourselves, with everything from the log beside it written into it.
async fn hold(database: &Path) -> Result<SqliteConnection, String> {
    let mut connection = open(database).await?;
    // Leaving the write-ahead log takes the exclusive lock, which any other open connection denies.
    let mode: Result<String, sqlx::Error> =
        sqlx::query_scalar("PRAGMA journal_mode = DELETE").fetch_one(&mut connection).await;
    match mode {
        Ok(mode) if mode == "delete" => {}
        Ok(_) => return Err(in_use(database)),
        Err(error) if trouble::is_busy(&error) => return Err(in_use(database)),
        Err(error) => return Err(failed("lock", database, &error)),
    }
    // Held until the connection is closed, over the exchange of the files.
    match sqlx::query("BEGIN EXCLUSIVE").execute(&mut connection).await {
        Ok(_) => Ok(connection),
        Err(error) if trouble::is_busy(&error) => Err(in_use(database)),
        Err(error) => Err(failed("lock", database, &error)),
    }
}

/// Whether a file is whole, and a ledger of this version or an earlier one.
async fn check(file: &Path) -> Result<(), String> {
    let mut connection = open(file).await?;
    refuse_damaged(&mut connection, file).await?;
    let known: Vec<(i64, Vec<u8>)> =
        sqlx::query_as("SELECT version, checksum FROM _sqlx_migrations WHERE success ORDER BY version")
            .fetch_all(&mut connection)
            .await
            .map_err(|_| format!("{} is not a ledger of Perkline", file.display()))?;
    let ours = sqlx::migrate!();
    let fits = !known.is_empty()
        && known.iter().all(|(version, checksum)| {
            ours.iter().any(|one| one.version == *version && *one.checksum == **checksum)
        });
    connection.close().await.map_err(|error| failed("close", file, &error))?;
    if fits {
        Ok(())
    } else {
        Err(format!("{} is of another version of Perkline; use that one", file.display()))
    }
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    std::fs::copy(from, to)
        .map(drop)
        .map_err(|error| format!("can't copy {} to {}: {error}", from.display(), to.display()))
}

/// Writes a finished file through to the disk, and gives it its name in one step.
fn keep(unfinished: &Path, to: &Path) -> Result<(), String> {
    let kept = File::open(unfinished)
        .and_then(|file| file.sync_all())
        .and_then(|()| std::fs::rename(unfinished, to))
        .and_then(|()| File::open(folder(to))?.sync_all());
    kept.map_err(|error| format!("can't write {}: {error}", to.display()))
}

fn folder(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(ending);
    name.into()
}

fn refuse_existing(file: &Path) -> Result<(), String> {
    if file.exists() { Err(format!("{} exists; move it away first", file.display())) } else { Ok(()) }
}

/// A write-ahead log belongs to one file, and would be played into any other of its name.
fn refuse_log(file: &Path) -> Result<(), String> {
    let log = beside(file, "-wal");
    let hint = "keep it with the file it belongs to; perkline backup makes a file without one";
    if log.exists() { Err(format!("{} exists; {hint}", log.display())) } else { Ok(()) }
}

fn in_use(database: &Path) -> String {
    format!("{} is in use; stop perkline serve first", database.display())
}
