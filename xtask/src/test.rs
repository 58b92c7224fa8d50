//! `cargo xtask test`: every check and test there is, cheapest first.

use anyhow::Result;

use crate::run::{answers, command, root, run, step};
use crate::{budgets, dist, extension, setup, supply, tidy};

/// Runs them all, or with `quick` only what needs neither a browser nor WebAssembly.
pub(crate) fn test(quick: bool, spec: Option<&str>) -> Result<()> {
    setup::npm_packages()?;
    step("house rules", tidy::tidy)?;
    step("what we build from", supply::supply)?;
    step("formatting", formatting)?;
    step("lints", || run(&mut command("cargo clippy --quiet --all-targets --all-features -- -D warnings")))?;
    step("Rust tests", rust_tests)?;
    step("loader types", || run(&mut command("npm run --silent --workspace loader typecheck")))?;
    step("loader tests", || run(&mut command("npm run --silent --workspace loader test")))?;
    step("shop tests", || run(&mut command("npm run --silent --workspace e2e test:unit")))?;
    if quick {
        println!("\nquick: everything passed that needs neither a browser nor WebAssembly");
        return Ok(());
    }
    let weights = dist::dist()?;
    budgets::check(&weights)?;
    step("lints of the page", page_lints)?;
    step("conformance build", dist::conformance)?;
    step("theme app extension", extension::extension)?;
    step("API, corpus and native door", || {
        run(&mut command("cargo build --package perkline-api --package checker --package fuzz"))
    })?;
    step("browser specs", || browser_specs(spec))?;
    println!("\neverything passed");
    Ok(())
}

fn formatting() -> Result<()> {
    run(&mut command("cargo fmt --all --check"))?;
    run(&mut command("node node_modules/prettier/bin/prettier.cjs --check --log-level warn ."))
}

/// With the variable of the page's own build: crates that watch it would be rebuilt at each change of mind.
fn page_lints() -> Result<()> {
    let mut clippy =
        command("cargo clippy --quiet --package perkline-widget --target wasm32-unknown-unknown");
    clippy.args(["--target-dir", dist::TARGET, "--all-features"]).env("RUSTC_BOOTSTRAP", "1");
    run(clippy.args(["--", "-D", "warnings"]))
}

fn rust_tests() -> Result<()> {
    if answers("cargo-nextest") {
        run(&mut command("cargo nextest run --all-features --no-fail-fast"))?;
    } else {
        run(&mut command("cargo test --all-features --no-fail-fast --lib --bins --tests"))?;
    }
    run(&mut command("cargo test --quiet --doc --package loyalty --all-features"))
}

fn browser_specs(spec: Option<&str>) -> Result<()> {
    let mut playwright = command("node ../node_modules/@playwright/test/cli.js test");
    playwright.args(spec).current_dir("e2e");
    playwright.env("PERKLINE_BIN", root().join("target/debug/perkline"));
    run(playwright.env("CHROMIUM", setup::chromium()?))
}
