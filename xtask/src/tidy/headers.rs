//! Every code file says in its first line what it is.

use super::source::{Finding, Source};

/// The endings and what their first line begins with.
const OPENINGS: [(&[&str], &[&str], &str); 4] = [
    (&[".rs"], &["//!", "#!", "// Shared"], "//! …"),
    (&[".ts", ".mjs", ".js"], &["//", "/*", "#!"], "// …"),
    (&[".liquid"], &["{%"], "{% doc %} or {% comment %} …"),
    (&[".css"], &["/*"], "/* … */"),
];

pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    sources.iter().filter_map(finding).collect()
}

fn finding(source: &Source) -> Option<Finding> {
    let (_, openings, form) = OPENINGS.iter().find(|(endings, ..)| source.is(endings))?;
    let first = source.text.as_deref()?.lines().next().unwrap_or_default();
    if openings.iter().any(|opening| first.starts_with(opening)) {
        return None;
    }
    Some(source.finding(1, format!("say what this file is in its first line: {form}")))
}

#[cfg(test)]
mod tests {
    use super::super::source::source;
    use super::check;

    #[test]
    fn a_file_without_a_header_is_found() {
        let sources = [source("a/src/x.rs", "use std::fs;\n"), source("b.ts", "// What b is.\n")];
        let found: Vec<String> = check(&sources).iter().map(ToString::to_string).collect();
        assert_eq!(found, ["a/src/x.rs:1: say what this file is in its first line: //! …"]);
    }
}
