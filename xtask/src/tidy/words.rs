//! Words that may not stand in shipped code, each with what to write instead.

use super::source::{Finding, Source};

struct Ban {
    word: &'static str,
    folders: &'static [&'static str],
    instead: &'static str,
}

const RUST: &[&str] = &["loyalty/src/", "api/src/", "widget/src/"];
const PAGE: &[&str] = &["loader/src/", "widget/src/"];
const ALL: &[&str] = &["loyalty/", "api/", "widget/", "loader/", "theme-snippets/", "e2e/"];

const BANS: &[Ban] = &[
    Ban { word: ".forget()", folders: RUST, instead: "keep the handle and drop it: nothing is leaked" },
    Ban {
        word: "as f64",
        folders: &["loyalty/src/", "api/src/"],
        instead: "integers or exact rationals: money is never a float",
    },
    Ban { word: "as f32", folders: RUST, instead: "integers or exact rationals: money is never a float" },
    Ban { word: "todo!(", folders: RUST, instead: "the code" },
    Ban { word: "unimplemented!(", folders: RUST, instead: "the code" },
    Ban { word: "innerHTML", folders: PAGE, instead: "text nodes: no text is ever set as HTML" },
    Ban { word: "inner_html", folders: PAGE, instead: "text nodes: no text is ever set as HTML" },
    Ban { word: "insertAdjacentHTML", folders: PAGE, instead: "text nodes: no text is ever set as HTML" },
    Ban { word: "window.fetch =", folders: PAGE, instead: "a source in cart/: no global is ever patched" },
    Ban { word: "prototype.", folders: PAGE, instead: "a source in cart/: no global is ever patched" },
    Ban { word: "localStorage", folders: PAGE, instead: "nothing: storage needs consent" },
    Ban { word: "sessionStorage", folders: PAGE, instead: "nothing: storage needs consent" },
    Ban { word: "document.cookie", folders: PAGE, instead: "nothing: storage needs consent" },
    Ban { word: "console.log", folders: PAGE, instead: "the event perkline:error" },
    Ban { word: "waitForTimeout", folders: ALL, instead: "await the event that you wait for" },
    Ban { word: "thread::sleep", folders: ALL, instead: "await the event that you wait for" },
    Ban { word: "test.skip", folders: ALL, instead: "the test" },
    Ban { word: "#[ignore", folders: ALL, instead: "the test" },
    Ban { word: "UPDATE entries", folders: RUST, instead: "a new entry that names the old one" },
    Ban { word: "DELETE FROM entries", folders: RUST, instead: "a new entry that names the old one" },
    Ban { word: "UPDATE events", folders: RUST, instead: "a new event" },
    Ban { word: "DELETE FROM events", folders: RUST, instead: "a new event" },
];

/// Forgetting a customer is the one change that rows of the ledger allow; the database's triggers hold it to that.
const FORGETS: &str = "api/src/ledger/redactions.rs";

const CODE: [&str; 7] = [".rs", ".ts", ".mjs", ".js", ".liquid", ".css", ".sql"];

pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    let code = sources.iter().filter(|source| source.is(&CODE));
    code.flat_map(|source| {
        source.lines().filter_map(move |(number, line)| {
            let is_allowed = |word: &str| source.path == FORGETS && word.starts_with("UPDATE ");
            let mut bans = BANS.iter().filter(|ban| source.within(ban.folders) && !is_allowed(ban.word));
            let ban = bans.find(|ban| uses(line, ban.word))?;
            Some(source.finding(number, format!("'{}': write instead: {}", ban.word, ban.instead)))
        })
    })
    .collect()
}

/// A comment may name what the code may not do.
fn uses(line: &str, word: &str) -> bool {
    let code = line.trim_start();
    !["//", "*", "/*", "--"].iter().any(|mark| code.starts_with(mark)) && code.contains(word)
}

#[cfg(test)]
mod tests {
    use super::super::source::source;
    use super::check;

    #[test]
    fn a_banned_word_is_found_where_it_is_banned_and_not_in_comments() {
        let text = "//! x\nclosure.forget();\n// never .forget() it\n";
        assert_eq!(check(&[source("widget/src/a.rs", text)]).iter().map(|f| f.line).collect::<Vec<_>>(), [2]);
        assert_eq!(check(&[source("xtask/src/a.rs", text)]).len(), 0);
        let update = "//! x\nsql(\"UPDATE entries SET points = 1\");\n";
        assert_eq!(check(&[source("api/src/ledger/a.rs", update), source(super::FORGETS, update)]).len(), 1);
    }
}
