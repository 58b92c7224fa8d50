//! The blocks: how many there are, and that each has one schema that is plain JSON.

use serde_json::{Map, Value};

use super::file::{File, Finding};
use super::liquid;

const BLOCKS_MAX: usize = 30;

/// A block whose schema can be read.
pub(super) struct Block<'a> {
    pub(super) file: &'a File,
    pub(super) schema: Map<String, Value>,
}

impl Block<'_> {
    /// A member of the schema that is text.
    pub(super) fn string(&self, member: &str) -> Option<&str> {
        self.schema.get(member)?.as_str()
    }

    /// Whether it is an app embed: those stand at the end of the page's head or body, outside all sections.
    pub(super) fn is_embed(&self) -> bool {
        self.string("target") != Some("section")
    }

    pub(super) fn settings(&self) -> &[Value] {
        self.schema.get("settings").and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }
}

pub(super) fn blocks(files: &[File]) -> Vec<Block<'_>> {
    candidates(files).filter_map(|file| Some(Block { file, schema: schema(file).ok()? })).collect()
}

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        candidates(files).filter_map(|file| Some(file.finding(schema(file).err()?))).collect();
    let n_blocks = candidates(files).count();
    if n_blocks > BLOCKS_MAX {
        let message = format!("{n_blocks} blocks, {BLOCKS_MAX} at most: join some by a setting");
        findings.push(Finding { path: format!("{}/blocks", super::FOLDER), message });
    }
    findings
}

fn candidates(files: &[File]) -> impl Iterator<Item = &File> {
    files.iter().filter(|file| file.folder() == "blocks" && file.is(&[".liquid"]))
}

fn schema(file: &File) -> Result<Map<String, Value>, String> {
    let read = liquid::read(file.text());
    let [schema] = read.schemas.as_slice() else {
        return Err(format!("{} schema tags: give it one", read.schemas.len()));
    };
    serde_json::from_str(schema).map_err(|error| {
        format!("its schema is not one JSON object, without comments and trailing commas: {error}")
    })
}

#[cfg(test)]
mod tests {
    use super::super::file::{File, file, messages};
    use super::{BLOCKS_MAX, blocks, check};

    #[test]
    fn a_schema_is_there_once_and_plain() {
        for (text, told) in [
            ("<p>", "0 schema tags"),
            ("{% schema %}{}{% endschema %}{% schema %}{}{% endschema %}", "2 schema tags"),
            ("{% schema %}{\"a\": 1,}{% endschema %}", "trailing comma"),
            ("{% schema %}{ /* a */ }{% endschema %}", "not one JSON object"),
            ("{% schema %}[]{% endschema %}", "not one JSON object"),
        ] {
            let files = [file("blocks/a.liquid", text)];
            let found = messages(check(&files));
            assert!(found.len() == 1 && found[0].contains(told), "{text}: {found:?}");
            assert_eq!(blocks(&files).len(), 0, "{text}");
        }
    }

    #[test]
    fn blocks_are_counted() {
        let of = |n: usize| -> Vec<File> {
            (0..n).map(|i| file(&format!("blocks/{i}.liquid"), "{% schema %}{}{% endschema %}")).collect()
        };
        assert_eq!(check(&of(BLOCKS_MAX)).len(), 0);
        assert_eq!(check(&of(BLOCKS_MAX + 1)).len(), 1);
    }
}
