//! `perkline backup` and `perkline restore`, and a file that can't be written for a while.

use std::fs::File;
use std::path::Path;
use std::process::Output;

use axum::http::StatusCode;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};

use crate::process::{Caller, Delivery, Process, now, perkline, serve};
use crate::world::{iso, order};

/// No redemption is made here.
pub(crate) const NOWHERE: &str = "http://127.0.0.1:9/codes";

pub(crate) fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// One line says which file was refused, and what to do.
fn assert_logged(log: &Path, what_to_do: &str) {
    let lines = std::fs::read_to_string(log).unwrap();
    let line =
        lines.lines().find(|line| line.contains("the database refused")).unwrap_or_else(|| panic!("{lines}"));
    assert!(line.contains("perkline.db") && line.contains(what_to_do), "{line}");
}

async fn run(name: &'static str, flags: [(&'static str, &Path); 2]) -> Output {
    let mut command = perkline(&[name]);
    for (flag, file) in flags {
        command.arg(flag).arg(file);
    }
    tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap()
}

/// An order of $10 of member 7, which is 50 points.
pub(crate) fn paid(number: u64) -> Delivery {
    let mut body = order(&number.to_string(), "7", &[("11", 1, "10.00")]);
    body["created_at"] = iso(now()).into();
    Delivery { topic: "orders/paid", id: format!("paid-{number}"), body }
}

pub(crate) async fn begun(file: &Path) -> (Process, Caller) {
    let mut process = Process::start(serve(file, NOWHERE));
    let caller = process.caller().await;
    caller.set_program().await;
    caller.join("7").await;
    (process, caller)
}

