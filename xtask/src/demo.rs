//! `cargo xtask demo`: the whole thing on one machine.

use anyhow::Result;

use crate::run::{command, root, run, step};
use crate::{dist, setup};

/// Builds the API and the page, then serves the shop until it is stopped.
pub(crate) fn demo(port: u16) -> Result<()> {
    setup::npm_packages()?;
    step("API", || run(&mut command("cargo build --package perkline-api")))?;
    dist::dist()?;
    run(command("node e2e/demo.mjs")
        .env("PERKLINE_BIN", root().join("target/debug/perkline"))
        .env("PORT", port.to_string()))
}
