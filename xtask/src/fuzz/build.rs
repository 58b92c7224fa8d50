//! The fuzzer, built with what libFuzzer needs to see where an input led. A pinned stable compiler does: `-C passes` and
//! `-C llvm-args` are stable flags, and no sanitizer is asked for.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::TARGET;
use crate::run::{answers, command, output, run};

/// Counters at every edge, and what is compared there.
const COVERAGE: [&str; 6] = [
    "--cfg fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
];

/// Builds it, and returns its path.
pub(super) fn build() -> Result<PathBuf> {
    if std::env::var_os("CXX").is_none() && !answers("c++") {
        bail!("fuzzing compiles libFuzzer: install a C++ compiler, so that c++ answers");
    }
    // With the host named as a target, build scripts and macros are left uncounted.
    let host = host()?;
    let mut cargo = command("cargo build --package fuzz --profile fuzz --target");
    run(cargo.arg(&host).args(["--target-dir", TARGET]).env("RUSTFLAGS", COVERAGE.join(" ")))?;
    Ok(Path::new(TARGET).join(host).join("fuzz/fuzz"))
}

fn host() -> Result<String> {
    let said = output(&mut command("rustc -vV"))?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("rustc does not say what it runs on")
}
