//! `cargo xtask bench`: what the page, the arithmetic, the shop's score and the API cost, measured beside what else one could have built.
//!
//! Each section is a program that writes `e2e/bench/sections/<name>.md`; what was lost stands first, there and in the whole.

mod api;
mod machine;
mod results;

use std::path::Path;

use anyhow::{Result, bail};
use clap::ValueEnum;

use crate::run::{command, root, run, step};
use crate::{dist, setup};

/// One question, with a file of answers of its own.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Section {
    /// The bundle beside its twin in Preact and beside the server's text, in Chromium; first the twin has to pass its specs.
    Page,
    /// Nudges a second, natively, in Wasm and in JavaScript.
    Loyalty,
    /// The longest cart and the biggest program that the doors let in.
    Limits,
    /// The shop's score with and without us.
    Lighthouse,
    /// The snapshot under load beside an empty answer, a redemption beside a bare insert.
    Api,
}

/// How to measure.
#[derive(Clone, Copy, clap::Args)]
pub(crate) struct Options {
    /// How often each thing is measured; the sections know a good number.
    #[arg(long)]
    repeats: Option<u32>,
    /// Measure what stands in the target folders instead of building it anew.
    #[arg(long)]
    as_built: bool,
}

/// Measures them all, or the one, and writes the results of all that were ever measured.
pub(crate) fn bench(only: Option<Section>, options: Options) -> Result<()> {
    setup::npm_packages()?;
    let chromium = setup::chromium()?;
    // The API's own bench builds what it needs, for release.
    if !options.as_built && !matches!(only, Some(Section::Api)) {
        build()?;
    }
    for section in Section::value_variants() {
        if only.is_none_or(|only| only.name() == section.name()) {
            step(section.name(), || section.measure(options, &chromium))?;
        }
    }
    results::write(Section::value_variants(), &chromium)
}

fn build() -> Result<()> {
    dist::dist()?;
    step("conformance build", dist::conformance)?;
    step("API", || run(&mut command("cargo build --package perkline-api")))?;
    let example = "cargo build --release --package loyalty --features serde --example speed";
    step("native speed", || run(&mut command(example)))
}

impl Section {
    /// As on the command line, and of its file.
    fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Loyalty => "loyalty",
            Self::Limits => "limits",
            Self::Lighthouse => "lighthouse",
            Self::Api => "api",
        }
    }

    fn measure(self, options: Options, chromium: &Path) -> Result<()> {
        match self {
            Self::Page => node("e2e/bench/page.mjs", options, chromium),
            Self::Loyalty => node("e2e/bench/loyalty.mjs", options, chromium),
            Self::Limits => node("e2e/bench/limits.mjs", options, chromium),
            Self::Lighthouse => node("e2e/bench/lighthouse.mjs", options, chromium),
            Self::Api => api::measure(options.repeats),
        }
    }
}

fn node(script: &str, options: Options, chromium: &Path) -> Result<()> {
    if !Path::new(script).exists() {
        bail!("there is no {script}");
    }
    let mut node = command("node");
    node.arg(script).env("CHROMIUM", chromium);
    if let Some(repeats) = options.repeats {
        node.args(["--repeats", &repeats.to_string()]);
    }
    if std::env::var_os("PERKLINE_BIN").is_none() {
        node.env("PERKLINE_BIN", root().join("target/debug/perkline"));
    }
    run(&mut node)
}
