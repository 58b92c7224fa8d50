//! The one style sheet in the page has only selectors that begin with `perk-`.

use super::source::{Finding, Source};

const SHEET: &str = "theme-snippets/assets/perkline.css";

pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    let Some(sheet) = sources.iter().find(|source| source.path == SHEET) else {
        return Vec::new();
    };
    let text = without_comments(sheet.text.as_deref().unwrap_or_default());
    let heads = text.split(['{', '}', ';']).map(str::trim).filter(|head| is_selector(head));
    let strays = heads.flat_map(alternatives).filter(|one| !one.starts_with("perk-"));
    strays.map(|stray| sheet.finding(0, format!("'{stray}': only selectors that begin with perk-"))).collect()
}

/// The selectors of a list; a comma within parentheses does not part them.
fn alternatives(list: &str) -> Vec<String> {
    let mut depth = 0;
    let mut parts = vec![String::new()];
    for letter in list.chars() {
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        match parts.last_mut() {
            Some(part) if letter != ',' || depth > 0 => part.push(letter),
            _ => parts.push(String::new()),
        }
    }
    parts.iter().map(|part| part.trim().to_owned()).collect()
}

fn is_selector(head: &str) -> bool {
    !head.is_empty() && !head.starts_with('@') && !head.starts_with('-') && !declares(head)
}

/// `color: red` is a declaration, `perk-nudge:not(…)` a selector.
fn declares(head: &str) -> bool {
    let Some((name, _)) = head.split_once(':') else { return false };
    !name.starts_with("perk-") && name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-')
}

fn without_comments(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, behind)| behind);
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::super::source::source;
    use super::{SHEET, check};

    #[test]
    fn a_selector_of_the_page_is_found() {
        let text = "/* x */ perk-nudge { color: red; } perk-tier:not([a], [b]), .cart { margin: calc(var(--perk-a, 1px)) } @media (width < 320px) { perk-tier { top: 0 } }";
        let found: Vec<String> =
            check(&[source(SHEET, text)]).into_iter().map(|finding| finding.message).collect();
        assert_eq!(found, ["'.cart': only selectors that begin with perk-"]);
    }
}
