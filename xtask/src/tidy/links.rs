//! A link in the documentation leads to a file that is there.

use std::path::Path;

use super::source::{Finding, Source};

pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    let pages = sources.iter().filter(|source| source.is(&[".md"]));
    pages.flat_map(|page| page.lines().flat_map(|(number, line)| broken(page, number, line))).collect()
}

fn broken(page: &Source, number: usize, line: &str) -> Vec<Finding> {
    let folder = Path::new(&page.path).parent().unwrap_or(Path::new(""));
    let targets = line.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    targets
        .map(|target| target.split('#').next().unwrap_or_default())
        .filter(|target| !target.is_empty() && !target.contains("://") && !folder.join(target).exists())
        .map(|target| page.finding(number, format!("'{target}' is not there: mend the link")))
        .collect()
}
