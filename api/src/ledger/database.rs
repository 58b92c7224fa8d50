//! One `SQLite` file. Reads go through a small pool, every command through one connection whose transaction takes the write
//! lock at its first statement: two commands never see the same balance.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Sqlite, SqlitePool, Transaction};

use super::programs::Versions;

/// The ledger's file.
#[derive(Debug, Clone)]
pub struct Database {
    read: SqlitePool,
    write: SqlitePool,
    pub(crate) versions: Arc<Versions>,
}

impl Database {
    /// Opens the file, creating it and its folder where they are missing, and brings its tables up to date.
    ///
    /// # Errors
    /// The file can't be opened, or holds tables this version doesn't know.
    pub async fn open(path: &Path) -> sqlx::Result<Self> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // A lost power supply must not lose an answered redemption.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            // Without it INSERT OR REPLACE would slip past the append-only triggers.
            .pragma("recursive_triggers", "ON")
            // What is forgotten is overwritten in the file.
            .pragma("secure_delete", "ON")
            .busy_timeout(Duration::from_secs(5));
        let pool = || SqlitePoolOptions::new().acquire_timeout(Duration::from_secs(10));
        // Always open, so that whoever would replace the file sees it in use.
        let held = pool().max_connections(1).min_connections(1).idle_timeout(None).max_lifetime(None);
        let write = held.connect_with(options.clone()).await?;
        sqlx::migrate!().run(&write).await?;
        // A file needs no asking whether it is still there. What is written here would be undone at the end.
        let options = options.pragma("query_only", "ON");
        let read = pool().max_connections(4).test_before_acquire(false).connect_with(options).await?;
        Ok(Self { read, write, versions: Arc::default() })
    }

    /// The file, as it was named.
    pub(crate) fn file(&self) -> PathBuf {
        self.write.connect_options().get_filename().to_path_buf()
    }

    /// A transaction to read in: all of it sees the same moment.
    ///
    /// # Errors
    /// No connection became free in time.
    pub async fn read(&self) -> sqlx::Result<Transaction<'static, Sqlite>> {
        self.read.begin().await
    }

    /// The transaction of one command. Dropping it undoes everything.
    ///
    /// # Errors
    /// The write lock did not become free in time.
    pub async fn command(&self) -> sqlx::Result<Transaction<'static, Sqlite>> {
        self.write.begin_with("BEGIN IMMEDIATE").await
    }

    /// Empties the log beside the file, in which rows still stand as they were before they were changed. While somebody
    /// reads, some of it may stay until the next time.
    ///
    /// # Errors
    /// The write lock did not become free in time.
    pub(crate) async fn empty_log(&self) -> sqlx::Result<()> {
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&self.write).await?;
        Ok(())
    }

    /// Writes back what is open.
    pub async fn close(&self) {
        self.read.close().await;
        self.write.close().await;
    }
}
