//! `serde_json`'s tree, as the doors read it.

use serde_json::Value;

use crate::door::INTEGER_MAX;
use crate::{Json, JsonKind};

/// A part is a reference into the same tree.
impl Json for &Value {
    fn kind(&self) -> JsonKind {
        match self {
            Value::Null => JsonKind::Null,
            Value::Bool(_) => JsonKind::Bool,
            Value::Number(_) => JsonKind::Number,
            Value::String(_) => JsonKind::String,
            Value::Array(_) => JsonKind::Array,
            Value::Object(_) => JsonKind::Object,
        }
    }

    fn bool(&self) -> Option<bool> {
        self.as_bool()
    }

    fn string(&self) -> Option<String> {
        self.as_str().map(str::to_owned)
    }

    /// JSON has one kind of number, so 10.0 is the integer that it is to the page.
    #[expect(clippy::cast_possible_truncation, reason = "the range is checked on both sides of the cast")]
    fn integer(&self) -> Option<i64> {
        let integral = |number: f64| {
            (number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_991.0).then_some(number as i64)
        };
        let integer = self.as_i64().or_else(|| self.as_f64().and_then(integral))?;
        (-INTEGER_MAX..=INTEGER_MAX).contains(&integer).then_some(integer)
    }

    fn member(&self, key: &str) -> Option<Self> {
        self.get(key)
    }

    fn len(&self) -> usize {
        self.as_array().map_or(0, Vec::len)
    }

    fn element(&self, index: usize) -> Option<Self> {
        self.get(index)
    }
}
