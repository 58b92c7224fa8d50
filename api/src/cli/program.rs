//! `perkline program check FILE`.

use std::path::Path;

use crate::runnable::checked;
use crate::shopify::METAFIELD_BYTES_MAX;

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
    if document.len() > METAFIELD_BYTES_MAX {
        println!(
            "{}: {} bytes are more than the {METAFIELD_BYTES_MAX} of a Shopify metafield: the API serves it, the blocks of a \
             theme do not see it",
            file.display(),
            document.len()
        );
    }
    Ok(())
}
