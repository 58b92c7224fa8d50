//! The WebAssembly target and the standard library's source, for the pinned toolchain.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::run::{command, output, run};

/// Adds the wasm32 target (needed) and rust-src (wanted: without it the page's build is larger).
pub(crate) fn wasm_toolchain() -> Result<()> {
    if !sysroot()?.join("lib/rustlib/wasm32-unknown-unknown").is_dir() {
        run(&mut command("rustup target add wasm32-unknown-unknown")).context(
            "the wasm32-unknown-unknown target can't be had: install rustup from your system or rustup's site, \
             then run 'rustup target add wasm32-unknown-unknown' in this folder",
        )?;
    }
    if !has_rust_src()? && run(&mut command("rustup component add rust-src")).is_err() {
        println!("   rust-src can't be had: the Wasm is built plainly and its budget is not checked");
    }
    Ok(())
}

/// Whether the standard library can be built for the page.
pub(crate) fn has_rust_src() -> Result<bool> {
    Ok(sysroot()?.join("lib/rustlib/src/rust/library/std/Cargo.toml").is_file())
}

fn sysroot() -> Result<PathBuf> {
    Ok(PathBuf::from(output(&mut command("rustc --print sysroot"))?.trim()))
}
