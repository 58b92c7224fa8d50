//! A value that may be unknown.

/// A value, or the knowledge that we don't have it.
///
/// Use `Known` where a provider may leave a fact out: no sentence may then depend on it. Use `Option` where the absence
/// is itself the fact: no tier, no minimum, never expires.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Known<T> {
    // First, as `None` is of `Option`: one then becomes the other without code.
    /// Nobody told us.
    #[default]
    Unknown,
    /// The value.
    Known(T),
}

impl<T> Known<T> {
    /// The value where it is known.
    pub fn known(self) -> Option<T> {
        match self {
            Known::Known(value) => Some(value),
            Known::Unknown => None,
        }
    }

    /// The same, borrowed.
    pub const fn as_ref(&self) -> Known<&T> {
        match self {
            Known::Known(value) => Known::Known(value),
            Known::Unknown => Known::Unknown,
        }
    }

    /// Whether it is unknown.
    pub const fn is_unknown(&self) -> bool {
        matches!(self, Known::Unknown)
    }
}

/// What a door does with `null`: nobody told us.
impl<T> From<Option<T>> for Known<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Known::Unknown, Known::Known)
    }
}
