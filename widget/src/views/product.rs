//! `<perk-product>`: what this item earns, and what it brings within reach.

use std::sync::Arc;

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use loyalty::{Item, Json, item_messages};

use super::Here;
use super::piece::Piece;
use super::pieces::{element, follow, paragraph};
use crate::door::Tree;
use crate::state::{Page, now};
use crate::words;

/// The attributes that make an item, as the element has them and as the door reads them.
const FACTS: [(&str, &str); 9] = [
    ("productId", "product_id"),
    ("variantId", "variant_id"),
    ("priceHundredths", "price_hundredths"),
    ("priceMinor", "price_minor"),
    ("currency", "currency"),
    ("quantity", "quantity"),
    ("giftCard", "gift_card"),
    ("productType", "product_type"),
    ("vendor", "vendor"),
];

/// No figure that would need an unknown: then the server's text stays.
pub(crate) fn view(page: &Arc<Page>, here: &Here) -> Piece {
    let at = (Arc::clone(page), here.clone());
    let body = vec![
        paragraph("earns", follow(&at, |(page, here)| say(page, here, 0))),
        paragraph("reaches", follow(&at, |(page, here)| say(page, here, 1))),
    ];
    element(&at, |(page, here)| !say(page, here, 0).is_empty(), body)
}

/// The item of the element's attributes; none where they don't make one.
pub(crate) fn item(props: &Tree) -> Option<Item> {
    let facts = Object::new();
    for (attribute, fact) in FACTS {
        if let Some(value) = props.member(attribute) {
            // Setting a property of a plain object cannot fail.
            let _ = Reflect::set(&facts, &fact.into(), &value.0);
        }
    }
    Item::decode(&Tree(facts.into())).ok()
}

/// The n-th sentence about the item: what it earns, then what it reaches.
fn say(page: &Page, here: &Here, n: usize) -> String {
    let props = here.props.get();
    let cart = page.cart.get();
    page.snapshot.with(|snapshot| {
        let (Some(snapshot), Some(item)) = (snapshot, &props.item) else { return String::new() };
        let member = snapshot.member.as_ref();
        // An empty cart has no rate to lend, but came with the page's.
        let item = Item { rate: page.rate().into(), ..item.clone() };
        let answer = loyalty::item(&snapshot.program, member, cart.as_deref(), &item, now());
        let messages = item_messages(&answer, &snapshot.program);
        messages.get(n).map(|message| words::say(message, &snapshot.program)).unwrap_or_default()
    })
}
