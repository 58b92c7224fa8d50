//! What leaves the module: plain objects through the one callback the host gave to `start`.
//!
//! They leave in a task of their own: the host may call back in (`applied`, `mount`) at once, and must not do so in the
//! middle of a render.

use std::cell::RefCell;

use js_sys::{Function, Object, Reflect};
use loyalty::Refusal;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

thread_local! {
    static HOST: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Every effect from here on goes to this callback; without one they are dropped.
pub(crate) fn connect(host: Option<Function>) {
    HOST.set(host);
}

/// Put this code into the cart, and answer `applied(id, …)`.
pub(crate) fn apply_code(voucher_id: &str, code: &str) {
    emit(object(&[("type", "apply_code".into()), ("id", voucher_id.into()), ("code", code.into())]));
}

/// Take this code out of the cart, and answer `removed(id, …)`.
pub(crate) fn remove_code(voucher_id: &str, code: &str) {
    emit(object(&[("type", "remove_code".into()), ("id", voucher_id.into()), ("code", code.into())]));
}

/// The customer token was refused or is missing: ask for another and answer `set_token`.
pub(crate) fn token() {
    emit(object(&[("type", "token".into())]));
}

/// A DOM event; the loader dispatches it from the host of this mount.
pub(crate) fn event(name: &str, mount: Option<u32>, detail: &[(&str, JsValue)]) {
    emit(object(&[
        ("type", "event".into()),
        ("name", name.into()),
        ("mount", mount.map_or(JsValue::UNDEFINED, JsValue::from)),
        ("detail", object(detail)),
    ]));
}

/// `perkline:error`: something was refused, and nothing changed.
pub(crate) fn error(refusal: &Refusal) {
    let Refusal { path, message } = refusal;
    event("perkline:error", None, &[("path", path.into()), ("message", message.into())]);
}

/// A plain object of these members.
pub(crate) fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in members {
        // Setting a property of a plain object cannot fail.
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object.into()
}

fn emit(effect: JsValue) {
    spawn_local(async move {
        if let Some(host) = HOST.with_borrow(Clone::clone) {
            // A host that throws has its own console; the page goes on.
            let _ = host.call1(&JsValue::UNDEFINED, &effect);
        }
    });
}
