//! The house rules that a program can hold. Each finding names the place and what to do about it.

mod built;
mod direction;
mod headers;
mod lengths;
mod links;
mod messages;
mod sheet;
mod source;
mod threats;
mod words;

use anyhow::{Result, bail};

use source::{Finding, Source};

type Rule = fn(&[Source]) -> Vec<Finding>;

/// In the order in which a newcomer would want to hear of them.
const RULES: [Rule; 9] = [
    headers::check,
    lengths::check,
    words::check,
    direction::check,
    messages::check,
    sheet::check,
    links::check,
    threats::check,
    built::check,
];

/// Holds them all against every file that git knows.
pub(crate) fn tidy() -> Result<()> {
    let sources = source::tracked()?;
    let findings: Vec<Finding> = RULES.iter().flat_map(|rule| rule(&sources)).collect();
    for finding in &findings {
        println!("   {finding}");
    }
    println!("   tidy: {} files, {} findings", sources.len(), findings.len());
    if findings.is_empty() { Ok(()) } else { bail!("{} house rules are broken", findings.len()) }
}
