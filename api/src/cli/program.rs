//! `perkline program check FILE`.

use std::path::Path;

use crate::runnable::checked;

/// Prints what is wrong, with its path, or that nothing is.
pub(super) fn check(file: &Path) -> Result<(), String> {
    let document =
        std::fs::read_to_string(file).map_err(|error| format!("can't read {}: {error}", file.display()))?;
    let program = checked(&document).map_err(|problem| format!("{}: {problem}", file.display()))?;
    println!(
        "{}: fine. {}: {} tiers, {} rewards, {} campaigns",
        file.display(),
        program.name,
        program.tiers.len(),
        program.rewards.len(),
        program.campaigns.len()
    );
    Ok(())
}
