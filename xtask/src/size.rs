//! `cargo xtask size`: where the Wasm's bytes are, by crate and by function, raw and in brotli.

mod module;
mod table;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::dist;
use crate::run::step;
use module::Module;

/// Builds the shipped module once more with its names kept, and prints what its bytes are.
///
/// Brotli has no sizes of parts: what a part adds is what the whole loses without it, so the column does not add up to the whole.
pub(crate) fn size(rows: usize) -> Result<()> {
    let path = named()?;
    let bytes = fs::read(&path).with_context(|| format!("not built: {}", path.display()))?;
    let module = Module::read(&bytes)?;
    table::sections(&module);
    table::crates(&module)?;
    table::functions(&module, rows)
}

/// The module as it is shipped, but for the names of its functions.
fn named() -> Result<PathBuf> {
    let module = dist::named_module()?;
    let smaller = Path::new(dist::TARGET).join("named/perkline.wasm");
    step("wasm-opt", || dist::optimise_named(&module, &smaller))?;
    Ok(smaller)
}
