//! What an operator can do about a file that `SQLite` refuses to read or write.

/// What helps a damaged file.
pub(crate) const RESTORE: &str = "; restore a backup: perkline restore --from BACKUP --database FILE";

const WRITABLE: &str = "; make the file and its folder writable";

/// A clause to append to the error; empty where nothing particular is known.
pub(crate) fn advice(error: &sqlx::Error) -> &'static str {
    match code(error) {
        Some(5 | 6) => "; another process holds the file: end it, or wait until it is done",
        Some(8) => WRITABLE,
        Some(10 | 13) => "; the disk may be full: make room",
        Some(11 | 26) => RESTORE,
        Some(14) => "; check that the file and its folder exist, and who may read and write them",
        _ if is_denied(error) => WRITABLE,
        _ => "",
    }
}

fn is_denied(error: &sqlx::Error) -> bool {
    use std::io::ErrorKind;
    let denied = [ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem];
    matches!(error, sqlx::Error::Io(error) if denied.contains(&error.kind()))
}

/// Somebody else has the file.
pub(crate) fn is_busy(error: &sqlx::Error) -> bool {
    matches!(code(error), Some(5 | 6))
}

/// `SQLite`'s primary result code: <https://sqlite.org/rescode.html>.
fn code(error: &sqlx::Error) -> Option<i64> {
    let extended: i64 = error.as_database_error()?.code()?.parse().ok()?;
    Some(extended & 0xff)
}
