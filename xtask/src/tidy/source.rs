//! The files that the rules read, and what a rule says of one.

use std::fmt;
use std::fs;

use anyhow::Result;

use crate::run::{command, output};

/// A file that git tracks, or would: path from the root, with `/`; `None` for the text of a file that has none.
pub(super) struct Source {
    pub(super) path: String,
    pub(super) bytes: usize,
    pub(super) text: Option<String>,
}

impl Source {
    pub(super) fn is(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.path.ends_with(ending))
    }

    pub(super) fn within(&self, folders: &[&str]) -> bool {
        folders.iter().any(|folder| self.path.starts_with(folder))
    }

    /// Its lines with their numbers, from 1.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.as_deref().unwrap_or_default().lines().enumerate().map(|(i, line)| (i + 1, line))
    }

    pub(super) fn finding(&self, line: usize, message: impl Into<String>) -> Finding {
        Finding { path: self.path.clone(), line, message: message.into() }
    }
}

/// A rule that is broken at a place. Line 0 is the file as a whole.
#[derive(Debug, PartialEq)]
pub(super) struct Finding {
    pub(super) path: String,
    pub(super) line: usize,
    pub(super) message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.path, self.line, self.message)
    }
}

/// Every file that is in git or would be with `git add`.
pub(super) fn tracked() -> Result<Vec<Source>> {
    let listed = output(&mut command("git ls-files -z --cached --others --exclude-standard"))?;
    let mut paths: Vec<&str> = listed.split('\0').filter(|path| !path.is_empty()).collect();
    paths.sort_unstable();
    paths.dedup();
    let sources = paths.into_iter().filter_map(|path| {
        let bytes = fs::read(path).ok()?;
        Some(Source { path: path.to_owned(), bytes: bytes.len(), text: String::from_utf8(bytes).ok() })
    });
    Ok(sources.collect())
}

#[cfg(test)]
pub(super) fn source(path: &str, text: &str) -> Source {
    Source { path: path.to_owned(), bytes: text.len(), text: Some(text.to_owned()) }
}
