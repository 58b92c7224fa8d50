//! What a block's schema says of the block itself: its name, its target and the two files that it brings.

use super::block::{Block, blocks};
use super::file::{File, Finding};
use super::words::Words;

/// Names must be shorter.
const NAME_CHARACTERS: usize = 25;
const TARGETS: [&str; 4] = ["section", "head", "compliance_head", "body"];
const MEMBERS: [&str; 11] = [
    "name",
    "target",
    "javascript",
    "stylesheet",
    "enabled_on",
    "disabled_on",
    "class",
    "tag",
    "settings",
    "default",
    "available_if",
];

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let words = Words::read(files);
    let blocks = blocks(files);
    let of = |block| {
        let mut messages = strangers(block);
        messages.extend(name(block, &words));
        messages.extend(target(block));
        messages.extend(asset(block, "javascript", ".js", files));
        messages.extend(asset(block, "stylesheet", ".css", files));
        messages
    };
    blocks.iter().flat_map(|block| of(block).into_iter().map(|message| block.file.finding(message))).collect()
}

fn strangers(block: &Block<'_>) -> Vec<String> {
    let strange = block.schema.keys().filter(|key| !MEMBERS.contains(&key.as_str()));
    strange.map(|key| format!("the schema of a block has no '{key}': it has {}", MEMBERS.join(" "))).collect()
}

fn name(block: &Block<'_>, words: &Words) -> Option<String> {
    let Some(name) = block.string("name").filter(|name| !name.is_empty()) else {
        return Some("give it a name in its schema".to_owned());
    };
    let shown = words.shown(name)?;
    let length = shown.chars().count();
    (length >= NAME_CHARACTERS).then(|| {
        format!("'{shown}' has {length} characters; a block's name has fewer than {NAME_CHARACTERS}")
    })
}

fn target(block: &Block<'_>) -> Option<String> {
    let said = block.string("target");
    (!said.is_some_and(|target| TARGETS.contains(&target)))
        .then(|| format!("target is {}: it is one of {}", said.unwrap_or("missing"), TARGETS.join(" ")))
}

fn asset(block: &Block<'_>, member: &str, ending: &str, files: &[File]) -> Option<String> {
    let said = block.schema.get(member)?;
    let Some(asset) = said.as_str() else {
        return Some(format!("{member} names one file in assets, not {said}"));
    };
    if !asset.ends_with(ending) {
        return Some(format!("{member} is '{asset}': it names a {ending} file"));
    }
    (!files.iter().any(|file| file.path == format!("assets/{asset}")))
        .then(|| format!("assets has no {asset}, which {member} names: build it with cargo xtask dist"))
}

#[cfg(test)]
mod tests {
    use super::super::file::{File, file, messages};
    use super::check;

    fn found(schema: &str) -> Vec<String> {
        let files: Vec<File> = vec![
            file("blocks/a.liquid", format!("{{% schema %}}{schema}{{% endschema %}}")),
            file(
                "locales/en.default.schema.json",
                r#"{"short": "Perkline", "long": "Perkline product points!!"}"#,
            ),
            file("assets/a.js", ""),
            file("assets/a.css", ""),
        ];
        messages(check(&files))
    }

    #[test]
    fn a_good_schema_passes() {
        let good = r#"{"name": "t:short", "target": "body", "javascript": "a.js", "stylesheet": "a.css"}"#;
        assert_eq!(found(good), [] as [&str; 0]);
        assert_eq!(found(r#"{"name": "Twenty-four characters..", "target": "section"}"#), [] as [&str; 0]);
    }

    #[test]
    fn what_shopify_would_refuse_is_found() {
        for (schema, told) in [
            (r#"{"target": "body"}"#, "give it a name"),
            (r#"{"name": "t:long", "target": "body"}"#, "has 25 characters"),
            (r#"{"name": "Twenty-five characters...", "target": "body"}"#, "has 25 characters"),
            (r#"{"name": "a"}"#, "target is missing"),
            (r#"{"name": "a", "target": "footer"}"#, "target is footer"),
            (r#"{"name": "a", "target": "body", "javascript": "b.js"}"#, "assets has no b.js"),
            (r#"{"name": "a", "target": "body", "javascript": ["a.js"]}"#, "names one file"),
            (r#"{"name": "a", "target": "body", "stylesheet": "a.js"}"#, "names a .css file"),
            (r#"{"name": "a", "target": "body", "enable_on": {}}"#, "has no 'enable_on'"),
        ] {
            let found = found(schema);
            assert!(found.len() == 1 && found[0].contains(told), "{schema}: {found:?}");
        }
    }
}
