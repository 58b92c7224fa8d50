//! What was measured on: numbers without it say nothing.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread;

use anyhow::Result;

use crate::run::{command, output};

/// The day, and the machine in one line each.
pub(super) fn describe(chromium: &Path) -> Result<String> {
    let day = output(&mut command("date -u +%Y-%m-%d"))?;
    let browser = output(Command::new(chromium).arg("--version"))?;
    let cores = thread::available_parallelism()?;
    let cpu = field("/proc/cpuinfo", "model name").unwrap_or_else(|| "unknown CPU".to_owned());
    let memory = field("/proc/meminfo", "MemTotal").and_then(|text| gib(&text));
    let memory = memory.unwrap_or_else(|| "unknown".to_owned());
    Ok(format!("Measured on {}: {cpu}, {cores} cores, {memory} of memory, {}.\n", day.trim(), browser.trim()))
}

/// The first value of that name in one of Linux's own lists.
fn field(path: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let rows = text.lines().filter_map(|line| line.split_once(':'));
    rows.map(|(key, value)| (key.trim(), value.trim()))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}

/// `16337248 kB`, in whole GiB.
fn gib(text: &str) -> Option<String> {
    let kib: u64 = text.split_whitespace().next()?.parse().ok()?;
    Some(format!("{} GiB", (kib + (1 << 19)) >> 20))
}
