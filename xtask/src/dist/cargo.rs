//! The widget, compiled for the page.

use std::path::PathBuf;

use anyhow::Result;

use super::TARGET;
use crate::run::{command, run};

/// Nobody reads a panic message on a shop's page: none is formatted, and none is carried.
const SMALL: [&str; 5] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none", STACK];
/// Two pages instead of seventeen; the deepest call of ours uses a few KiB.
const STACK: &str = "-Clink-arg=-zstack-size=65536";

/// Builds it, `small` with a standard library of its own. Returns the module's path.
///
/// `RUSTC_BOOTSTRAP` opens flags of the pinned toolchain that have no stable form yet. It is set for this child
/// alone, and in a target directory of its own: crates that watch it would be rebuilt at each change of mind.
pub(super) fn build(small: bool, features: &[&str]) -> Result<PathBuf> {
    let mut cargo =
        command("cargo build --package perkline-widget --target wasm32-unknown-unknown --profile page");
    cargo.args(["--target-dir", TARGET]);
    if !features.is_empty() {
        cargo.args(["--features", &features.join(",")]);
    }
    if small {
        cargo.args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
        cargo.env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", SMALL.join(" "));
    } else {
        cargo.env("RUSTFLAGS", STACK);
    }
    run(&mut cargo)?;
    Ok(PathBuf::from(TARGET).join("wasm32-unknown-unknown/page/perkline_widget.wasm"))
}
