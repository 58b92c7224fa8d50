//! What several suites need.

use serde_json::Value;

/// JSON merge patch (RFC 7396): members replace, null removes, everything but objects is replaced whole.
pub(crate) fn merge(target: &Value, patch: &Value) -> Value {
    let Value::Object(patch) = patch else { return patch.clone() };
    let mut merged = target.as_object().cloned().unwrap_or_default();
    for (key, value) in patch {
        if value.is_null() {
            merged.remove(key);
        } else {
            let before = merged.remove(key).unwrap_or_default();
            merged.insert(key.clone(), merge(&before, value));
        }
    }
    Value::Object(merged)
}
