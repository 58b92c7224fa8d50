//! Small files: a long one is two things. (Functions are clippy's: `too_many_lines`, 70.)

use super::source::{Finding, Source};

const LINES_MAX: usize = 300;
const CODE: [&str; 6] = [".rs", ".ts", ".mjs", ".js", ".liquid", ".css"];

/// A list that is read whole: what Shopify adds to Liquid, each with its source.
const READ_WHOLE: &str = "e2e/shop/shopify_liquid.mjs";

pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    let code = sources.iter().filter(|source| source.is(&CODE) && source.path != READ_WHOLE);
    code.filter_map(finding).collect()
}

fn finding(source: &Source) -> Option<Finding> {
    let n_lines = source.lines().count();
    (n_lines > LINES_MAX)
        .then(|| source.finding(0, format!("{n_lines} lines, {LINES_MAX} at most: split it by what it does")))
}

#[cfg(test)]
mod tests {
    use super::super::source::source;
    use super::check;

    #[test]
    fn the_limit_itself_is_allowed() {
        assert_eq!(check(&[source("a.rs", &"x\n".repeat(300))]).len(), 0);
        assert_eq!(check(&[source("a.rs", &"x\n".repeat(301))]).len(), 1);
        assert_eq!(check(&[source("a.jsonl", &"x\n".repeat(301))]).len(), 0);
    }
}
