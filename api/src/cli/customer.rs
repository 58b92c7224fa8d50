//! `perkline customer export ID`: what is known of somebody, for them to read.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::clock::SystemClock;
use crate::ledger::{Database, Ledger, trouble};

#[derive(Debug, Args)]
pub(super) struct Export {
    /// The shop's id of the customer.
    id: String,
    /// The shop's permanent domain, as in demo.myshopify.com.
    #[arg(long)]
    shop: String,
    /// The ledger's file; it may be in use.
    #[arg(long, default_value = ".perkline/perkline.db")]
    database: PathBuf,
}

/// Prints one JSON document: the customer's rows, table by table.
pub(super) fn export(options: &Export) -> Result<(), String> {
    let path = &options.database;
    if !path.exists() {
        return Err(format!("{} is not there: name the ledger's file with --database", path.display()));
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let read = runtime.map_err(|error| format!("can't start: {error}"))?.block_on(read(path, options));
    let document =
        read.map_err(|error| format!("can't read {}: {error}{}", path.display(), trouble::advice(&error)))?;
    println!("{document:#}");
    Ok(())
}

async fn read(path: &Path, options: &Export) -> sqlx::Result<serde_json::Value> {
    let database = Database::open(path).await?;
    let mut ledger =
        Ledger::new(database.read().await?, database.versions.clone(), &options.shop, &SystemClock);
    let document = ledger.export(&options.id).await?;
    drop(ledger);
    database.close().await;
    Ok(document)
}
