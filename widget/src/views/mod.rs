//! The elements. A view is made once: what may change in it is a closure over the page's signals, and only the text nodes
//! and attributes that differ are touched.

// What all of them are made of.
mod piece;
mod pieces;
mod shown;
// One file for each element.
mod account;
mod balance;
mod nudge;
mod product;
mod tier;
// The account's lists.
mod activity;
mod rewards;
mod vouchers;

use std::sync::Arc;

use leptos::prelude::*;
use loyalty::{Item, Surface};

pub(crate) use piece::Piece;
pub(crate) use shown::Shown;

use crate::door::Tree;
use crate::state::Page;

/// The place a view is mounted at.
#[derive(Clone)]
pub(crate) struct Here {
    /// The mount's id: whom an event comes from.
    pub(crate) mount: u32,
    /// The host's attributes, as they are now.
    pub(crate) props: ArcRwSignal<Arc<Props>>,
}

/// The attributes, decoded.
pub(crate) struct Props {
    pub(crate) surface: Option<Surface>,
    /// None where the attributes don't make an item; the element then says nothing of its own.
    pub(crate) item: Option<Item>,
}

impl Here {
    pub(crate) fn new(mount: u32, props: &Tree) -> Self {
        Self { mount, props: ArcRwSignal::new(Arc::new(Props::decode(props))) }
    }

    pub(crate) fn update(&self, props: &Tree) {
        self.props.set(Arc::new(Props::decode(props)));
    }

    /// Where nudges are shown; an attribute that is missing or misspelt means the cart.
    pub(crate) fn surface(&self) -> Surface {
        self.props.with(|props| props.surface).unwrap_or(Surface::Cart)
    }
}

impl Props {
    fn decode(props: &Tree) -> Self {
        Self {
            surface: props.text("surface").and_then(|name| Surface::parse(&name)),
            item: product::item(props),
        }
    }
}

/// The view of an element, by its kind; an unknown kind leaves what the server wrote.
pub(crate) fn view(kind: &str, page: &Arc<Page>, here: &Here) -> Piece {
    match kind {
        "nudge" => nudge::view(page, here),
        "product" => product::view(page, here),
        "balance" => balance::view(page),
        "tier" => tier::view(page),
        "account" => account::view(page),
        _ => pieces::element(page, |_| false, Vec::new()),
    }
}
