//! Where in the text the reading is.

use super::Oddities;

/// What is left of the text. None from any of what reads on: `JSON.parse` throws.
pub(super) struct Cursor<'a> {
    pub(super) rest: &'a [u8],
    /// Of lists and objects around it.
    pub(super) depth: usize,
    pub(super) odd: Oddities,
}

impl Cursor<'_> {
    /// Whether this comes next; it is taken then.
    pub(super) fn take(&mut self, byte: u8) -> bool {
        let next = self.rest.first() == Some(&byte);
        self.skip(usize::from(next));
        next
    }

    pub(super) fn skip(&mut self, count: usize) {
        self.rest = self.rest.get(count..).unwrap_or_default();
    }
}
