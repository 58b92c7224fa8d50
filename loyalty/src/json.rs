//! The tree that every door reads.

/// What a JSON value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonKind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool,
    /// Any number.
    Number,
    /// Text.
    String,
    /// A list.
    Array,
    /// Named members.
    Object,
}

/// A JSON value, wherever it lives.
///
/// The doors are written once over this trait, so that the server (on `serde_json::Value`, feature `serde`) and the page (on
/// values of the browser's own parser) make the same checks and name the same paths.
pub trait Json: Sized {
    /// What this value is.
    fn kind(&self) -> JsonKind;
    /// The truth value, when this is one.
    fn bool(&self) -> Option<bool>;
    /// The text, when this is one.
    fn string(&self) -> Option<String>;
    /// The number, when it is integral and within ±(2^53 - 1): 10.0 is 10, 10.5 is `None`.
    fn integer(&self) -> Option<i64>;
    /// The member of an object; `None` when it is absent.
    fn member(&self, key: &str) -> Option<Self>;
    /// How many elements an array has; 0 for anything else.
    fn len(&self) -> usize;
    /// Whether an array has no elements; true for anything else.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The element of an array.
    fn element(&self, index: usize) -> Option<Self>;
}
