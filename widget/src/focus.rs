//! Where the focus goes when the control that had it is no longer there: to the line that says what happened.

use std::cell::RefCell;

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement, ShadowRoot};

thread_local! {
    static HELD: RefCell<Option<(Element, ShadowRoot)>> = const { RefCell::new(None) };
}

/// Remembers the control that a command was started from.
pub(crate) fn hold(control: Element) {
    let root = control.get_root_node().dyn_into::<ShadowRoot>().ok();
    HELD.set(root.map(|root| (control, root)));
}

/// Once the page has been brought up to date: moves the focus, if its control went and nothing else took it.
pub(crate) fn restore() {
    if HELD.with_borrow(Option::is_none) {
        return;
    }
    spawn_local(async {
        let gone = HELD.with_borrow_mut(|held| held.take_if(|(control, _)| !control.is_connected()));
        let Some((_, root)) = gone else { return };
        let page = document();
        let free = page.active_element().is_none_or(|active| page.body().is_some_and(|body| *body == active));
        if !free {
            return;
        }
        if let Ok(Some(line)) = root.query_selector("[role=status]")
            && let Some(line) = line.dyn_ref::<HtmlElement>()
        {
            // An element that cannot take the focus leaves it where it is.
            let _ = line.focus();
        }
    });
}
