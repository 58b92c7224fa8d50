//! JSON as a browser reads it, without a browser: `JSON.parse` as ECMA-262 words it, and the getters of the widget's door.
//! `e2e/specs/fuzz_corpus.spec.mjs` holds the real one to the same answers.

mod cursor;
mod parse;
mod text;

use std::collections::BTreeMap;
use std::rc::Rc;

use loyalty::{Json, JsonKind};

/// The largest number whose neighbours are whole numbers too: `Number.MAX_SAFE_INTEGER`.
const SAFE_MAX: f64 = 9_007_199_254_740_991.0;

/// A value of the page.
#[derive(Clone, Debug)]
pub(crate) struct Tree(Rc<Node>);

#[derive(Debug)]
enum Node {
    Null,
    Bool(bool),
    Number(f64),
    String(String),
    Array(Vec<Tree>),
    Object(BTreeMap<String, Tree>),
}

/// What a browser takes and `serde_json` refuses. Nothing else may tell the two apart.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Oddities {
    /// Nested deeper than a server should follow.
    deep: bool,
    /// A number beyond all numbers, which is Infinity to a browser.
    infinite: bool,
    /// Half of a character that takes two code units.
    half: bool,
}

impl Oddities {
    pub(crate) fn any(self) -> bool {
        self.deep || self.infinite || self.half
    }
}

impl Tree {
    /// `JSON.parse`; None: it throws.
    pub(crate) fn parse(text: &str) -> Option<(Self, Oddities)> {
        parse::parse(text)
    }
}

impl Json for Tree {
    fn kind(&self) -> JsonKind {
        match *self.0 {
            Node::Null => JsonKind::Null,
            Node::Bool(_) => JsonKind::Bool,
            Node::Number(_) => JsonKind::Number,
            Node::String(_) => JsonKind::String,
            Node::Array(_) => JsonKind::Array,
            Node::Object(_) => JsonKind::Object,
        }
    }

    fn bool(&self) -> Option<bool> {
        if let Node::Bool(value) = *self.0 { Some(value) } else { None }
    }

    fn string(&self) -> Option<String> {
        if let Node::String(text) = &*self.0 { Some(text.clone()) } else { None }
    }

    #[expect(clippy::cast_possible_truncation, reason = "a safe integer fits")]
    fn integer(&self) -> Option<i64> {
        match *self.0 {
            Node::Number(value) if value.fract() == 0.0 && value.abs() <= SAFE_MAX => Some(value as i64),
            _ => None,
        }
    }

    fn member(&self, key: &str) -> Option<Self> {
        if let Node::Object(members) = &*self.0 { members.get(key).cloned() } else { None }
    }

    fn len(&self) -> usize {
        if let Node::Array(elements) = &*self.0 { elements.len() } else { 0 }
    }

    fn element(&self, index: usize) -> Option<Self> {
        if let Node::Array(elements) = &*self.0 { elements.get(index).cloned() } else { None }
    }
}
