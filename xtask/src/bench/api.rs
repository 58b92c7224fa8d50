//! The API's section: the snapshot under load, a redemption, in a small ledger and a large one.

use anyhow::Result;

use crate::run::{command, run};

/// Builds the API for release with what fills and times it, and measures; `target/bench` keeps the ledgers. `repeats` is
/// how many rounds; the section knows a good number.
pub(crate) fn measure(repeats: Option<u32>) -> Result<()> {
    run(&mut command("cargo build --release --package perkline-api --example load"))?;
    let mut node = command("node e2e/bench/api.mjs");
    if let Some(repeats) = repeats {
        node.args(["--repeats", &repeats.to_string()]);
    }
    run(&mut node)
}
