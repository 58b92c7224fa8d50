//! `cargo xtask extension`: whether Shopify would take the theme app extension, and `shopify.app.toml.example`.
//!
//! Two looks at it: Shopify's own theme check, and the rules that it does not hold. Each rule is a function of
//! the files alone, and each finding says what to do.

mod app;
mod block;
mod code;
mod file;
mod layout;
mod liquid;
mod schema;
mod scope;
mod settings;
mod sizes;
mod topics;
mod values;
mod words;

use std::path::Path;

use anyhow::{Result, bail};

use crate::run::{command, run};
use file::{File, Finding};

/// Where the extension is, seen from the root.
pub(crate) const FOLDER: &str = "theme-snippets";

type Rule = fn(&[File]) -> Vec<Finding>;

/// From what stops a deploy to what a merchant would stumble over.
const RULES: [Rule; 9] = [
    layout::check,
    sizes::check,
    block::check,
    schema::check,
    scope::check,
    settings::check,
    values::check,
    words::check,
    code::check,
];

/// Holds every rule; run it after `dist`, for the built assets are part of what is deployed.
pub(crate) fn extension() -> Result<()> {
    let files = file::read(Path::new(FOLDER))?;
    let mut findings: Vec<Finding> = RULES.iter().flat_map(|rule| rule(&files)).collect();
    findings.extend(app::check(&app::Surroundings::read(&files)?));
    for finding in &findings {
        println!("   {finding}");
    }
    let blocks = block::blocks(&files).len();
    println!("   extension: {} files, {blocks} blocks, {} findings", files.len(), findings.len());
    if blocks == 0 {
        bail!("no block was seen in {FOLDER}/blocks: nothing was checked");
    }
    if !findings.is_empty() {
        bail!("Shopify would not take {FOLDER}: {} findings", findings.len());
    }
    run(&mut command("npm run --silent --workspace loader check-theme"))
}
