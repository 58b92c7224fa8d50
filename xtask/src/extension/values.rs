//! The values that a setting can take: its default, its options, the steps of its slider.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::block::blocks;
use super::file::{File, Finding};
use super::settings::known;

/// A slider has no more places than this.
const STEPS_MAX: i64 = 100;
/// What a `url` may begin as: an address that every store has.
const URLS: [&str; 2] = ["/collections", "/collections/all"];

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let blocks = blocks(files);
    let of = |block| known(block).filter_map(|(kind, setting)| wrong(kind, setting)).collect::<Vec<_>>();
    blocks.iter().flat_map(|block| of(block).into_iter().map(|message| block.file.finding(message))).collect()
}

fn wrong(kind: &str, setting: &Map<String, Value>) -> Option<String> {
    let default = setting.get("default");
    let said = match kind {
        "checkbox" => {
            default.is_some_and(|value| !value.is_boolean()).then_some("its default is true or false")
        }
        "text" | "textarea" => default
            .is_some_and(|value| value.as_str().is_none_or(str::is_empty))
            .then_some("its default is text that is not empty: leave it out"),
        "number" => default.is_some_and(|value| !value.is_number()).then_some("its default is a number"),
        "color" => default.is_some_and(|value| !value.is_string()).then_some("its default is a colour"),
        "url" => default
            .is_some_and(|value| !URLS.iter().any(|url| value == url))
            .then_some("its default is /collections or /collections/all: leave it out"),
        "select" | "radio" => options(setting),
        "range" => range(setting),
        _ => None,
    };
    let id = setting.get("id").and_then(Value::as_str).unwrap_or("without an id");
    said.map(|said| format!("the {kind} {id}: {said}"))
}

fn options(setting: &Map<String, Value>) -> Option<&'static str> {
    let options = setting.get("options").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let text = |option: &Value, key: &str| option.get(key)?.as_str().map(str::to_owned);
    let values: BTreeSet<String> = options.iter().filter_map(|option| text(option, "value")).collect();
    if options.is_empty() || options.iter().any(|option| text(option, "label").is_none()) {
        return Some("it has options, each with a value and a label");
    }
    if values.len() < options.len() {
        return Some("two of its options have the same value, or none");
    }
    let default = setting.get("default")?;
    (!default.as_str().is_some_and(|value| values.contains(value)))
        .then_some("its default is one of its options")
}

fn range(setting: &Map<String, Value>) -> Option<&'static str> {
    let number = |key: &str| tenths(setting.get(key)?);
    let (Some(min), Some(max), Some(step), Some(default)) =
        (number("min"), number("max"), number("step"), number("default"))
    else {
        return Some("it has min, max, step and default, with one decimal at most");
    };
    if step <= 0 || max <= min {
        return Some("its max is above its min, its step above 0");
    }
    if (max - min) / step > STEPS_MAX {
        return Some("it has more than 100 steps");
    }
    if setting.get("unit").is_some_and(|unit| unit.as_str().is_none_or(|unit| unit.chars().count() > 3)) {
        return Some("its unit has three letters at most");
    }
    (default < min || default > max || (default - min) % step != 0)
        .then_some("its default is one of its steps")
}

/// A number with one decimal at most, times ten.
fn tenths(value: &Value) -> Option<i64> {
    let written = value.is_number().then(|| value.to_string())?;
    let (whole, part) = written.split_once('.').unwrap_or((&written, "0"));
    (part.len() == 1).then(|| format!("{whole}{part}").parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::super::file::{file, messages};
    use super::check;

    fn found(setting: &str) -> Vec<String> {
        let text = format!("{{% schema %}}{{\"settings\": [{{\"id\": \"a\", {setting}}}]}}{{% endschema %}}");
        messages(check(&[file("blocks/a.liquid", text)]))
    }

    #[test]
    fn good_values_pass() {
        for setting in [
            r#""type": "checkbox", "default": false"#,
            r#""type": "text", "default": "/apps/perkline""#,
            r#""type": "url""#,
            r#""type": "select", "options": [{"value": "", "label": "-"}, {"value": "b", "label": "B"}], "default": """#,
            r#""type": "range", "min": 0, "max": 24, "step": 2, "unit": "px", "default": 8"#,
            r#""type": "range", "min": 0.5, "max": 1.5, "step": 0.1, "default": 0.7"#,
        ] {
            assert_eq!(found(setting), [] as [&str; 0], "{setting}");
        }
    }

    #[test]
    fn values_that_the_editor_would_refuse_are_found() {
        for (setting, told) in [
            (r#""type": "checkbox", "default": "true""#, "true or false"),
            (r#""type": "text", "default": """#, "not empty"),
            (r#""type": "number", "default": "3""#, "a number"),
            (r#""type": "url", "default": "/pages/rewards""#, "/collections"),
            (r#""type": "select""#, "it has options"),
            (r#""type": "select", "options": [{"value": "a"}]"#, "a value and a label"),
            (
                r#""type": "radio", "options": [{"value": "a", "label": "A"}, {"value": "a", "label": "B"}]"#,
                "the same value",
            ),
            (
                r#""type": "select", "options": [{"value": "a", "label": "A"}], "default": "b""#,
                "one of its options",
            ),
            (r#""type": "range", "min": 0, "max": 24, "step": 2"#, "it has min, max, step and default"),
            (r#""type": "range", "min": 0, "max": 101, "step": 1, "default": 0"#, "more than 100 steps"),
            (r#""type": "range", "min": 0, "max": 24, "step": 5, "default": 8"#, "one of its steps"),
            (r#""type": "range", "min": 0, "max": 24, "step": 0, "default": 0"#, "its step above 0"),
            (
                r#""type": "range", "min": 0, "max": 9, "step": 1, "unit": "points", "default": 1"#,
                "three letters",
            ),
        ] {
            let found = found(setting);
            assert!(found.len() == 1 && found[0].contains(told), "{setting}: {found:?}");
        }
    }
}
