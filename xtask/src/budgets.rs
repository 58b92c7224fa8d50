//! `budgets.toml`: the ceilings that a build may not pass.

use std::fs;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::dist::Weights;

const FILE: &str = "budgets.toml";

/// The part of the file that is about bytes; what a browser must measure stands there too, for the specs.
#[derive(Deserialize)]
struct Budgets {
    boot: Budget,
    everything: Budget,
}

#[derive(Deserialize)]
struct Budget {
    ceiling_bytes: usize,
    goal_bytes: usize,
}

/// Refuses a build that is over a ceiling; a goal that is missed is printed as missed.
pub(crate) fn check(weights: &Weights) -> Result<()> {
    if !weights.small {
        println!("   the budget was not checked: rust-src is missing, so the Wasm is larger than what ships");
        return Ok(());
    }
    let text = fs::read_to_string(FILE).context(FILE)?;
    let budgets: Budgets = toml::from_str(&text).context(FILE)?;
    judge("perkline.js, on every page", weights.brotli_bytes("perkline.js"), &budgets.boot)?;
    judge("everything a page ever loads", weights.total_bytes(), &budgets.everything)
}

fn judge(what: &str, bytes: usize, budget: &Budget) -> Result<()> {
    let goal = if bytes <= budget.goal_bytes { "met" } else { "missed" };
    println!("   {what}: {bytes} bytes of {} (goal {}: {goal})", budget.ceiling_bytes, budget.goal_bytes);
    if bytes > budget.ceiling_bytes {
        bail!("{what} weighs {bytes} bytes, {} over its ceiling in {FILE}", bytes - budget.ceiling_bytes);
    }
    Ok(())
}
