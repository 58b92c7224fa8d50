//! Asks the API for a newer snapshot. When it is down, what the page shows stays.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::api;
use crate::effects;
use crate::entries;
use crate::state::Page;

/// One question; nothing for a guest, of whom the API knows no more than the page does.
pub(crate) fn refresh(page: &Arc<Page>) {
    if !api::identified(&page.config) {
        return;
    }
    let page = Arc::clone(page);
    spawn_local(async move {
        let path = ["/v1/snapshot?since=", &since(&page).to_string()].concat();
        let Ok(Some(snapshot)) = api::get(&page.config, &path).await else { return };
        match page.take_snapshot(&snapshot) {
            Ok(()) => entries::reload(&page),
            Err(refusal) => effects::error(&refusal),
        }
    });
}

/// The server's text leaves voucher codes out; for those an equally old snapshot is news too.
fn since(page: &Page) -> i64 {
    let codes_missing = page.snapshot.with_untracked(|snapshot| {
        let member = snapshot.as_ref().and_then(|snapshot| snapshot.member.as_ref());
        member.is_some_and(|member| member.vouchers.iter().any(|voucher| voucher.code.is_unknown()))
    });
    if codes_missing { 0 } else { page.as_of().unwrap_or(0) }
}
