//! What a shopper loads: the Wasm module, its glue, the loader and the theme's assets.

mod bindgen;
mod cargo;
mod loader;
mod optimise;
mod trim;
mod weigh;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

pub(crate) use weigh::{Weights, brotli_bytes};

use crate::run::step;
use crate::setup;

/// The theme's assets folder: flat, as Shopify wants it.
pub(crate) const ASSETS: &str = "theme-snippets/assets";
/// Everything that is built for WebAssembly: kept apart from native code, whose flags differ.
pub(crate) const TARGET: &str = "target/page";

/// Builds it all and says what it weighs.
pub(crate) fn dist() -> Result<Weights> {
    setup::wasm_toolchain()?;
    setup::npm_packages()?;
    let small = setup::has_rust_src()?;
    let module = step("Wasm", || cargo::build(small, &[]))?;
    let bound = step("glue", || bindgen::bind(&module, Path::new("target/page/pkg"), Names::Left))?;
    step("wasm-opt", || optimise::optimise(&bound, &Path::new(ASSETS).join("perkline.wasm"), Names::Left))?;
    step("loader", loader::build)?;
    let weights = weigh::weigh(small)?;
    weights.print();
    Ok(weights)
}

/// The same module with its test doors (`answer`, `english`), for the conformance spec; never shipped.
pub(crate) fn conformance() -> Result<()> {
    let module = cargo::build(setup::has_rust_src()?, &["conformance"])?;
    let folder = PathBuf::from("target/page/conformance");
    bindgen::bind(&module, &folder, Names::Left)?;
    Ok(())
}

/// The shipped module before wasm-opt, with the names of its functions.
pub(crate) fn named_module() -> Result<PathBuf> {
    setup::wasm_toolchain()?;
    setup::npm_packages()?;
    let module = step("Wasm", || cargo::build(setup::has_rust_src()?, &[]))?;
    step("glue", || bindgen::bind(&module, Path::new("target/page/named"), Names::Kept))
}

/// wasm-opt as for the shipped module, with the names kept.
pub(crate) fn optimise_named(module: &Path, smaller: &Path) -> Result<()> {
    optimise::optimise(module, smaller, Names::Kept)
}

/// Whether functions keep their names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    Kept,
    Left,
}

/// Makes the folder that is to hold `file`.
fn make_room(file: &Path) -> Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).with_context(|| format!("can't make {}", folder.display()))
}
