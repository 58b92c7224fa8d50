//! What `cargo xtask bench api` drives: fills ledgers, serves them beside an empty answer, times redemptions.
//!
//! Run by `e2e/bench/api.mjs`; the fixed moment, shop and secrets are printed for it, so that a signature never ages.

mod redeem;
mod seed;
mod serve;
mod shop;

use std::error::Error;
use std::path::PathBuf;

use clap::Parser;

#[derive(Parser)]
enum Command {
    /// Make a ledger with so many members, where there is none yet.
    Seed { file: PathBuf, members: i64 },
    /// Serve an empty 200 and each of these ledgers, on a port of its own.
    Serve { files: Vec<PathBuf> },
    /// Time redemptions in each of these ledgers, and bare inserts between them.
    Redeem {
        files: Vec<PathBuf>,
        #[arg(long, default_value_t = 5)]
        rounds: u32,
        /// Of each kind in a round.
        #[arg(long, default_value_t = 40)]
        each: u32,
    },
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // As `perkline serve` has it: spans are made, nothing of a good answer is printed.
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_max_level(tracing::Level::INFO).init();
    match Command::parse() {
        Command::Seed { file, members } => seed::seed(&file, members).await,
        Command::Serve { files } => serve::serve(&files).await,
        Command::Redeem { files, rounds, each } => redeem::redeem(&files, rounds, each).await,
    }
}
