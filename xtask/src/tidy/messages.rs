//! The words live once: every message key that code names exists, and every one that exists is named.

use std::collections::BTreeMap;

use serde_json::Value;

use super::source::{Finding, Source};

const WORDS: &str = "theme-snippets/locales/en.default.json";
/// Shopify's limit for one locale file.
const BYTES_MAX: usize = 15_000;
const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    let Some(words) = sources.iter().find(|source| source.path == WORDS) else {
        return Vec::new();
    };
    let Ok(tree) = serde_json::from_str::<Value>(words.text.as_deref().unwrap_or_default()) else {
        return vec![words.finding(0, "this is not JSON")];
    };
    let mut findings = Vec::new();
    if words.bytes > BYTES_MAX {
        findings.push(words.finding(0, format!("{} bytes, {BYTES_MAX} at most", words.bytes)));
    }
    let mut messages = BTreeMap::new();
    collect(&tree, "", &mut messages);
    let code = code(sources);
    for (key, places) in &messages {
        let short = key.trim_start_matches("perkline.");
        let last = short.rsplit('.').next().unwrap_or(short);
        if !code.contains(&format!("{short}\""))
            && !code.contains(&format!("{short}'"))
            && !code.contains(&format!("\"{last}\""))
            && !code.contains(&format!("'{last}'"))
        {
            findings.push(words.finding(0, format!("'{key}' is used nowhere: remove it")));
        }
        findings.extend(strange_placeholders(words, key, places));
    }
    findings
}

/// Every message by its key, plural forms under one.
fn collect(tree: &Value, path: &str, messages: &mut BTreeMap<String, Vec<String>>) {
    match tree {
        Value::Object(members) => {
            for (name, inner) in members {
                if PLURALS.contains(&name.as_str()) {
                    collect(inner, path, messages);
                } else {
                    let dot = if path.is_empty() { "" } else { "." };
                    collect(inner, &format!("{path}{dot}{name}"), messages);
                }
            }
        }
        Value::String(text) => messages.entry(path.to_owned()).or_default().push(text.clone()),
        _ => {}
    }
}

const PLACEHOLDERS: [&str; 8] = ["reward", "amount", "points", "label", "tier", "date", "n", "program"];
/// What is said to a merchant in the theme editor is about settings, not about points.
const EDITOR: &str = "perkline_editor.";
const EDITOR_PLACEHOLDERS: [&str; 4] = ["kind", "persona", "placeholders", "selector"];

fn strange_placeholders(words: &Source, key: &str, texts: &[String]) -> Vec<Finding> {
    let names =
        texts.iter().flat_map(|text| text.split('{').skip(1)).filter_map(|rest| rest.split('}').next());
    let known = if key.starts_with(EDITOR) { &EDITOR_PLACEHOLDERS[..] } else { &PLACEHOLDERS[..] };
    names
        .filter(|name| !known.contains(name))
        .map(|name| {
            words.finding(0, format!("'{key}' has an unknown placeholder {{{name}}}: use one of {known:?}"))
        })
        .collect()
}

fn code(sources: &[Source]) -> String {
    let folders =
        ["loyalty/src/", "widget/src/", "theme-snippets/blocks/", "theme-snippets/snippets/", "loader/src/"];
    let texts =
        sources.iter().filter(|source| source.within(&folders)).filter_map(|source| source.text.as_deref());
    texts.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::super::source::source;
    use super::{WORDS, check};

    #[test]
    fn an_unused_key_and_a_strange_placeholder_are_found() {
        let words = source(
            WORDS,
            r#"{"perkline": {"nudges": {"earn": {"one": "{points}", "other": "{pionts}"}, "old": "x"}}}"#,
        );
        let code = source("widget/src/a.rs", "//! x\nconst KEY: &str = \"nudges.earn\";\n");
        let found: Vec<String> = check(&[words, code]).into_iter().map(|finding| finding.message).collect();
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("'perkline.nudges.earn' has an unknown placeholder {pionts}"));
        assert!(found[1].starts_with("'perkline.nudges.old' is used nowhere"));
    }
}
