//! A file that is not fit to be served: damaged while nobody looked, or not to be written. It is refused by its name with what
//! to do; in doubt nobody is told a balance.

use std::path::Path;

use axum::http::StatusCode;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, SqliteConnection};

use crate::copies::{NOWHERE, available, begun, paid, said};
use crate::process::{Process, serve};

const ORDERS: u64 = 20;
const POINTS: i64 = 50 * 20;

/// A ledger at rest: everything in one file, and no log beside it.
async fn at_rest(file: &Path) {
    let (mut process, caller) = begun(file).await;
    for number in 1..=ORDERS {
        assert_eq!(caller.deliver(&paid(number)).await.unwrap().0, StatusCode::OK);
    }
    assert_eq!(available(&caller).await, POINTS);
    process.kill();
    // Whoever closes last writes the log into the file and removes it.
    open(file).await.close().await.unwrap();
}

async fn open(file: &Path) -> SqliteConnection {
    let mut connection = SqliteConnectOptions::new().filename(file).connect().await.unwrap();
    sqlx::query("SELECT count(*) FROM entries").fetch_one(&mut connection).await.unwrap();
    connection
}

async fn refused(file: &Path, what_to_do: &str) {
    let mut command = serve(file, NOWHERE);
    let output = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
    let said = said(&output);
    assert!(!output.status.success() && said.contains("perkline.db") && said.contains(what_to_do), "{said}");
}

#[tokio::test]
async fn what_is_no_database_is_not_served() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("perkline.db");
    std::fs::write(&file, [0xa5; 8192]).unwrap();
    refused(&file, "perkline restore").await;
}

/// Bytes flipped in any page, one after the other: the ledger is refused, or nothing that counts was in them.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_damaged_page_is_refused_or_does_not_matter() {
    let folder = tempfile::tempdir().unwrap();
    let (file, damaged) = (folder.path().join("perkline.db"), folder.path().join("damaged.db"));
    at_rest(&file).await;
    let whole = std::fs::read(&file).unwrap();
    let pages = whole.len() / 4096;
    let mut n_refused = 0;
    // The last round damages nothing.
    for page in 0..=pages {
        let mut bytes = whole.clone();
        // A page begins with what is where, and ends with its oldest rows.
        for place in [page * 4096 + 8, page * 4096 + 4088] {
            bytes.get_mut(place).into_iter().for_each(|byte| *byte ^= 0x15);
        }
        std::fs::write(&damaged, bytes).unwrap();
        let mut process = Process::start(serve(&damaged, NOWHERE));
        if let Some(caller) = process.caller_if_any().await {
            assert_eq!(available(&caller).await, POINTS, "page {page}");
        } else {
            assert!(page < pages, "a whole ledger is refused");
            n_refused += 1;
        }
        process.kill();
        for beside in ["damaged.db-wal", "damaged.db-shm"] {
            // Only a ledger that was served has them.
            let _ = std::fs::remove_file(folder.path().join(beside));
        }
    }
    let used = whole.chunks(4096).filter(|page| !is_empty(page)).count();
    assert!(n_refused * 10 > used * 9, "only {n_refused} of {used} were noticed");
}

/// A leaf of a table or an index in which nothing stands yet, as the file format has it.
fn is_empty(page: &[u8]) -> bool {
    matches!(page, [0x0a | 0x0d, _, _, 0, 0, ..])
}

/// What looks right to `SQLite`: a number in a row is another one, an index has a row too few.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rows_that_disagree_are_refused() {
    for change in [
        "DROP TRIGGER entries_no_update; UPDATE entries SET points = points + 1 WHERE id = 3",
        "DROP TRIGGER entries_no_update; UPDATE entries SET customer_id = '8' WHERE id = 3",
        "DROP TRIGGER entries_no_delete; DELETE FROM entries WHERE id = 3",
        "DROP TRIGGER events_no_delete; DELETE FROM events WHERE kind = 'entry.recorded' AND number > 20",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema
             WHERE name = 'events_of_customer') WHERE name = 'entries_of_customer'",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("perkline.db");
        at_rest(&file).await;
        let mut connection = open(&file).await;
        sqlx::raw_sql(AssertSqlSafe(change)).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        refused(&file, "perkline restore").await;
    }
}

#[cfg(target_os = "linux")]
mod unwritable {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
    use std::os::unix::process::CommandExt;
    use std::process::{Command, Output};

    use super::*;

    /// Nobody in particular, on every Linux.
    const NOBODY: u32 = 65534;

    /// `perkline serve` by somebody whom permissions hold back: root is not.
    fn served(folder: &Path, file: &Path) -> Output {
        let asked = serve(file, NOWHERE);
        if std::fs::metadata("/proc/self").unwrap().uid() != 0 {
            return { asked }.output().unwrap();
        }
        // The binary may lie where only root comes.
        let binary = folder.join("perkline");
        std::fs::copy(asked.get_program(), &binary).unwrap();
        let mut command = Command::new(binary);
        command.args(asked.get_args()).uid(NOBODY).gid(NOBODY).current_dir(folder);
        command.envs(asked.get_envs().filter_map(|(name, value)| Some((name, value?))));
        for entry in std::fs::read_dir(folder).unwrap() {
            chown(entry.unwrap().path(), Some(NOBODY), Some(NOBODY)).unwrap();
        }
        chown(folder, Some(NOBODY), Some(NOBODY)).unwrap();
        command.output().unwrap()
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn what_can_not_be_written_is_not_served() {
        for (file_mode, folder_mode) in [(0o400, 0o700), (0o600, 0o500), (0o400, 0o500), (0o000, 0o700)] {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("data/perkline.db");
            at_rest(&file).await;
            let inner = file.parent().unwrap();
            set_permissions(&file, Permissions::from_mode(file_mode)).unwrap();
            if std::fs::metadata("/proc/self").unwrap().uid() == 0 {
                chown(&file, Some(NOBODY), Some(NOBODY)).unwrap();
            }
            set_permissions(inner, Permissions::from_mode(folder_mode)).unwrap();
            let output = served(folder.path(), &file);
            set_permissions(inner, Permissions::from_mode(0o700)).unwrap();
            let said = said(&output);
            let helps = said.contains("make the file and its folder writable")
                || said.contains("who may read and write them");
            assert!(
                !output.status.success() && said.contains("perkline.db") && helps,
                "{file_mode:o}: {said}"
            );
        }
    }
}
