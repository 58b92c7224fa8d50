//! The files of the extension, as they would be uploaded, and what a rule says of one.

use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// A file by its path inside the extension, with `/`.
pub(super) struct File {
    pub(super) path: String,
    pub(super) bytes: Vec<u8>,
}

impl File {
    /// Its first folder, or nothing for a file at the root.
    pub(super) fn folder(&self) -> &str {
        self.path.split_once('/').map_or("", |(folder, _)| folder)
    }

    /// What follows the last `/`.
    pub(super) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    pub(super) fn is(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.path.ends_with(ending))
    }

    /// Empty for a file that is not text.
    pub(super) fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap_or_default()
    }

    pub(super) fn finding(&self, message: impl Into<String>) -> Finding {
        Finding { path: format!("{}/{}", super::FOLDER, self.path), message: message.into() }
    }
}

/// A rule that is broken in a file.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) path: String,
    pub(super) message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.path, self.message)
    }
}

/// Everything below the folder, whether git knows it or not: built assets are deployed too.
pub(super) fn read(root: &Path) -> Result<Vec<File>> {
    let mut files = Vec::new();
    descend(root, "", &mut files)?;
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

fn descend(folder: &Path, inside: &str, files: &mut Vec<File>) -> Result<()> {
    let shown = || format!("can't read {}", folder.display());
    for entry in fs::read_dir(folder).with_context(shown)? {
        let entry = entry.with_context(shown)?;
        let path = format!("{inside}{}", entry.file_name().to_string_lossy());
        if entry.file_type().with_context(shown)?.is_dir() {
            descend(&entry.path(), &format!("{path}/"), files)?;
        } else {
            files.push(File { path, bytes: fs::read(entry.path()).with_context(shown)? });
        }
    }
    Ok(())
}

#[cfg(test)]
pub(super) fn file(path: &str, text: impl Into<Vec<u8>>) -> File {
    File { path: path.to_owned(), bytes: text.into() }
}

/// What a rule says, in its order.
#[cfg(test)]
pub(super) fn messages(findings: Vec<Finding>) -> Vec<String> {
    findings.into_iter().map(|finding| finding.message).collect()
}
