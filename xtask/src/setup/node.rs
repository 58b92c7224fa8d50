//! Node and the npm packages named in the lock file.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::run::{command, output, run, step};

const NODE_MAJOR_MIN: u32 = 20;
const LOCK: &str = "package-lock.json";
/// The lock file that the installed packages came from.
const INSTALLED: &str = "node_modules/.perkline-lock.json";

/// Runs `npm ci` when the packages on disk are not those of the lock file.
pub(crate) fn npm_packages() -> Result<()> {
    let version = output(&mut command("node --version"))
        .with_context(|| format!("Node can't be started: install Node {NODE_MAJOR_MIN} or newer"))?;
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|n| n.parse::<u32>().ok());
    if major.is_none_or(|major| major < NODE_MAJOR_MIN) {
        bail!("Node {} is too old: install Node {NODE_MAJOR_MIN} or newer", version.trim());
    }
    let lock = fs::read_to_string(LOCK).context(LOCK)?;
    if fs::read_to_string(INSTALLED).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    step("npm packages", || run(&mut command("npm ci --no-audit --no-fund --ignore-scripts")))?;
    fs::write(INSTALLED, lock).context(INSTALLED)
}
