//! One listener for each root: a click on a control becomes the command that its name and value say.
//!
//! The rows of a list are thereby plain values, which a re-render compares instead of taking listeners off and putting
//! them on again.

use std::sync::Arc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, HtmlButtonElement, ShadowRoot};

use crate::focus;
use crate::offer::Action;
use crate::perform;
use crate::state::Page;

/// Listens for as long as it lives.
pub(crate) struct Clicks {
    root: ShadowRoot,
    listener: Closure<dyn FnMut(Event)>,
}

impl Clicks {
    pub(crate) fn listen(root: &ShadowRoot, page: &Arc<Page>, mount: u32) -> Self {
        let page = Arc::clone(page);
        let listener = Closure::new(move |event: Event| {
            let Some(button) = button_of(&event) else { return };
            if let Some(action) = Action::parse(&button.name()) {
                let about = button.value();
                focus::hold(button.into());
                perform::run(&page, mount, action, &about);
            }
        });
        // Only a type the browser does not know could be refused.
        let _ = root.add_event_listener_with_callback("click", listener.as_ref().unchecked_ref());
        Self { root: root.clone(), listener }
    }
}

impl Drop for Clicks {
    fn drop(&mut self) {
        let _ =
            self.root.remove_event_listener_with_callback("click", self.listener.as_ref().unchecked_ref());
    }
}

/// The button that was clicked, itself or something inside it.
fn button_of(event: &Event) -> Option<HtmlButtonElement> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    target.closest("button").ok()??.dyn_into().ok()
}
