//! The grammar of JSON, value by value.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::cursor::Cursor;
use super::{Node, Oddities, Tree, text};

/// `serde_json` follows so many levels.
const DEPTH_MAX: usize = 127;

/// The value that the whole text is, and what is odd about it.
pub(super) fn parse(text: &str) -> Option<(Tree, Oddities)> {
    let mut cursor = Cursor { rest: text.as_bytes(), depth: 0, odd: Oddities::default() };
    let value = cursor.value()?;
    cursor.rest.is_empty().then_some((value, cursor.odd))
}

impl Cursor<'_> {
    /// A value with the blanks around it.
    fn value(&mut self) -> Option<Tree> {
        self.blanks();
        let node = match self.rest.first()? {
            b'{' => self.nested(Self::object)?,
            b'[' => self.nested(Self::array)?,
            b'"' => Node::String(text::string(self)?),
            b'-' | b'0'..=b'9' => self.number()?,
            _ => self.word()?,
        };
        self.blanks();
        Some(Tree(Rc::new(node)))
    }

    fn word(&mut self) -> Option<Node> {
        let words = [("null", Node::Null), ("true", Node::Bool(true)), ("false", Node::Bool(false))];
        let (word, node) = words.into_iter().find(|(word, _)| self.rest.starts_with(word.as_bytes()))?;
        self.skip(word.len());
        Some(node)
    }

    fn nested(&mut self, read: fn(&mut Self) -> Option<Node>) -> Option<Node> {
        self.depth += 1;
        self.odd.deep |= self.depth > DEPTH_MAX;
        self.skip(1);
        let node = read(self);
        self.depth -= 1;
        node
    }

    fn array(&mut self) -> Option<Node> {
        let mut elements = Vec::new();
        self.blanks();
        if self.take(b']') {
            return Some(Node::Array(elements));
        }
        loop {
            elements.push(self.value()?);
            if !self.take(b',') {
                return self.take(b']').then_some(Node::Array(elements));
            }
        }
    }

    /// Of members with one name the last one stands.
    fn object(&mut self) -> Option<Node> {
        let mut members = BTreeMap::new();
        self.blanks();
        if self.take(b'}') {
            return Some(Node::Object(members));
        }
        loop {
            self.blanks();
            let name = text::string(self)?;
            self.blanks();
            if !self.take(b':') {
                return None;
            }
            members.insert(name, self.value()?);
            if !self.take(b',') {
                return self.take(b'}').then_some(Node::Object(members));
            }
        }
    }

    fn number(&mut self) -> Option<Node> {
        let whole = self.rest;
        self.take(b'-');
        if !self.take(b'0') {
            self.digits()?;
        }
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            let _ = self.take(b'+') || self.take(b'-');
            self.digits()?;
        }
        let read = whole.get(..whole.len() - self.rest.len())?;
        let number: f64 = std::str::from_utf8(read).ok()?.parse().ok()?;
        self.odd.infinite |= number.is_infinite();
        Some(Node::Number(number))
    }

    /// At least one.
    fn digits(&mut self) -> Option<()> {
        let count = self.rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.skip(count);
        (count > 0).then_some(())
    }

    fn blanks(&mut self) {
        let count = self.rest.iter().take_while(|byte| b" \t\n\r".contains(byte)).count();
        self.skip(count);
    }
}
