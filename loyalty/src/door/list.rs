//! Lists, and ids that must not repeat within one.

use super::Field;
use crate::{Json, JsonKind};

impl<J: Json> Field<'_, J> {
    /// Every element of the list `key` through `decode`; null is an empty list, and so is every list after a refusal.
    pub(crate) fn list<T>(&self, key: &'static str, decode: impl FnMut(&Field<'_, J>) -> T) -> Vec<T> {
        self.at(key).each(decode)
    }

    /// The same of a list whose elements have an `id` each, no two the same.
    pub(crate) fn list_by_id<T>(&self, key: &'static str, decode: impl FnMut(&Field<'_, J>) -> T) -> Vec<T> {
        let list = self.at(key);
        let elements = list.each(decode);
        list.refuse_repeated_ids();
        elements
    }

    /// A list of strings; null is an empty one.
    pub(crate) fn texts(&self, key: &'static str) -> Vec<String> {
        self.optional_texts(key).unwrap_or_default()
    }

    /// A list of strings, where null says that there is none.
    #[inline(never)]
    pub(crate) fn optional_texts(&self, key: &'static str) -> Option<Vec<String>> {
        let list = self.at(key);
        if list.is_null() {
            None
        } else {
            Some(list.each(|text| text.require(text.own_text()).unwrap_or_default()))
        }
    }

    /// Refuses the list `key` when it has more than `max` elements, before any of them is read.
    pub(crate) fn refuse_longer(&self, key: &'static str, max: usize, message: &str) {
        let list = self.at(key);
        if list.length() > max {
            list.refuse(message);
        }
    }

    /// Refuses the member `key` of element `index` of the list `list`.
    pub(crate) fn refuse_member(&self, list: &'static str, index: usize, key: &'static str, message: &str) {
        self.path.key(list).index(index).key(key).refuse(message);
    }

    fn each<T>(&self, mut decode: impl FnMut(&Field<'_, J>) -> T) -> Vec<T> {
        let length = if self.path.is_refused() { 0 } else { self.length() };
        (0..length).map(|index| decode(&self.element(index))).collect()
    }

    /// Refuses the first `id` that an earlier element has too.
    #[inline(never)]
    fn refuse_repeated_ids(&self) {
        let mut seen: Vec<String> = Vec::new();
        let length = if self.path.is_refused() { 0 } else { self.length() };
        for index in 0..length {
            let id = self.element(index).required_text("id");
            if seen.contains(&id) {
                self.element(index).at("id").refuse("must be unique in its list");
            }
            seen.push(id);
        }
    }

    #[inline(never)]
    fn element(&self, index: usize) -> Field<'_, J> {
        let list = self.expect(JsonKind::Array, "must be a list");
        Field::part(list.and_then(|list| list.element(index)), self.path.index(index))
    }

    fn length(&self) -> usize {
        self.expect(JsonKind::Array, "must be a list").map_or(0, Json::len)
    }
}
