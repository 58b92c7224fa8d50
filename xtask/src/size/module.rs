//! A Wasm module as a list of functions with names and places.

use std::collections::BTreeMap;
use std::ops::Range;

use anyhow::{Context, Result};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// One module and what is in it.
pub(super) struct Module<'a> {
    /// All of it but the names.
    pub(super) bytes: &'a [u8],
    /// Raw bytes by section, in the module's order.
    pub(super) sections: Vec<(&'static str, usize)>,
    pub(super) functions: Vec<Function>,
}

/// A function that is in the module.
pub(super) struct Function {
    pub(super) name: String,
    /// Where its body stands.
    pub(super) range: Range<usize>,
}

impl<'a> Module<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self> {
        let (mut sections, mut bodies, mut names) = (Vec::new(), Vec::new(), BTreeMap::new());
        let (mut n_imported, mut end) = (0, bytes.len());
        for payload in Parser::new(0).parse_all(bytes) {
            match payload.context("not a module")? {
                Payload::ImportSection(section) => {
                    sections.push(("imports", section.range().len()));
                    for import in section.into_imports() {
                        n_imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::ExportSection(section) => sections.push(("exports", section.range().len())),
                Payload::ElementSection(section) => sections.push(("elements", section.range().len())),
                Payload::DataSection(section) => sections.push(("data", section.range().len())),
                Payload::CodeSectionStart { range, .. } => sections.push(("code", range.len())),
                Payload::CodeSectionEntry(body) => bodies.push(body.range()),
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(reader) = section.as_known() {
                        end = end.min(section.range().start);
                        for subsection in reader {
                            if let Name::Function(map) = subsection? {
                                for naming in map {
                                    let naming = naming?;
                                    names.insert(naming.index, demangled(naming.name));
                                }
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        let functions = bodies.into_iter().zip(n_imported..).map(|(range, index)| {
            let name = names.remove(&index).unwrap_or_else(|| format!("function {index}"));
            Function { name, range }
        });
        let functions = functions.collect();
        Ok(Self { bytes: bytes.get(..end).unwrap_or(bytes), sections, functions })
    }
}

impl Function {
    /// The crate whose code it is: ours where a generic of another one was made for a type of ours.
    pub(super) fn origin(&self) -> &str {
        let words =
            self.name.split(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != ':');
        let mut crates = words.filter_map(|word| word.split_once("::").map(|(first, _)| first));
        let first = crates.clone().find(|name| !name.is_empty());
        let ours = crates.find(|name| matches!(*name, "loyalty" | "perkline_widget"));
        ours.or(first).unwrap_or("(exports)")
    }
}

fn demangled(name: &str) -> String {
    format!("{:#}", rustc_demangle::demangle(name))
}
