//! The loader's two scripts and its module for headless hosts.

use anyhow::Result;

use super::ASSETS;
use crate::run::{command, run};

/// Bundles them, with wasm-bindgen's glue inside the page part.
pub(super) fn build() -> Result<()> {
    run(command("node loader/build.mjs --glue target/page/pkg/perkline.js --out").arg(ASSETS))
}
