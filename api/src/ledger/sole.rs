//! One process serves a ledger: what it has at hand (`recent`) is right as long as nobody else writes the file.

use std::fs::{File, TryLockError};
use std::path::Path;

/// Held as long as it is kept; the system lets go of it when the process ends, however that happens.
///
/// # Errors
/// Another process serves this ledger, or the file of the lock can't be made beside it.
pub(crate) fn hold(database: &Path) -> Result<File, String> {
    let path = database.with_added_extension("lock");
    let failed = |error| format!("can't make {}: {error}", path.display());
    let file = File::create(&path).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(format!(
            "another perkline serves {}; stop that one first, or give this one a --database of its own",
            database.display()
        )),
        Err(TryLockError::Error(error)) => Err(failed(error)),
    }
}
