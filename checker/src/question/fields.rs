//! Reading a field that may be absent or null.

use serde_json::Value;

use crate::number::{Exact, exact};

pub(crate) trait Fields {
    fn object(&self, name: &str) -> Option<&Value>;
    fn text(&self, name: &str) -> Option<String>;
    fn integer(&self, name: &str) -> Option<i64>;
    fn flag(&self, name: &str) -> Option<bool>;
    fn decimal(&self, name: &str) -> Option<Exact>;
    /// None when absent or null.
    fn list<T>(&self, name: &str, read: impl Fn(&Value) -> T) -> Option<Vec<T>>;

    fn texts(&self, name: &str) -> Option<Vec<String>> {
        self.list(name, |text| text.as_str().expect("a text").to_owned())
    }
}

impl Fields for Value {
    fn object(&self, name: &str) -> Option<&Value> {
        self.get(name).filter(|value| !value.is_null())
    }

    fn text(&self, name: &str) -> Option<String> {
        self.object(name).map(|value| value.as_str().expect("a text").to_owned())
    }

    fn integer(&self, name: &str) -> Option<i64> {
        self.object(name).map(|value| value.as_i64().expect("an integer"))
    }

    fn flag(&self, name: &str) -> Option<bool> {
        self.object(name).map(|value| value.as_bool().expect("true or false"))
    }

    fn decimal(&self, name: &str) -> Option<Exact> {
        self.object(name).map(|value| exact(value.as_str().expect("a decimal")))
    }

    fn list<T>(&self, name: &str, read: impl Fn(&Value) -> T) -> Option<Vec<T>> {
        let list = self.object(name)?.as_array().expect("a list");
        Some(list.iter().map(read).collect())
    }
}
