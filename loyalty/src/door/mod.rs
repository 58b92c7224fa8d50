//! The door: values of a JSON tree, each with the path that a refusal names.
//!
//! Absent equals null here, once and for all: a [`Field`] without a value is either. Unknown members are never looked at.
//!
//! A document is read to its end. What is refused reads as absent and the first refusal is noted, so reading a value never
//! fails where it stands; [`read`] gives the noted refusal instead of what was read. That is smaller on the page
//! than a `Result` at each value.

mod list;
mod path;
mod scalar;

use path::{Noted, Path};

use crate::{Json, JsonKind, Refusal};

/// The largest integer a JSON number carries exactly.
pub(crate) const INTEGER_MAX: i64 = (1 << 53) - 1;

/// A place in a document and what stands there.
pub(crate) struct Field<'a, J> {
    /// `None` when absent or null.
    value: Option<Held<'a, J>>,
    kind: JsonKind,
    path: Path<'a>,
}

/// The caller's document, or a part of it that we took out.
enum Held<'a, J> {
    Document(&'a J),
    Part(J),
}

/// What `decode` reads from a document, or the first refusal. `decode` gives nothing only after it refused something.
pub(crate) fn read<J: Json, T>(
    json: &J,
    decode: impl FnOnce(&Field<'_, J>) -> Option<T>,
) -> Result<T, Refusal> {
    let noted = Noted::default();
    let value = decode(&Field::new(Some(Held::Document(json)), json.kind(), Path::root(&noted)));
    match noted.into_inner() {
        None => value.ok_or_else(Refusal::default),
        Some(refusal) => Err(refusal),
    }
}

impl<'a, J: Json> Field<'a, J> {
    fn part(value: Option<J>, path: Path<'a>) -> Self {
        let kind = value.as_ref().map_or(JsonKind::Null, Json::kind);
        Self::new(value.map(Held::Part), kind, path)
    }

    fn new(value: Option<Held<'a, J>>, kind: JsonKind, path: Path<'a>) -> Self {
        Self { value: value.filter(|_| kind != JsonKind::Null), kind, path }
    }

    /// The member `key` of this object.
    #[inline(never)]
    pub(crate) fn at(&self, key: &'static str) -> Field<'_, J> {
        let object = self.expect(JsonKind::Object, "must be an object");
        Field::part(object.and_then(|json| json.member(key)), self.path.key(key))
    }

    /// Whether the value is absent or null.
    pub(crate) fn is_null(&self) -> bool {
        self.value.is_none()
    }

    /// Whether the value is a number.
    pub(crate) fn is_number(&self) -> bool {
        self.kind == JsonKind::Number
    }

    /// Whether the value is a string.
    pub(crate) fn is_text(&self) -> bool {
        self.kind == JsonKind::String
    }

    /// Refuses this value, unless something was refused before it.
    pub(crate) fn refuse(&self, message: &str) {
        self.path.refuse(message);
    }

    /// Refuses that there is no value where none was read from here.
    pub(crate) fn require<T>(&self, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.refuse("is required");
        }
        value
    }

    fn expect(&self, kind: JsonKind, otherwise: &str) -> Option<&J> {
        let value = match self.value.as_ref()? {
            Held::Document(json) => *json,
            Held::Part(json) => json,
        };
        if self.kind == kind {
            return Some(value);
        }
        self.refuse(otherwise);
        None
    }
}
