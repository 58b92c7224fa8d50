//! Why a door refused its input.

use std::error::Error;
use std::fmt;

/// What is wrong with a document, and where.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Refusal {
    /// A JSON pointer to the value at fault, such as `/program/earning/per`; `""` is the whole document.
    pub path: String,
    /// What the value must be, in words for whoever wrote it.
    pub message: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        f.write_str(": ")?;
        f.write_str(&self.message)
    }
}

impl Error for Refusal {}
