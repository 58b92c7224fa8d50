//! A payload reduced to its ids: what is kept of webhooks about people until they are acted on.

use serde_json::{Map, Value};

/// The members that are ids or lists of ids, at any depth; names, addresses and everything else is left out.
pub(crate) fn ids_only(payload: &Value) -> Value {
    match payload {
        Value::Object(members) => {
            let kept = members.iter().filter_map(|(name, value)| Some((name.clone(), kept(name, value)?)));
            Value::Object(kept.collect::<Map<_, _>>())
        }
        Value::Array(elements) => Value::Array(elements.iter().map(ids_only).collect()),
        _ => Value::Null,
    }
}

fn kept(name: &str, value: &Value) -> Option<Value> {
    match value {
        Value::Number(_) | Value::String(_) if is_id(name) => Some(value.clone()),
        // GDPR topics list bare order ids.
        Value::Array(ids) if name.starts_with("orders_") => {
            Some(ids.iter().filter(|id| id.is_u64() || id.is_string()).cloned().collect())
        }
        Value::Object(_) => {
            Some(ids_only(value)).filter(|inner| inner.as_object().is_some_and(|map| !map.is_empty()))
        }
        _ => None,
    }
}

fn is_id(name: &str) -> bool {
    name == "id" || name.ends_with("_id")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn people_are_reduced_to_their_ids() {
        for (payload, expected) in [
            (
                json!({"shop_id": 1, "shop_domain": "a.test", "customer": {"id": 7, "email": "a@b.c", "phone": "1"},
                    "orders_to_redact": [1, 2]}),
                json!({"shop_id": 1, "customer": {"id": 7}, "orders_to_redact": [1, 2]}),
            ),
            (
                json!({"id": 7, "first_name": "A", "addresses": [{"id": 9, "city": "B"}], "note": null}),
                json!({"id": 7}),
            ),
            (json!({"customer": {"email": "a@b.c"}}), json!({})),
            (json!("a@b.c"), Value::Null),
        ] {
            assert_eq!(ids_only(&payload), expected);
        }
    }
}
