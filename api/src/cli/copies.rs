//! `perkline backup` and `perkline restore`.

use std::path::PathBuf;

use clap::Args;

use crate::ledger::copy;

#[derive(Debug, Args)]
pub(super) struct Backup {
    /// The ledger's file; it may be in use.
    #[arg(long, default_value = ".perkline/perkline.db")]
    database: PathBuf,
    /// The file to make; there must be none yet.
    #[arg(long)]
    to: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Restore {
    /// A file that `perkline backup` made.
    #[arg(long)]
    from: PathBuf,
    /// The ledger's file; nobody may have it open.
    #[arg(long, default_value = ".perkline/perkline.db")]
    database: PathBuf,
}

pub(super) fn backup(options: &Backup) -> Result<(), String> {
    finished(copy::backup(&options.database, &options.to))?;
    println!("perkline: {} holds {} as it was", options.to.display(), options.database.display());
    Ok(())
}

pub(super) fn restore(options: &Restore) -> Result<(), String> {
    finished(copy::restore(&options.from, &options.database))?;
    println!("perkline: {} is what {} was", options.database.display(), options.from.display());
    Ok(())
}

fn finished(work: impl Future<Output = Result<(), String>>) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| format!("can't start: {error}"))?.block_on(work)
}
