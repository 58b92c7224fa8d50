//! Each threat in `SECURITY.md` names a test, and the test is there.

use super::source::{Finding, Source};

const PAGE: &str = "SECURITY.md";

pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    let page = sources.iter().filter(|source| source.path == PAGE);
    page.flat_map(|page| page.lines().filter_map(|(number, line)| finding(page, number, line, sources)))
        .collect()
}

fn finding(page: &Source, number: usize, line: &str, sources: &[Source]) -> Option<Finding> {
    if !line.starts_with('|') || line.starts_with("|-") || line.starts_with("| threat ") {
        return None;
    }
    let Some((path, name)) = named(line) else {
        return Some(page.finding(number, "name the test that holds it: `path::name`"));
    };
    let is_there = sources.iter().any(|source| source.path == path && defines(source, name));
    (!is_there).then(|| page.finding(number, format!("'{name}' is no test of {path}: name one that is")))
}

/// The last code of a row, `path::name`.
fn named(row: &str) -> Option<(&str, &str)> {
    let cell = row.trim_end_matches(['|', ' ']).rsplit_once("| ")?.1;
    cell.strip_prefix('`')?.strip_suffix('`')?.split_once("::")
}

/// A Rust test is a function; a spec's name is the text it is given, or how it begins.
fn defines(source: &Source, name: &str) -> bool {
    let text = source.text.as_deref().unwrap_or_default();
    if source.is(&[".rs"]) {
        return ["#[test]", "#[tokio::test]"].iter().any(|attribute| {
            let tests = text.split(attribute).skip(1).filter_map(|rest| rest.trim_start().lines().next());
            tests.into_iter().any(|line| line.contains(&format!("fn {name}(")))
        });
    }
    ["'", "\"", "`"].iter().any(|quote| text.contains(&format!("test({quote}{name}")))
}

#[cfg(test)]
mod tests {
    use super::super::source::source;
    use super::check;

    #[test]
    fn a_threat_without_a_test_that_is_there_is_found() {
        let page = "| threat | what | test |\n|-|-|-|\n\
            | a | b | `api/a.rs::held` |\n\
            | a | b | `api/a.rs::helper` |\n\
            | a | b | `e2e/a.spec.mjs::nothing stays` |\n\
            | a | b | `e2e/a.spec.mjs::something stays` |\n\
            | a | `window.x::y` | none |\n";
        let sources = [
            source("SECURITY.md", page),
            source("api/a.rs", "fn helper() {}\n\n#[tokio::test]\nasync fn held() {}\n"),
            source("e2e/a.spec.mjs", "test('nothing stays, ever', async () => {});\n"),
        ];
        let lines: Vec<usize> = check(&sources).iter().map(|finding| finding.line).collect();
        assert_eq!(lines, [4, 6, 7]);
    }
}
