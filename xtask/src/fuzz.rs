//! `cargo xtask fuzz`: every decoder and every parser of signatures under libFuzzer, for a while each.
//!
//! The targets are `fuzz/`'s, their first inputs its `corpus/`. What a run learns stays in `target/fuzz`, and the next one
//! begins with it.

mod build;
mod report;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail};

use crate::run::{command, root, step};
use report::Report;

/// The first inputs, a folder a target.
const CORPUS: &str = "fuzz/corpus";
/// Everything that is built and learnt.
const TARGET: &str = "target/fuzz";
/// Longer inputs say nothing new, and take longer.
const BYTES_MAX: usize = 16 * 1024;
/// An input that takes longer is a finding.
const INPUT_SECONDS_MAX: u32 = 20;

/// Runs them all, or the one, for so many seconds each; fails when anything was found.
pub(crate) fn fuzz(only: Option<&str>, seconds: u32) -> Result<()> {
    let targets = targets(only)?;
    let program = step("fuzz build", build::build)?;
    let mut reports = Vec::new();
    for target in targets {
        reports.push(step(&target, || run(&program, &target, seconds))?);
    }
    report::print(&reports);
    let findings = reports.iter().filter(|report| report.finding.is_some()).count();
    if findings == 0 {
        return Ok(());
    }
    bail!(
        "{findings} found something. Keep its file under a name in {CORPUS}, then make it pass: cargo test -p fuzz"
    )
}

fn targets(only: Option<&str>) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for folder in fs::read_dir(CORPUS).with_context(|| format!("can't read {CORPUS}"))? {
        names.push(folder?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    match only {
        None => Ok(names),
        Some(name) if names.iter().any(|known| known == name) => Ok(vec![name.to_owned()]),
        Some(name) => bail!("there is no target {name}; there are {}", names.join(", ")),
    }
}

/// One target. Its words go to a file; what they say at the end is the report.
fn run(program: &Path, target: &str, seconds: u32) -> Result<Report> {
    let [learnt, findings, scratch] =
        ["corpus", "findings", "scratch"].map(|folder| Path::new(TARGET).join(folder).join(target));
    // The last run may have been ended in the middle.
    let _ = fs::remove_dir_all(&scratch);
    for folder in [&learnt, &findings, &scratch] {
        fs::create_dir_all(folder).with_context(|| format!("can't make {}", folder.display()))?;
    }
    let log = findings.with_extension("log");
    let words = fs::File::create(&log).with_context(|| format!("can't write {}", log.display()))?;
    let mut fuzzer = command("nice -n 10");
    fuzzer
        .arg(program)
        .env("PERKLINE_FUZZ", target)
        .env("RUST_BACKTRACE", "0")
        .env("TMPDIR", root().join(&scratch));
    fuzzer.arg(format!("-max_total_time={seconds}"));
    fuzzer.arg(format!("-max_len={BYTES_MAX}")).arg(format!("-timeout={INPUT_SECONDS_MAX}"));
    fuzzer.args(["-use_value_profile=1", "-print_final_stats=1"]);
    fuzzer.arg(format!("-artifact_prefix={}/", findings.display()));
    fuzzer.arg(&learnt).arg(Path::new(CORPUS).join(target));
    fuzzer.stdin(Stdio::null()).stdout(words.try_clone()?).stderr(words);
    let status = fuzzer.status().context("can't start the fuzzer")?;
    let words = fs::read(&log)?;
    let report = Report::read(
        target,
        &String::from_utf8_lossy(&words),
        count(&[learnt, Path::new(CORPUS).join(target)])?,
    );
    if !status.success() && report.finding.is_none() {
        bail!("{target} ended with {status}: see {}", log.display());
    }
    Ok(report)
}

fn count(folders: &[PathBuf]) -> Result<usize> {
    let mut files = 0;
    for folder in folders {
        files += fs::read_dir(folder)?.count();
    }
    Ok(files)
}
