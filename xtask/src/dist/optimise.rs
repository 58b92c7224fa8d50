//! Binaryen's wasm-opt, from npm.

use std::path::Path;

use anyhow::Result;

use super::{Names, make_room};
use crate::run::{command, run};

/// Rust's own set for this target, by name: `--all-features` makes modules that Chromium refuses.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Flattened and put together again, functions come out smaller than `-Oz` leaves them. The stack lies at the bottom of
/// memory, so no pointer of ours is below 1,024.
const PASSES: [&str; 6] = ["--low-memory-unused", "--flatten", "--rereloop", "-Oz", "-Oz", "--converge"];

/// Shrinks `module` into `smaller`.
pub(super) fn optimise(module: &Path, smaller: &Path, names: Names) -> Result<()> {
    make_room(smaller)?;
    let mut tool = command("node node_modules/binaryen/bin/wasm-opt");
    if names == Names::Kept {
        tool.arg("-g");
    }
    tool.args(PASSES).args(FEATURES).arg(module).arg("-o").arg(smaller);
    run(&mut tool)
}
