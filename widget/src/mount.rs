//! The registry of mounted elements. Every mount has an owner of its own; dropping its handle frees all it had.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::mount::{UnmountHandle, mount_to_renderer};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, ShadowRoot};

use crate::clicks::Clicks;
use crate::door::Tree;
use crate::effects;
use crate::state::Page;
use crate::views::{self, Here, Shown};

struct Mounted {
    id: u32,
    here: Here,
    _clicks: Clicks,
    /// Drops the view and its owner.
    _handle: UnmountHandle<Shown>,
}

thread_local! {
    static MOUNTS: RefCell<Vec<Mounted>> = const { RefCell::new(Vec::new()) };
    static LAST_ID: RefCell<u32> = const { RefCell::new(0) };
}

/// Mounts an element and answers its id, which is never 0.
pub(crate) fn mount(page: &Arc<Page>, kind: &str, props: &Tree, root: &ShadowRoot) -> u32 {
    let id = LAST_ID.with_borrow_mut(|last| {
        *last = last.wrapping_add(1);
        *last
    });
    if id == 1 {
        let as_of = page.as_of().and_then(|as_of| u32::try_from(as_of).ok());
        let as_of = as_of.map_or(JsValue::NULL, JsValue::from);
        effects::event("perkline:ready", Some(id), &[("as_of", as_of)]);
    }
    // Leptos 0.8 never prunes the children of an owner that goes on living: a mount below another one would leave a
    // trace for good. No export runs inside an effect, so there is none to become the parent.
    debug_assert!(Owner::current().is_none(), "a mount inside an effect would leak");
    let here = Here::new(id, props);
    let clicks = Clicks::listen(root, page, id);
    let handle = {
        let (kind, page, here) = (kind.to_owned(), Arc::clone(page), here.clone());
        mount_to_renderer(root.unchecked_ref::<Element>(), move || views::view(&kind, &page, &here))
    };
    MOUNTS.with_borrow_mut(|mounts| mounts.push(Mounted { id, here, _clicks: clicks, _handle: handle }));
    id
}

/// Changes the attributes of a mounted element.
pub(crate) fn update(id: u32, props: &Tree) {
    let here = MOUNTS.with_borrow(|mounts| {
        mounts.iter().find(|mounted| mounted.id == id).map(|mounted| mounted.here.clone())
    });
    if let Some(here) = here {
        here.update(props);
    }
}

/// Unmounts an element; one that is gone already is fine.
pub(crate) fn unmount(page: &Page, id: u32) {
    let gone = MOUNTS.with_borrow_mut(|mounts| {
        let at = mounts.iter().position(|mounted| mounted.id == id)?;
        Some(mounts.swap_remove(at))
    });
    // Outside the borrow: what a drop runs may look here.
    drop(gone);
    page.forget_readers();
}

/// Unmounts every element.
pub(crate) fn unmount_all() {
    drop(MOUNTS.take());
}
