//! JSON in: the browser's own tree, read through `loyalty`'s one door by typed getters. No second parser is shipped.

use js_sys::{Array, JSON, Number, Reflect};
use loyalty::{Json, JsonKind, Refusal};
use wasm_bindgen::{JsCast, JsValue};

/// A JavaScript value as `loyalty` reads it.
pub(crate) struct Tree(pub(crate) JsValue);

impl Tree {
    /// The tree of a JSON text.
    pub(crate) fn parse(text: &str) -> Result<Self, Refusal> {
        JSON::parse(text)
            .map(Self)
            .map_err(|_| Refusal { path: String::new(), message: "is not JSON".into() })
    }

    /// A text member, or nothing.
    pub(crate) fn text(&self, key: &str) -> Option<String> {
        self.member(key)?.string()
    }

    /// A boolean member; absent is false.
    pub(crate) fn flag(&self, key: &str) -> bool {
        self.member(key).and_then(|value| value.bool()).unwrap_or(false)
    }
}

impl Json for Tree {
    fn kind(&self) -> JsonKind {
        let value = &self.0;
        if value.is_string() {
            JsonKind::String
        } else if value.as_f64().is_some() {
            JsonKind::Number
        } else if value.as_bool().is_some() {
            JsonKind::Bool
        } else if Array::is_array(value) {
            JsonKind::Array
        } else if value.is_object() {
            JsonKind::Object
        } else {
            JsonKind::Null
        }
    }

    fn bool(&self) -> Option<bool> {
        self.0.as_bool()
    }

    fn string(&self) -> Option<String> {
        self.0.as_string()
    }

    #[expect(clippy::cast_possible_truncation, reason = "a safe integer fits an i64 exactly")]
    fn integer(&self) -> Option<i64> {
        if Number::is_safe_integer(&self.0) { self.0.as_f64().map(|value| value as i64) } else { None }
    }

    fn member(&self, key: &str) -> Option<Self> {
        let value = Reflect::get(&self.0, &key.into()).ok()?;
        if value.is_undefined() { None } else { Some(Self(value)) }
    }

    fn len(&self) -> usize {
        self.0.dyn_ref::<Array>().map_or(0, |array| array.length() as usize)
    }

    fn element(&self, i: usize) -> Option<Self> {
        let array = self.0.dyn_ref::<Array>()?;
        let i = u32::try_from(i).ok()?;
        if i < array.length() { Some(Self(array.get(i))) } else { None }
    }
}
