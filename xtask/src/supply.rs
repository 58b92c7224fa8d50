//! `cargo xtask supply`: what we build from is held to `supply.toml`. Licences, sources, crates in two versions, and known
//! vulnerabilities where `cargo deny` is installed.

mod crates;
mod licence;
mod npm;

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::run::{answers, command, output, run};

const FILE: &str = "supply.toml";

/// What may be used, and why something else is all the same.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    licences: Vec<String>,
    exceptions: BTreeMap<String, Exception>,
    duplicates: BTreeMap<String, String>,
}

/// A package whose licence is not among those that may be used.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    is: String,
    why: String,
}

/// Holds both lock files to the rules, and says what was not checked.
pub(crate) fn supply() -> Result<()> {
    let rules: Rules = toml::from_str(&fs::read_to_string(FILE).context(FILE)?).context(FILE)?;
    let metadata = output(&mut command("cargo metadata --format-version 1 --locked"))?;
    let metadata: crates::Metadata = serde_json::from_str(&metadata).context("cargo metadata")?;
    let lock: npm::Lock =
        serde_json::from_str(&fs::read_to_string(npm::FILE).context(npm::FILE)?).context(npm::FILE)?;
    let mut findings = crates::check(&metadata, &rules);
    findings.extend(npm::check(&lock, &rules));
    findings.extend(unused_exceptions(&rules, &metadata, &lock));
    for finding in &findings {
        println!("   {finding}");
    }
    println!(
        "   supply: {} crates, {} npm packages, {} findings",
        metadata.packages.len(),
        lock.packages.len(),
        findings.len()
    );
    if !findings.is_empty() {
        bail!("{} packages are not what {FILE} allows", findings.len());
    }
    advisories()
}

fn unused_exceptions(rules: &Rules, metadata: &crates::Metadata, lock: &npm::Lock) -> Vec<String> {
    let is_used = |name: &str| {
        metadata.packages.iter().any(|package| package.name == name)
            || lock.names().any(|other| other == name)
    };
    let named = rules.exceptions.keys().filter(|name| !is_used(name));
    let unsaid = rules.exceptions.iter().filter(|(_, exception)| exception.why.is_empty());
    named
        .map(|name| format!("{name}: nobody needs this exception any more; take it out of {FILE}"))
        .chain(unsaid.map(|(name, _)| format!("{name}: say in {FILE} why this exception is made")))
        .collect()
}

fn advisories() -> Result<()> {
    if answers("cargo-deny") {
        return run(&mut command("cargo deny --all-features check advisories"));
    }
    println!("   advisories were not checked: cargo install cargo-deny, then run this again");
    Ok(())
}
