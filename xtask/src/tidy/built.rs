//! What git should not hold: built files, large files, untidy ends.

use super::source::{Finding, Source};

const BYTES_MAX: usize = 700 * 1024;
const BUILT: [&str; 5] = ["target/", "node_modules/", "/pkg/", ".perkline/", "test-results/"];

/// An input is an input to the last byte.
const BYTES_AS_THEY_ARE: &str = "fuzz/corpus/";

pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    sources.iter().flat_map(|source| [built(source), large(source), ends(source)]).flatten().collect()
}

fn built(source: &Source) -> Option<Finding> {
    let folder = BUILT.iter().find(|folder| source.path.contains(*folder))?;
    Some(source.finding(0, format!("built into {folder}: add it to .gitignore")))
}

fn large(source: &Source) -> Option<Finding> {
    (source.bytes > BYTES_MAX)
        .then(|| source.finding(0, format!("{} bytes, {BYTES_MAX} at most", source.bytes)))
}

fn ends(source: &Source) -> Option<Finding> {
    if source.within(&[BYTES_AS_THEY_ARE]) {
        return None;
    }
    let text = source.text.as_deref()?;
    if let Some((number, _)) = source.lines().find(|(_, line)| line.ends_with([' ', '\t'])) {
        return Some(source.finding(number, "blanks at the end of the line: remove them"));
    }
    (!text.is_empty() && !text.ends_with('\n'))
        .then(|| source.finding(0, "end the last line with a line feed"))
}
