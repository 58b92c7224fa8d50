//! What stands in the document for a [`super::piece::Piece`], and how it gets there and away.

use leptos::reactive::effect::RenderEffect;
use leptos::tachys::view::Mountable;
use web_sys::{Element, Node};

/// A piece in the document.
pub(crate) enum Shown {
    /// A text node and what it says.
    Text(Node, String),
    /// Pieces side by side, and the empty text node that marks their end.
    List(Vec<Shown>, Node),
    /// An element with its tag, its attributes and its children.
    Element(Element, &'static str, Vec<Shown>, Vec<Shown>),
    /// The value that an attribute has.
    Attribute(Option<String>),
    /// Whatever an effect keeps up to date; it ends when this is dropped.
    Follows(RenderEffect<Shown>),
}

impl Shown {
    /// Puts it into `parent`, before `next` or at the end.
    pub(super) fn place(&self, parent: &Node, next: Option<&Node>) {
        match self {
            Self::Text(node, _) => place(node, parent, next),
            Self::Element(element, ..) => place(element, parent, next),
            Self::List(shown, end) => {
                for shown in shown {
                    shown.place(parent, next);
                }
                place(end, parent, next);
            }
            Self::Follows(effect) => {
                effect.with_value_mut(|shown| shown.place(parent, next));
            }
            Self::Attribute(_) => {}
        }
    }

    /// Takes it out of the document.
    pub(super) fn remove(&self) {
        match self {
            Self::Text(node, _) => remove(node),
            Self::Element(element, ..) => remove(element),
            Self::List(shown, end) => {
                shown.iter().for_each(Self::remove);
                remove(end);
            }
            Self::Follows(effect) => {
                effect.with_value_mut(|shown| shown.remove());
            }
            Self::Attribute(_) => {}
        }
    }

    /// The first node of it.
    pub(super) fn first(&self) -> Option<Node> {
        match self {
            Self::Text(node, _) => Some(node.clone()),
            Self::Element(element, ..) => Some(Node::clone(element)),
            Self::List(shown, end) => shown.first().and_then(Self::first).or_else(|| Some(end.clone())),
            Self::Follows(effect) => effect.with_value_mut(|shown| shown.first()).flatten(),
            Self::Attribute(_) => None,
        }
    }
}

/// Only a node that contains `parent` could be refused, and ours are new.
fn place(node: &Node, parent: &Node, next: Option<&Node>) {
    let _ = parent.insert_before(node, next);
}

fn remove(node: &Node) {
    if let Some(parent) = node.parent_node() {
        // It is a child of its parent.
        let _ = parent.remove_child(node);
    }
}

impl Mountable for Shown {
    fn unmount(&mut self) {
        self.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.place(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(first) = self.first() else { return false };
        let Some(parent) = first.parent_element() else { return false };
        child.mount(&parent, Some(&first));
        true
    }

    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}
