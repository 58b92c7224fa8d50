//! Metafields: set in one go or not at all, and only while what stands there is what was read.

use std::fmt::Write;

use graphql_parser::query::{Selection, Value as Literal};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::Stock;
use super::checking::Selected;

/// The app on this store.
pub(crate) const INSTALLATION: &str = "gid://shopify/AppInstallation/1";
const SET_AT_ONCE_MAX: usize = 25;
const BYTES_MAX: usize = 128 * 1024;

/// One that is there.
#[derive(Debug, Clone)]
pub(crate) struct Metafield {
    pub(crate) owner: String,
    pub(crate) namespace: String,
    pub(crate) key: String,
    pub(crate) value: String,
}

impl Metafield {
    fn is(&self, owner: &str, namespace: &str, key: &str) -> bool {
        (&*self.owner, &*self.namespace, &*self.key) == (owner, &*own(namespace), key)
    }

    /// The same as long as the value is.
    fn digest(&self) -> String {
        Sha256::digest(&self.value).iter().fold(String::new(), |mut text, byte| {
            write!(text, "{byte:02x}").unwrap();
            text
        })
    }

    fn whole(&self) -> Value {
        json!({"id": "gid://shopify/Metafield/1", "namespace": self.namespace, "key": self.key, "type": "json",
            "value": self.value, "compareDigest": self.digest()})
    }
}

impl Stock {
    /// What stands there for somebody, as JSON.
    pub(crate) fn metafield(&self, owner: &str, namespace: &str, key: &str) -> Option<Value> {
        let found = self.metafields.iter().find(|one| one.is(owner, namespace, key));
        found.map(|one| serde_json::from_str(&one.value).unwrap())
    }

    pub(super) fn app_installation(&self, selected: &Selected) -> Value {
        self.owner("AppInstallation", INSTALLATION, selected)
    }

    pub(super) fn nodes(&self, arguments: &Map<String, Value>, selected: &Selected) -> Value {
        let ids = arguments["ids"].as_array().unwrap().iter().map(|id| id.as_str().unwrap());
        ids.map(|id| if self.exists(id) { self.owner("Customer", id, selected) } else { Value::Null })
            .collect()
    }

    fn owner(&self, kind: &str, id: &str, selected: &Selected) -> Value {
        let (namespace, key) = asked_for(selected).expect("a metafield by namespace and key");
        let found = self.metafields.iter().find(|one| one.is(id, &namespace, &key));
        json!({"__typename": kind, "id": id, "metafield": found.map(Metafield::whole)})
    }

    pub(super) fn set_metafields(&mut self, arguments: &Map<String, Value>) -> Value {
        let inputs = arguments["metafields"].as_array().unwrap();
        let errors: Vec<Value> = if inputs.len() > SET_AT_ONCE_MAX {
            vec![refusal("LESS_THAN_OR_EQUAL_TO", &json!(["metafields"]), None)]
        } else {
            inputs.iter().enumerate().filter_map(|(index, input)| self.refused(index, input)).collect()
        };
        if !errors.is_empty() {
            return json!({"metafields": null, "userErrors": errors});
        }
        for input in inputs {
            let text = |field: &str| input[field].as_str().unwrap().to_owned();
            let (owner, namespace, key, value) =
                (text("ownerId"), text("namespace"), text("key"), text("value"));
            self.metafields.retain(|one| !one.is(&owner, &namespace, &key));
            self.metafields.push(Metafield { owner, namespace: own(&namespace), key, value });
        }
        json!({"metafields": [], "userErrors": []})
    }

    /// What Shopify finds wrong with one of them.
    fn refused(&self, index: usize, input: &Value) -> Option<Value> {
        let text = |field: &str| input[field].as_str().unwrap_or_default();
        let (owner, value) = (text("ownerId"), text("value"));
        let at = |field: &str| json!(["metafields", index.to_string(), field]);
        if owner != INSTALLATION && !self.exists(owner) {
            return Some(refusal("INVALID", &at("ownerId"), None));
        }
        if self.refused_owners.contains(owner) {
            return Some(refusal("CAPABILITY_VIOLATION", &at("value"), Some(index)));
        }
        if text("type") != "json" || serde_json::from_str::<Value>(value).is_err() {
            return Some(refusal("INVALID_VALUE", &at("value"), Some(index)));
        }
        if value.len() > BYTES_MAX {
            return Some(refusal("TOO_LONG", &at("value"), Some(index)));
        }
        let found = self.metafields.iter().find(|one| one.is(owner, text("namespace"), text("key")));
        // Absent it is not looked at; null: there must be none.
        let is_stale =
            input.get("compareDigest").is_some_and(|digest| *digest != json!(found.map(Metafield::digest)));
        is_stale.then(|| refusal("STALE_OBJECT", &json!(["metafields", index.to_string()]), None))
    }

    pub(super) fn delete_metafields(&mut self, arguments: &Map<String, Value>) -> Value {
        for input in arguments["metafields"].as_array().unwrap() {
            let text = |field: &str| input[field].as_str().unwrap();
            self.metafields.retain(|one| !one.is(text("ownerId"), text("namespace"), text("key")));
        }
        json!({"deletedMetafields": [], "userErrors": []})
    }
}

fn refusal(code: &str, field: &Value, index: Option<usize>) -> Value {
    json!({"code": code, "elementIndex": index, "field": field, "message": code})
}

/// A namespace of the app's own, in full.
fn own(namespace: &str) -> String {
    namespace.strip_prefix("$app:").map_or_else(|| namespace.to_owned(), |rest| format!("app--1234--{rest}"))
}

/// Namespace and key of the metafield that is selected.
fn asked_for(selected: &Selected) -> Option<(String, String)> {
    selected.items.iter().find_map(|item| match item {
        Selection::Field(field) if field.name == "metafield" => {
            let argument = |name: &str| match field.arguments.iter().find(|(of, _)| of == name)? {
                (_, Literal::String(text)) => Some(text.clone()),
                _ => None,
            };
            Some((argument("namespace")?, argument("key")?))
        }
        Selection::Field(field) => asked_for(&field.selection_set),
        Selection::InlineFragment(fragment) => asked_for(&fragment.selection_set),
        Selection::FragmentSpread(_) => None,
    })
}
