//! `e2e/bench/RESULTS.md`: what was lost, on which machine, then every section.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::{Section, machine};

const FILE: &str = "e2e/bench/RESULTS.md";

/// A section as it was written: its losses, each with the lines below that say what was tried, and the rest.
struct Written {
    losses: Vec<String>,
    body: String,
}

/// Composes the sections that were measured, now or earlier.
pub(super) fn write(sections: &[Section], chromium: &Path) -> Result<()> {
    let mut written = Vec::new();
    for section in sections {
        let path = PathBuf::from(format!("e2e/bench/sections/{}.md", section.name()));
        if path.exists() {
            let text = fs::read_to_string(&path).with_context(|| format!("can't read {}", path.display()))?;
            let section = Written::read(&text);
            if let Some(loss) = section.losses.iter().find(|loss| !loss.contains("\n  - Tried: ")) {
                bail!(
                    "{}: it doesn't say what was tried about this, measure it anew: {loss}",
                    path.display()
                );
            }
            written.push(section);
        }
    }
    let text = compose(&written, &machine::describe(chromium)?)?;
    fs::write(FILE, text).with_context(|| format!("can't write {FILE}"))?;
    println!("\n{FILE} is written");
    Ok(())
}

fn compose(sections: &[Written], machine: &str) -> Result<String> {
    let mut text =
        "# What it costs\n\n`cargo xtask bench` writes this page. Losses and missed goals first.\n\n"
            .to_owned();
    let losses: Vec<&str> = sections.iter().flat_map(|section| &section.losses).map(String::as_str).collect();
    let losses = if losses.is_empty() { "- None.".to_owned() } else { losses.join("\n") };
    writeln!(text, "## Losses and missed goals\n\n{losses}\n\n{machine}")?;
    let bodies: Vec<&str> = sections.iter().map(|section| section.body.as_str()).collect();
    text.push_str(&bodies.join("\n"));
    Ok(text)
}

impl Written {
    /// Losses are the list items before the first heading, whatever is indented below one included.
    fn read(text: &str) -> Self {
        let lines: Vec<&str> = text.lines().collect();
        let first = lines.iter().position(|line| line.starts_with('#')).unwrap_or(lines.len());
        let (head, body) = lines.split_at(first);
        let mut losses: Vec<String> = Vec::new();
        for line in head {
            match losses.last_mut() {
                Some(loss) if line.starts_with("  ") => {
                    loss.push('\n');
                    loss.push_str(line);
                }
                _ if line.starts_with("- ") => losses.push((*line).to_owned()),
                _ => {}
            }
        }
        Self { losses, body: format!("{}\n", body.join("\n").trim_end()) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Written, compose};

    #[test]
    fn losses_of_all_sections_come_first() {
        let page = Written::read(
            "- 20 KiB more\n  - Tried: less\n- A frame more\n  - Tried: fewer\n\n## Page\n\n- no loss\n",
        );
        let api = Written::read("## API\n");
        let text = compose(&[page, api], "A machine.\n").unwrap_or_default();
        let (losses, rest) = text.split_once("A machine.").unwrap_or_default();
        let listed = "- 20 KiB more\n  - Tried: less\n- A frame more\n  - Tried: fewer\n";
        assert!(losses.contains(listed) && !losses.contains("no loss"), "{text}");
        assert!(rest.contains("## Page\n\n- no loss\n\n## API\n"), "{text}");
    }
}
