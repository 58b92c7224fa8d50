//! The door: values of a JSON tree, each with the path that a refusal names.
//!
//! Absent equals null here, once and for all: a [`Field`] without a value is either. Unknown members are never looked at.

mod list;
mod path;
mod scalar;

pub(crate) use list::refuse_repeated_ids;
use path::Path;

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

impl<'a, J: Json> Field<'a, J> {
    /// The root of a document.
    pub(crate) fn document(json: &'a J) -> Self {
        Self::new(Some(Held::Document(json)), json.kind(), Path::ROOT)
    }

    fn part(value: Option<J>, path: Path<'a>) -> Self {
        let kind = value.as_ref().map_or(JsonKind::Null, Json::kind);
        Self::new(value.map(Held::Part), kind, path)
    }

    fn new(value: Option<Held<'a, J>>, kind: JsonKind, path: Path<'a>) -> Self {
        Self { value: value.filter(|_| kind != JsonKind::Null), kind, path }
    }

    /// The member `key` of this object.
    pub(crate) fn at(&self, key: &'static str) -> Result<Field<'_, J>, Refusal> {
        let object = self.expect(JsonKind::Object, "must be an object")?;
        Ok(Field::part(object.and_then(|json| json.member(key)), self.path.key(key)))
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

    /// A refusal of this value.
    pub(crate) fn refuse(&self, message: &str) -> Refusal {
        self.path.refuse(message)
    }

    /// The value read from here, or a refusal because there is none.
    pub(crate) fn require<T>(&self, value: Option<T>) -> Result<T, Refusal> {
        value.ok_or_else(|| self.refuse("is required"))
    }

    fn expect(&self, kind: JsonKind, otherwise: &str) -> Result<Option<&J>, Refusal> {
        match &self.value {
            None => Ok(None),
            Some(_) if self.kind != kind => Err(self.refuse(otherwise)),
            Some(Held::Document(json)) => Ok(Some(json)),
            Some(Held::Part(json)) => Ok(Some(json)),
        }
    }
}