pub(crate) async fn available(caller: &Caller) -> i64 {
    caller.snapshot("7").await.unwrap().1["member"]["points"]["available"].as_i64().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_among_writes_holds_all_that_was_answered_before_it() {
    let folder = tempfile::tempdir().unwrap();
    let (file, copy) = (folder.path().join("perkline.db"), folder.path().join("copy.db"));
    let (mut process, caller) = begun(&file).await;
    for number in 1..=20 {
        assert_eq!(caller.deliver(&paid(number)).await.unwrap().0, StatusCode::OK);
    }
    let writing = {
        let caller = caller.clone();
        tokio::spawn(async move {
            let mut number = 100;
            while let Some((StatusCode::OK, _)) = caller.deliver(&paid(number)).await {
                number += 1;
            }
        })
    };
    let output = run("backup", [("--database", &file), ("--to", &copy)]).await;
    assert!(output.status.success(), "{}", said(&output));
    let again = run("backup", [("--database", &file), ("--to", &copy)]).await;
    assert!(!again.status.success() && said(&again).contains("copy.db exists"), "{}", said(&again));
    let refused = run("restore", [("--from", &copy), ("--database", &file)]).await;
    assert!(!refused.status.success() && said(&refused).contains("is in use"), "{}", said(&refused));
    process.kill();
    writing.await.unwrap();

    let restored = run("restore", [("--from", &copy), ("--database", &file)]).await;
    assert!(restored.status.success(), "{}", said(&restored));
    assert!(folder.path().join("perkline.db.replaced").exists());
    let mut process = Process::start(serve(&file, NOWHERE));
    let caller = process.caller().await;
    let mut connection = SqliteConnectOptions::new().filename(&file).connect().await.unwrap();
    let (orders, before): (i64, i64) =
        sqlx::query_as("SELECT count(*), sum(CAST(order_id AS INTEGER) <= 20) FROM orders")
            .fetch_one(&mut connection)
            .await
            .unwrap();
    assert_eq!((before, available(&caller).await), (20, 50 * orders));
    // And it goes on from there: an order it has is not counted again.
    assert_eq!(caller.deliver(&paid(1)).await.unwrap().0, StatusCode::OK);
    assert_eq!(caller.deliver(&paid(50)).await.unwrap().0, StatusCode::OK);
    assert_eq!(available(&caller).await, 50 * orders + 50);
}

#[tokio::test]
async fn what_is_no_whole_ledger_is_not_restored() {
    let folder = tempfile::tempdir().unwrap();
    let (file, copy) = (folder.path().join("perkline.db"), folder.path().join("copy.db"));
    let (mut process, _) = begun(&file).await;
    let output = run("backup", [("--database", &file), ("--to", &copy)]).await;
    assert!(output.status.success(), "{}", said(&output));
    process.kill();
    let whole = std::fs::read(&copy).unwrap();
    let mut damaged = whole.clone();
    damaged[4096..].fill(0xa5);
    let target = folder.path().join("new.db");
    for (bytes, why) in [
        (&b"not a database, but long enough to be one"[..], "restore a backup"),
        (&damaged, "copy.db"),
        (&whole[..whole.len() / 2], "copy.db"),
        (&[], "not a ledger"),
    ] {
        std::fs::write(&copy, bytes).unwrap();
        let output = run("restore", [("--from", &copy), ("--database", &target)]).await;
        assert!(!output.status.success() && said(&output).contains(why), "{}", said(&output));
        assert!(!target.exists());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_locked_file_refuses_commands_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("perkline.db");
    drop(begun(&file).await);
    let log = folder.path().join("log");
    let mut process = Process::start_logging(serve(&file, NOWHERE), File::create(&log).unwrap());
    let caller = process.caller().await;
    assert_eq!(caller.deliver(&paid(1)).await.unwrap().0, StatusCode::OK);
    let mut other = SqliteConnectOptions::new().filename(&file).connect().await.unwrap();
    sqlx::query("BEGIN IMMEDIATE").execute(&mut other).await.unwrap();
    assert!(caller.deliver(&paid(2)).await.unwrap().0.is_server_error());
    assert_logged(&log, "another process holds the file");
    assert_eq!(available(&caller).await, 50);
    other.close().await.unwrap();
    assert_eq!(caller.deliver(&paid(2)).await.unwrap().0, StatusCode::OK);
    assert_eq!(available(&caller).await, 100);
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_refuses_commands_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("perkline.db");
    drop(begun(&file).await);
    // No file of the process may grow beyond 512 KiB; ignoring the signal makes it an error, as a full disk is.
    let served = serve(&file, NOWHERE);
    let mut limited = std::process::Command::new("sh");
    limited.args(["-c", "trap '' XFSZ; ulimit -f 1024; exec \"$@\"", "sh"]);
    limited.arg(served.get_program()).args(served.get_args());
    limited.envs(served.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let log = folder.path().join("log");
    let mut process = Process::start_logging(limited, File::create(&log).unwrap());
    let caller = process.caller().await;
    let mut taken = 0;
    let refused = loop {
        let (status, _) = caller.deliver(&paid(taken + 1)).await.unwrap();
        if status != StatusCode::OK {
            break status;
        }
        taken += 1;
        assert!(taken < 5000, "the limit holds nothing back");
    };
    assert!(refused.is_server_error());
    process.kill();
    assert_logged(&log, "make room");
    let mut process = Process::start(serve(&file, NOWHERE));
    let caller = process.caller().await;
    assert_eq!(available(&caller).await, 50 * i64::try_from(taken).unwrap());
    assert_eq!(caller.deliver(&paid(taken + 1)).await.unwrap().0, StatusCode::OK);
    assert_eq!(available(&caller).await, 50 * i64::try_from(taken + 1).unwrap());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_process_serves_a_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("perkline.db");
    let (mut first, caller) = begun(&file).await;
    let second = tokio::task::spawn_blocking({
        let file = file.clone();
        move || serve(&file, NOWHERE).output().unwrap()
    });
    let refused = second.await.unwrap();
    assert!(!refused.status.success());
    let expected = format!("another perkline serves {}; stop that one first", file.display());
    assert!(said(&refused).contains(&expected), "{}", said(&refused));
    assert_eq!(available(&caller).await, 0, "the first goes on");
    // A lock that outlived its process would keep the shop closed.
    first.kill();
    let mut third = Process::start(serve(&file, NOWHERE));
    assert_eq!(available(&third.caller().await).await, 0);
}
