//! A block's settings: their types, their ids and the members that each type has.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::block::{Block, blocks};
use super::file::{File, Finding};

/// Those that blocks of apps are known to take, each with the members that it has beside those of its group.
/// Shopify publishes no list for apps; a type that only themes have would be refused, or shown as nothing.
const TYPES: [(&str, &[&str]); 12] = [
    ("checkbox", &["default"]),
    ("text", &["default", "placeholder"]),
    ("textarea", &["default", "placeholder"]),
    ("number", &["default", "placeholder"]),
    ("range", &["default", "min", "max", "step", "unit"]),
    ("select", &["default", "options"]),
    ("radio", &["default", "options"]),
    ("color", &["default"]),
    ("product", &["autofill"]),
    ("url", &["default"]),
    ("header", &["content", "info"]),
    ("paragraph", &["content"]),
];
const INPUT: [&str; 4] = ["type", "id", "label", "info"];
const SHOWN_ONLY: [&str; 2] = ["header", "paragraph"];

/// The settings of a block that are objects with a known type.
pub(super) fn known<'a>(block: &'a Block<'_>) -> impl Iterator<Item = (&'a str, &'a Map<String, Value>)> {
    block.settings().iter().filter_map(|setting| {
        let setting = setting.as_object()?;
        let (kind, _) =
            TYPES.iter().find(|(kind, _)| setting.get("type").is_some_and(|said| said == kind))?;
        Some((*kind, setting))
    })
}

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let blocks = blocks(files);
    blocks.iter().flat_map(|block| of(block).into_iter().map(|message| block.file.finding(message))).collect()
}

fn of(block: &Block<'_>) -> Vec<String> {
    let mut messages = Vec::new();
    if block.schema.get("settings").is_some_and(|settings| !settings.is_array()) {
        messages.push("settings is a list".to_owned());
    }
    if known(block).count() < block.settings().len() {
        let types = TYPES.map(|(kind, _)| kind).join(" ");
        let strange =
            block.settings().iter().filter(|setting| !TYPES.iter().any(|(kind, _)| setting["type"] == *kind));
        messages.extend(
            strange.map(|setting| format!("a setting of type {}: it is one of {types}", setting["type"])),
        );
    }
    messages.extend(known(block).flat_map(|(kind, setting)| members(kind, setting)));
    let mut ids = BTreeSet::new();
    for id in known(block).filter_map(|(_, setting)| setting.get("id")?.as_str()) {
        if !ids.insert(id) {
            messages.push(format!("two settings are called '{id}': give one another id"));
        }
    }
    messages
}

/// What a setting of this type must have, and what it may not.
fn members(kind: &str, setting: &Map<String, Value>) -> Vec<String> {
    let id = setting.get("id").and_then(Value::as_str);
    let shown = format!("the {kind} {}", id.unwrap_or("without an id"));
    let own = TYPES.iter().find(|(name, _)| *name == kind).map_or(&[][..], |(_, own)| own);
    let is_input = !SHOWN_ONLY.contains(&kind);
    let strange = setting.keys().map(String::as_str).filter(|key| {
        let common = if is_input { INPUT.contains(key) } else { *key == "type" };
        !common && !own.contains(key)
    });
    let mut messages: Vec<String> = strange
        .map(|key| format!("{shown} has '{key}', which Shopify does not know there: remove it"))
        .collect();
    let needed: &[&str] = if is_input { &["id", "label"] } else { &["content"] };
    let missing =
        needed.iter().filter(|key| setting.get(**key).and_then(Value::as_str).is_none_or(str::is_empty));
    messages.extend(missing.map(|key| format!("{shown} has no {key}: give it one")));
    if id.is_some_and(|id| !id.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-".contains(letter)))
    {
        messages.push(format!("{shown}: an id is letters, digits, _ and -"));
    }
    messages
}

#[cfg(test)]
mod tests {
    use super::super::file::{file, messages};
    use super::check;

    fn found(settings: &str) -> Vec<String> {
        let text = format!("{{% schema %}}{{\"settings\": {settings}}}{{% endschema %}}");
        messages(check(&[file("blocks/a.liquid", text)]))
    }

    #[test]
    fn good_settings_pass() {
        let good = r#"[
            {"type": "header", "content": "Look"},
            {"type": "paragraph", "content": "What it is for."},
            {"type": "textarea", "id": "text_earn", "label": "Text", "info": "Blank is ours", "placeholder": "…"},
            {"type": "product", "id": "item", "label": "Item", "autofill": true}
        ]"#;
        assert_eq!(found(good), [] as [&str; 0]);
    }

    #[test]
    fn what_the_editor_would_refuse_is_found() {
        for (settings, told) in [
            ("{}", "settings is a list"),
            (r#"[{"type": "colour", "id": "a", "label": "A"}]"#, "of type \"colour\""),
            (r#"[{"type": "color_scheme", "id": "a", "label": "A"}]"#, "of type \"color_scheme\""),
            (r#"["text"]"#, "of type null"),
            (r#"[{"type": "text", "label": "A"}]"#, "has no id"),
            (r#"[{"type": "text", "id": "a"}]"#, "the text a has no label"),
            (r#"[{"type": "header", "id": "a", "content": "A"}]"#, "has 'id'"),
            (r#"[{"type": "header"}]"#, "has no content"),
            (r#"[{"type": "text", "id": "a", "label": "A", "options": []}]"#, "has 'options'"),
            (r#"[{"type": "text", "id": "a b", "label": "A"}]"#, "an id is letters"),
            (
                r#"[{"type": "text", "id": "a", "label": "A"}, {"type": "url", "id": "a", "label": "B"}]"#,
                "two settings are called 'a'",
            ),
        ] {
            let found = found(settings);
            assert!(found.len() == 1 && found[0].contains(told), "{settings}: {found:?}");
        }
    }
}
