//! The one type that every view is made of, as Leptos renders it.
//!
//! `view!` gives each element a type of its own and each type its own code for building, comparing and freeing: 17 KB of
//! Wasm for our few elements. Here all of that is compiled once. What may change is a closure over the page's signals in an
//! effect of its own, so that only the text nodes and attributes that differ are touched.

use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::view::Render;
use wasm_bindgen::JsValue;
use web_sys::{Element, Node};

use super::shown::Shown;

/// Something that is read again whenever a signal changes that it read the last time.
pub(crate) type Follow<T> = Box<dyn FnMut() -> T>;

/// A part of a view.
pub(crate) enum Piece {
    /// A text.
    Text(String),
    /// Parts side by side. Those that stay at their place are compared, not made anew.
    List(Vec<Piece>),
    /// A tag, its attributes and what is in it.
    Element(&'static str, Vec<(&'static str, Value)>, Vec<Piece>),
    /// What follows the page: a text or a list of plain parts.
    Follows(Follow<Piece>),
}

/// The value of an attribute; without one there is no attribute.
pub(crate) enum Value {
    /// It stays, or is compared.
    Is(Option<String>),
    /// It follows the page.
    Follows(Follow<Option<String>>),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Is(Some(text.to_owned()))
    }
}

impl Render for Piece {
    type State = Shown;

    fn build(self) -> Shown {
        match self {
            Self::Text(text) => Shown::Text(text_node(&text), text),
            Self::List(pieces) => Shown::List(pieces.into_iter().map(Self::build).collect(), text_node("")),
            Self::Element(tag, attributes, children) => build_element(tag, attributes, children),
            Self::Follows(mut follow) => Shown::Follows(RenderEffect::new(move |shown| {
                let piece = follow();
                let Some(mut shown) = shown else { return piece.build() };
                piece.rebuild(&mut shown);
                shown
            })),
        }
    }

    fn rebuild(self, shown: &mut Shown) {
        match (self, &mut *shown) {
            (Self::Text(text), Shown::Text(node, before)) => {
                if text != *before {
                    node.set_node_value(Some(&text));
                    *before = text;
                }
            }
            (Self::List(pieces), Shown::List(before, end)) => rebuild_list(pieces, before, end),
            (Self::Element(tag, attributes, children), Shown::Element(element, before, own, inside))
                if tag == *before =>
            {
                for ((name, value), own) in attributes.into_iter().zip(own) {
                    if let (Value::Is(value), Shown::Attribute(before)) = (value, own)
                        && value != *before
                    {
                        set(element, name, value.as_deref());
                        *before = value;
                    }
                }
                for (piece, shown) in children.into_iter().zip(inside) {
                    piece.rebuild(shown);
                }
            }
            (piece, _) => {
                let anew = piece.build();
                if let Some(first) = shown.first()
                    && let Some(parent) = first.parent_node()
                {
                    anew.place(&parent, Some(&first));
                }
                shown.remove();
                *shown = anew;
            }
        }
    }
}

fn text_node(text: &str) -> Node {
    document().create_text_node(text).into()
}

fn build_element(tag: &'static str, attributes: Vec<(&'static str, Value)>, children: Vec<Piece>) -> Shown {
    // A document takes every tag of ours.
    let Ok(element) = document().create_element(tag) else { return Piece::List(children).build() };
    let attributes = attributes.into_iter().map(|(name, value)| attribute(&element, name, value)).collect();
    let children: Vec<_> = children.into_iter().map(Piece::build).collect();
    for child in &children {
        child.place(&element, None);
    }
    Shown::Element(element, tag, attributes, children)
}

fn attribute(element: &Element, name: &'static str, value: Value) -> Shown {
    match value {
        Value::Is(value) => {
            if value.is_some() {
                set(element, name, value.as_deref());
            }
            Shown::Attribute(value)
        }
        Value::Follows(mut follow) => {
            let element = element.clone();
            Shown::Follows(RenderEffect::new(move |before| {
                let value = follow();
                let same = matches!(&before, Some(Shown::Attribute(before)) if *before == value);
                if !same && (before.is_some() || value.is_some()) {
                    set(&element, name, value.as_deref());
                }
                Shown::Attribute(value)
            }))
        }
    }
}

/// Only a name that no attribute can have could be refused, and ours are constants.
fn set(element: &Element, name: &str, value: Option<&str>) {
    let _: Result<(), JsValue> = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

fn rebuild_list(pieces: Vec<Piece>, shown: &mut Vec<Shown>, end: &Node) {
    for gone in shown.iter().skip(pieces.len()) {
        gone.remove();
    }
    shown.truncate(pieces.len());
    let parent = end.parent_node();
    for (index, piece) in pieces.into_iter().enumerate() {
        if let Some(shown) = shown.get_mut(index) {
            piece.rebuild(shown);
            continue;
        }
        let anew = piece.build();
        if let Some(parent) = &parent {
            anew.place(parent, Some(end));
        }
        shown.push(anew);
    }
}
