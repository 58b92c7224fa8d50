//! Where a block may be used: `enabled_on` or `disabled_on`, of templates and groups that exist.

use serde_json::Value;

use super::block::{Block, blocks};
use super::file::{File, Finding};

/// From the schema that Shopify publishes for sections.
const TEMPLATES: [&str; 23] = [
    "*",
    "404",
    "article",
    "blog",
    "captcha",
    "cart",
    "collection",
    "customers/account",
    "customers/activate_account",
    "customers/addresses",
    "customers/login",
    "customers/order",
    "customers/register",
    "customers/reset_password",
    "gift_card",
    "index",
    "list-collections",
    "metaobject",
    "page",
    "password",
    "policy",
    "product",
    "search",
];
const GROUPS: [&str; 4] = ["*", "header", "footer", "aside"];

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let blocks = blocks(files);
    blocks.iter().flat_map(|block| of(block).into_iter().map(|message| block.file.finding(message))).collect()
}

fn of(block: &Block<'_>) -> Vec<String> {
    let both = block.schema.contains_key("enabled_on") && block.schema.contains_key("disabled_on");
    let mut messages: Vec<String> =
        both.then(|| "enabled_on or disabled_on, not both: keep one".to_owned()).into_iter().collect();
    for member in ["enabled_on", "disabled_on"] {
        messages.extend(block.schema.get(member).map_or(Vec::new(), |said| toggle(block, member, said)));
    }
    messages
}

fn toggle(block: &Block<'_>, member: &str, said: &Value) -> Vec<String> {
    let Some(lists) = said.as_object().filter(|lists| !lists.is_empty()) else {
        return vec![format!("{member} is an object of templates and groups, with one of them at least")];
    };
    let mut messages = Vec::new();
    for (list, values) in lists {
        match list.as_str() {
            "templates" => messages.extend(unknown(member, values, |value| TEMPLATES.contains(&value))),
            "groups" if block.is_embed() => {
                messages.push(format!("{member} of an app embed takes templates only: remove groups"));
            }
            "groups" => messages.extend(unknown(member, values, is_group)),
            _ => messages.push(format!("{member} has no '{list}': it has templates and groups")),
        }
    }
    messages
}

fn is_group(value: &str) -> bool {
    GROUPS.contains(&value) || value.strip_prefix("custom.").is_some_and(|name| !name.is_empty())
}

fn unknown(member: &str, values: &Value, known: impl Fn(&str) -> bool) -> Vec<String> {
    let Some(values) = values.as_array().filter(|values| !values.is_empty()) else {
        return vec![format!("{member} has an empty list, or none: name something in it")];
    };
    let strange = values.iter().filter(|value| !value.as_str().is_some_and(&known));
    strange.map(|value| format!("{member} names {value}, which no theme has")).collect()
}

#[cfg(test)]
mod tests {
    use super::super::file::{file, messages};
    use super::check;

    fn found(schema: &str) -> Vec<String> {
        messages(check(&[file("blocks/a.liquid", format!("{{% schema %}}{schema}{{% endschema %}}"))]))
    }

    #[test]
    fn known_places_pass() {
        for schema in [
            r#"{"target": "section"}"#,
            r#"{"target": "section", "enabled_on": {"templates": ["product", "customers/account"]}}"#,
            r#"{"target": "section", "disabled_on": {"groups": ["footer", "custom.overlay"]}}"#,
            r#"{"target": "body", "enabled_on": {"templates": ["*"]}}"#,
        ] {
            assert_eq!(found(schema), [] as [&str; 0], "{schema}");
        }
    }

    #[test]
    fn unknown_places_and_shapes_are_found() {
        for (schema, told) in [
            (
                r#"{"enabled_on": {"templates": ["cart"]}, "disabled_on": {"templates": ["page"]}}"#,
                "not both",
            ),
            (r#"{"target": "section", "enabled_on": ["product"]}"#, "is an object"),
            (r#"{"target": "section", "enabled_on": {}}"#, "is an object"),
            (r#"{"target": "section", "enabled_on": {"templates": ["products"]}}"#, "\"products\""),
            (r#"{"target": "section", "enabled_on": {"templates": "product"}}"#, "an empty list, or none"),
            (r#"{"target": "section", "enabled_on": {"groups": ["sidebar"]}}"#, "\"sidebar\""),
            (r#"{"target": "body", "enabled_on": {"groups": ["footer"]}}"#, "templates only"),
            (r#"{"target": "section", "enabled_on": {"pages": ["cart"]}}"#, "has no 'pages'"),
        ] {
            let found = found(schema);
            assert!(found.len() == 1 && found[0].contains(told), "{schema}: {found:?}");
        }
    }
}
