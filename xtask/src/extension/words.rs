//! The words that a merchant reads: every `t:` key of a schema has one, every one is used, every locale is JSON.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::block::blocks;
use super::file::{File, Finding};

const WORDS: &str = "locales/en.default.schema.json";

/// The default words by their keys, `blocks.nudge.name`.
pub(super) struct Words(BTreeMap<String, String>);

impl Words {
    pub(super) fn read(files: &[File]) -> Self {
        let mut words = BTreeMap::new();
        let file = files.iter().find(|file| file.path == WORDS);
        if let Some(tree) = file.and_then(|file| serde_json::from_slice(&file.bytes).ok()) {
            collect(&tree, "", &mut words);
        }
        Self(words)
    }

    /// What a merchant reads for a schema's text; nothing where its key has no words.
    pub(super) fn shown<'a>(&'a self, text: &'a str) -> Option<&'a str> {
        match text.strip_prefix("t:") {
            Some(key) => self.0.get(key).map(String::as_str),
            None => Some(text),
        }
    }
}

fn collect(tree: &Value, path: &str, words: &mut BTreeMap<String, String>) {
    match tree {
        Value::Object(members) => {
            let dot = if path.is_empty() { "" } else { "." };
            for (name, inner) in members {
                collect(inner, &format!("{path}{dot}{name}"), words);
            }
        }
        Value::String(text) => drop(words.insert(path.to_owned(), text.clone())),
        _ => {}
    }
}

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = files.iter().filter_map(locale).collect();
    let words = Words::read(files);
    let mut used = BTreeSet::new();
    for block in blocks(files) {
        let mut keys = Vec::new();
        block.schema.values().for_each(|value| named(value, &mut keys));
        let missing = keys.iter().filter(|key| !words.0.contains_key(**key));
        findings
            .extend(missing.map(|key| block.file.finding(format!("{WORDS} has no '{key}': write it there"))));
        used.extend(keys.into_iter().map(str::to_owned));
    }
    if let Some(file) = files.iter().find(|file| file.path == WORDS) {
        let idle = words.0.keys().filter(|key| !used.contains(*key));
        findings.extend(idle.map(|key| file.finding(format!("no block uses '{key}': remove it"))));
    }
    findings
}

/// The keys of all `t:` texts, wherever they stand.
fn named<'a>(value: &'a Value, keys: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => keys.extend(text.strip_prefix("t:")),
        Value::Array(elements) => elements.iter().for_each(|element| named(element, keys)),
        Value::Object(members) => members.values().for_each(|member| named(member, keys)),
        _ => {}
    }
}

/// Named for a language, one object of JSON.
fn locale(file: &File) -> Option<Finding> {
    if file.folder() != "locales" {
        return None;
    }
    if !serde_json::from_slice::<Value>(&file.bytes).is_ok_and(|tree| tree.is_object()) {
        return Some(file.finding("this is not one JSON object"));
    }
    let name = file.name().strip_suffix(".json")?;
    let name = name.strip_suffix(".schema").unwrap_or(name);
    let name = name.strip_suffix(".default").unwrap_or(name);
    let is_language = (2..=10).contains(&name.len())
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
    (!is_language).then(|| file.finding("name it for a language: en.default.json, fr.json, fr.schema.json"))
}

#[cfg(test)]
mod tests {
    use super::super::file::{file, messages};
    use super::{WORDS, check};

    const BLOCK: &str =
        r#"{% schema %}{"name": "t:blocks.a", "settings": [{"label": "t:settings.b"}]}{% endschema %}"#;

    #[test]
    fn every_key_has_words_and_every_word_a_use() {
        let good = file(WORDS, r#"{"blocks": {"a": "A"}, "settings": {"b": "B"}}"#);
        assert_eq!(check(&[file("blocks/a.liquid", BLOCK), good]).len(), 0);
        let other = file(WORDS, r#"{"blocks": {"a": "A", "old": "Old"}}"#);
        assert_eq!(
            messages(check(&[file("blocks/a.liquid", BLOCK), other])),
            [
                format!("{WORDS} has no 'settings.b': write it there"),
                "no block uses 'blocks.old': remove it".to_owned()
            ]
        );
    }

    #[test]
    fn locales_are_json_and_named_for_a_language() {
        for (path, text, n) in [
            ("locales/en.default.json", "{}", 0),
            ("locales/pt-BR.schema.json", "{}", 0),
            ("locales/words_of_ours.json", "{}", 1),
            ("locales/fr.json", "{,}", 1),
            ("locales/fr.json", "[]", 1),
        ] {
            assert_eq!(check(&[file(path, text)]).len(), n, "{path} {text}");
        }
    }
}
