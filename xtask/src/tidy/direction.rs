//! One direction: what may not know of what.

use super::source::{Finding, Source};

struct Wall {
    folder: &'static str,
    word: &'static str,
    why: &'static str,
}

const WALLS: &[Wall] = &[
    Wall { folder: "loyalty/src/", word: "std::fs", why: "the domain does no I/O" },
    Wall { folder: "loyalty/src/", word: "std::net", why: "the domain does no I/O" },
    Wall { folder: "loyalty/src/", word: "std::env", why: "the domain does no I/O" },
    Wall { folder: "loyalty/src/", word: "SystemTime", why: "the domain reads no clock: now is an argument" },
    Wall { folder: "loyalty/src/", word: "std::time", why: "the domain reads no clock: now is an argument" },
    Wall { folder: "loyalty/src/", word: "web_sys", why: "the domain knows no browser" },
    Wall { folder: "loyalty/src/", word: "js_sys", why: "the domain knows no browser" },
    Wall { folder: "loader/src/cart/", word: "apply_code", why: "a cart source knows nothing of effects" },
    Wall { folder: "loader/src/cart/", word: "effects", why: "a cart source knows nothing of effects" },
    Wall {
        folder: "widget/src/",
        word: "serde",
        why: "the page decodes without serde (ARCHITECTURE.md, loyalty)",
    },
    Wall { folder: "widget/src/", word: "Shopify", why: "the Wasm calls nothing of the page: use an effect" },
];

/// Encodes answers natively to compare them; never shipped.
const TEST_DOOR: &str = "widget/src/conformance.rs";

/// What the domain may depend on when it is compiled for the page.
const DOMAIN_DEPENDENCIES: [&str; 3] = ["rust_decimal", "serde", "serde_json"];

pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    sources.iter().flat_map(walls).chain(sources.iter().flat_map(domain)).collect()
}

fn walls(source: &Source) -> Vec<Finding> {
    let walls = WALLS.iter().filter(|wall| source.path.starts_with(wall.folder));
    walls
        .filter(|wall| source.path != TEST_DOOR || wall.word != "serde")
        .flat_map(|wall| {
            source
                .lines()
                .filter(|(_, line)| !line.trim_start().starts_with("//") && line.contains(wall.word))
                .map(|(number, _)| source.finding(number, format!("'{}' here: {}", wall.word, wall.why)))
        })
        .collect()
}

fn domain(source: &Source) -> Vec<Finding> {
    if source.path != "loyalty/Cargo.toml" {
        return Vec::new();
    }
    let mut within = false;
    let mut findings = Vec::new();
    for (number, line) in source.lines() {
        if line.starts_with('[') {
            within = line == "[dependencies]";
            continue;
        }
        let name = line.split(['.', ' ', '=']).next().unwrap_or_default();
        if within && !name.is_empty() && !name.starts_with('#') && !DOMAIN_DEPENDENCIES.contains(&name) {
            findings.push(source.finding(
                number,
                format!("'{name}': the domain depends on no more than {DOMAIN_DEPENDENCIES:?}"),
            ));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::source::source;
    use super::check;

    #[test]
    fn the_domain_may_not_read_a_clock_or_take_a_dependency() {
        let clock = source("loyalty/src/a.rs", "//! x\nuse std::time::SystemTime;\n");
        let crates = source(
            "loyalty/Cargo.toml",
            "[dependencies]\nserde = \"1\"\ntokio = \"1\"\n[dev-dependencies]\nx = \"1\"\n",
        );
        assert_eq!(check(&[clock]).len(), 2);
        assert_eq!(check(&[crates]).iter().map(|f| f.line).collect::<Vec<_>>(), [3]);
    }
}
