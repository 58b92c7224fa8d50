//! `cargo xtask browsers`: a short way through the demo shop where the browser specs are not run.

use anyhow::Result;

use crate::run::{command, root, run, step};
use crate::{dist, setup};

/// Builds the API and the page, then goes the way in each browser that is on this machine; one that is not is named.
pub(crate) fn browsers() -> Result<()> {
    setup::npm_packages()?;
    step("API", || run(&mut command("cargo build --package perkline-api")))?;
    dist::dist()?;
    step("browsers", || {
        run(command("node e2e/browsers.mjs").env("PERKLINE_BIN", root().join("target/debug/perkline")))
    })
}
