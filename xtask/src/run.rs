//! Running other programs: what is run is printed, and a failure names the program.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// Makes the workspace's root the working directory, so that every path in this program is relative to it.
pub(crate) fn enter_root() -> Result<()> {
    let root = root();
    std::env::set_current_dir(&root).with_context(|| format!("can't enter {}", root.display()))
}

/// The workspace's root, as an absolute path.
pub(crate) fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_path_buf()
}

/// Says which part of a command is running now.
pub(crate) fn heading(text: &str) {
    println!("\n\u{1b}[1m== {text}\u{1b}[0m");
}

/// A step with a heading before it and its time behind it.
pub(crate) fn step<T>(text: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    heading(text);
    let started = Instant::now();
    let done = work().with_context(|| format!("failed: {text}"))?;
    println!("   {text}: {} s", started.elapsed().as_secs());
    Ok(done)
}

/// A program with its arguments, split at blanks. Nothing here ever has a blank inside an argument but paths,
/// and those are added with `.arg`.
pub(crate) fn command(line: &str) -> Command {
    let mut words = line.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or_default());
    command.args(words);
    command
}

/// Runs it, with its output going to ours.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    println!("   $ {shown}");
    let status = command.stdin(Stdio::null()).status().with_context(|| format!("can't start: {shown}"))?;
    if status.success() { Ok(()) } else { bail!("{status}: {shown}") }
}

/// Runs it and returns what it printed; its errors go to ours.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let shown = shown(command);
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("can't start: {shown}"))?;
    if !output.status.success() {
        bail!("{}: {shown}", output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("not text: {shown}"))
}

/// Whether a program answers to `--version`.
pub(crate) fn answers(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn shown(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}
