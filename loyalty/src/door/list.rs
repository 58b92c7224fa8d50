//! Lists, and ids that must not repeat within one.

use super::Field;
use crate::{Json, JsonKind, Refusal};

impl<J: Json> Field<'_, J> {
    /// Every element of this list through `decode`; null is an empty list.
    pub(crate) fn each<T>(
        &self,
        mut decode: impl FnMut(&Field<'_, J>) -> Result<T, Refusal>,
    ) -> Result<Vec<T>, Refusal> {
        let Some(list) = self.expect(JsonKind::Array, "must be a list")? else { return Ok(Vec::new()) };
        (0..list.len())
            .map(|index| decode(&Field::part(list.element(index), self.path.index(index))))
            .collect()
    }

    /// A list of strings; null is an empty one.
    pub(crate) fn texts(&self) -> Result<Vec<String>, Refusal> {
        #[expect(
            clippy::redundant_closure_for_method_calls,
            reason = "the method alone is tied to one lifetime"
        )]
        self.each(|text| text.required_text())
    }

    /// A list of strings, where null says that there is none.
    pub(crate) fn optional_texts(&self) -> Result<Option<Vec<String>>, Refusal> {
        if self.is_null() { Ok(None) } else { self.texts().map(Some) }
    }

    /// How many elements this list has; 0 for null.
    pub(crate) fn length(&self) -> Result<usize, Refusal> {
        Ok(self.expect(JsonKind::Array, "must be a list")?.map_or(0, Json::len))
    }

    /// Refuses element `index` of this list for its member `key`.
    pub(crate) fn refuse_member(&self, index: usize, key: &'static str, message: &str) -> Refusal {
        self.path.index(index).key(key).refuse(message)
    }
}

/// Refuses the first `id` of `list` that an earlier element has too.
pub(crate) fn refuse_repeated_ids<'t, J: Json>(
    list: &Field<'_, J>,
    ids: impl Iterator<Item = &'t str>,
) -> Result<(), Refusal> {
    let mut seen: Vec<&str> = Vec::new();
    for (index, id) in ids.enumerate() {
        if seen.contains(&id) {
            return Err(list.refuse_member(index, "id", "must be unique in its list"));
        }
        seen.push(id);
    }
    Ok(())
}
