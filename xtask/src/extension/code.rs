//! What Liquid in an app's extension may not say, and the assets that it names.

use super::file::{File, Finding};
use super::liquid::{self, Statement, Token};

const TAGS: [&str; 6] = ["javascript", "stylesheet", "include", "layout", "section", "sections"];
const OBJECTS: [&str; 3] = ["content_for_header", "content_for_index", "content_for_layout"];
/// Filters that turn an asset's name into something of the asset.
const ASSET_FILTERS: [&str; 3] = ["asset_url", "asset_img_url", "inline_asset_content"];

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let liquid = files.iter().filter(|file| file.is(&[".liquid"]));
    liquid
        .flat_map(|file| {
            let read = liquid::read(file.text());
            read.statements
                .iter()
                .flat_map(|statement| wrong(statement, files))
                .map(|message| file.finding(message))
                .collect::<Vec<_>>()
        })
        .collect()
}

fn wrong(statement: &Statement<'_>, files: &[File]) -> Vec<String> {
    let line = statement.line;
    let mut messages = Vec::new();
    if TAGS.contains(&statement.tag) {
        let tag = statement.tag;
        messages.push(format!(
            "line {line}: apps may not use the tag '{tag}': name files in the schema, render snippets"
        ));
    }
    if statement.tag == "#" {
        return messages;
    }
    let tokens = liquid::tokens(statement.code);
    for (i, token) in tokens.iter().enumerate() {
        let next = tokens.get(i + 1);
        let Token::Word(word) = token else { continue };
        if OBJECTS.iter().any(|object| word.split('.').next() == Some(object)) {
            messages.push(format!("line {line}: apps may not use '{word}'"));
        }
        if is_section(word) && *word != "section.id" && next != Some(&Token::Mark(':')) {
            messages.push(format!("line {line}: of the section apps may read section.id only, not '{word}'"));
        }
    }
    messages.extend(missing(&tokens, files).map(|asset| {
        format!("line {line}: assets has no '{asset}': build it with cargo xtask dist, or mend the name")
    }));
    messages
}

fn is_section(word: &str) -> bool {
    word == "section" || word.starts_with("section.")
}

/// The names before a filter of assets that no file has.
fn missing<'a>(tokens: &[Token<'a>], files: &[File]) -> impl Iterator<Item = &'a str> {
    let there = |asset: &str| files.iter().any(|file| file.path == format!("assets/{asset}"));
    tokens.windows(3).filter_map(move |three| match three {
        [Token::Literal(asset), Token::Mark('|'), Token::Word(filter)]
            if ASSET_FILTERS.contains(filter) && !there(asset) =>
        {
            Some(*asset)
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::file::{file, messages};
    use super::check;

    fn found(text: &str) -> Vec<String> {
        messages(check(&[file("snippets/a.liquid", text), file("assets/a.js", "")]))
    }

    #[test]
    fn what_apps_may_use_passes() {
        for text in [
            "{{ section.id }}{{ 'a.js' | asset_url | json }}",
            "{% render 'section', section: block.id %}{{ 'content_for_header' | t }}",
            "{% comment %}{{ content_for_header }}{% include 'a' %}{% endcomment %}",
            "{% liquid\n  # section.settings is not ours\n  assign sections = 1\n%}",
            "{{ 'perkline.section.settings' | t }}",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn what_they_may_not_is_found_with_its_line() {
        for (text, told) in [
            ("\n{%- include 'a' -%}", "line 2: apps may not use the tag 'include'"),
            ("{% javascript %}var a;{% endjavascript %}", "the tag 'javascript'"),
            ("{% liquid\n  section 'a'\n%}", "line 2: apps may not use the tag 'section'"),
            ("{{ content_for_header | strip }}", "'content_for_header'"),
            ("{% if content_for_layout.size > 0 %}", "'content_for_layout.size'"),
            ("{{ section.settings.color }}", "not 'section.settings.color'"),
            ("{% assign a = section['id'] %}", "not 'section'"),
            ("{{ 'b.wasm' | asset_url }}", "assets has no 'b.wasm'"),
        ] {
            let found = found(text);
            assert!(found.len() == 1 && found[0].contains(told), "{text}: {found:?}");
        }
    }
}
