//! The page's half of Perkline: snapshots and carts come in, elements show what they mean, effects leave.
//!
//! One instance and one state serve the page, however many elements there are. The exports below are the whole surface;
//! none of them touches anything of the page but the shadow roots it was given. The modules stand in reading order.

// One thread, few bytes.
#[cfg(target_arch = "wasm32")]
mod allocator;
// In: JSON through loyalty's door, and what the page was configured with.
mod config;
mod door;
// Out: one callback, and the API.
mod api;
mod effects;
// Words, and the browser's own way of writing numbers.
mod intl;
mod words;
// What the page knows, and what it says about it.
mod activity;
mod command;
mod line;
mod offer;
mod state;
// What the shopper asks for, and what the API answers.
mod entries;
mod perform;
mod redeem;
mod refresh;
// Elements.
mod clicks;
mod focus;
mod mount;
mod views;
// The door and the words, for the suite that holds page and server together.
#[cfg(feature = "conformance")]
pub mod conformance;

use std::cell::RefCell;
use std::sync::Arc;

use js_sys::Function;
use loyalty::Refusal;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot};

use crate::config::Start;
use crate::door::Tree;
use crate::state::Page;

thread_local! {
    static PAGE: RefCell<Option<Arc<Page>>> = const { RefCell::new(None) };
}

/// Starts the page's one state. `effect` gets every effect as a plain object.
///
/// # Errors
///
/// What is wrong with the configuration, as `/path: message`.
#[wasm_bindgen]
pub fn start(config: JsValue, effect: Function) -> Result<(), JsError> {
    let start = Start::decode(&Tree(config)).map_err(|refusal| refused(&refusal))?;
    stop();
    effects::connect(Some(effect));
    words::install(start.messages.0, &start.locale);
    api::set_token(start.customer_token);
    let page = Arc::new(Page::new(start.config, start.snapshot));
    refresh::refresh(&page);
    PAGE.set(Some(page));
    Ok(())
}

/// Fills a shadow root with an element's view; the answer is its handle for `update` and `unmount`.
#[wasm_bindgen]
pub fn mount(kind: &str, props: JsValue, root: &ShadowRoot, _host: HtmlElement) -> u32 {
    page().map_or(0, |page| mount::mount(&page, kind, &Tree(props), root))
}

/// Changes a mounted element's attributes.
#[wasm_bindgen]
pub fn update(id: u32, props: JsValue) {
    mount::update(id, &Tree(props));
}

/// Empties a mounted element's shadow root and frees everything that was made for it.
#[wasm_bindgen]
pub fn unmount(id: u32) {
    if let Some(page) = page() {
        mount::unmount(&page, id);
    }
}

/// Takes the cart: the text of `/cart.js` (`"shopify"`, with the presentment rate) or of our own shape (`"perkline"`).
///
/// # Errors
///
/// What is wrong with it, as `/path: message`; the cart stays as it was.
#[wasm_bindgen]
pub fn set_cart(text: String, source: &str, rate: Option<String>) -> Result<(), JsError> {
    with_page(|page| {
        if page.take_cart(text, source == "shopify", rate)? {
            perform::cart_moved(page);
            focus::restore();
        }
        Ok(())
    })
}

/// Takes a snapshot; an older one than the page has is ignored.
///
/// # Errors
///
/// What is wrong with it, as `/path: message`; the snapshot stays as it was.
#[wasm_bindgen]
pub fn set_snapshot(text: &str) -> Result<(), JsError> {
    with_page(|page| page.take_snapshot(&Tree::parse(text)?))
}

/// Asks the API for a newer snapshot.
#[wasm_bindgen]
pub fn refresh() {
    if let Some(page) = page() {
        refresh::refresh(&page);
    }
}

/// Answers the `token` effect; none when there is no customer any more.
#[wasm_bindgen]
pub fn set_token(token: Option<String>) {
    api::set_token(token);
}

/// Answers the `apply_code` effect: whether the code applied, or none when the host can't say. The reason, where it did
/// not: `replaced` when it pushed another code out, which is back.
#[wasm_bindgen]
pub fn applied(id: &str, outcome: Option<bool>, reason: Option<String>) {
    if let Some(page) = page() {
        let replaced = reason.is_some_and(|reason| reason == "replaced");
        perform::applied(&page, id, outcome, replaced);
    }
}

/// Answers the `remove_code` effect: whether the code is out of the cart, or none when the host can't say.
#[wasm_bindgen]
pub fn removed(id: &str, outcome: Option<bool>) {
    if let Some(page) = page() {
        perform::removed(&page, id, outcome);
    }
}

/// Unmounts everything and forgets the page.
#[wasm_bindgen]
pub fn stop() {
    mount::unmount_all();
    effects::connect(None);
    PAGE.set(None);
}

fn page() -> Option<Arc<Page>> {
    PAGE.with_borrow(Clone::clone)
}

/// Before `start` there is nothing to change.
fn with_page(change: impl FnOnce(&Page) -> Result<(), Refusal>) -> Result<(), JsError> {
    page().map_or(Ok(()), |page| change(&page)).map_err(|refusal| refused(&refusal))
}

fn refused(refusal: &Refusal) -> JsError {
    JsError::new(&[&refusal.path, ": ", &refusal.message].concat())
}
