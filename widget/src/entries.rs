//! Asks for the account's activity, a page at a time, for whoever shows it.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::activity::Progress;
use crate::api;
use crate::state::Page;

/// Asks for the newest entries, or for the next older ones.
pub(crate) fn load(page: &Arc<Page>, older: bool) {
    let page = Arc::clone(page);
    spawn_local(async move { ask(&page, older).await });
}

async fn ask(page: &Page, older: bool) {
    let known = page.activity.get_untracked();
    if known.progress == Progress::Loading {
        return;
    }
    let path = match known.next_before.as_ref().filter(|_| older) {
        Some(before) => ["/v1/entries?before=", before].concat(),
        None => "/v1/entries".into(),
    };
    page.activity.update(|activity| activity.progress = Progress::Loading);
    let answer = api::get(&page.config, &path).await.ok().flatten();
    page.activity.update(|activity| match answer {
        Some(answer) => activity.take(&answer, older),
        None => activity.progress = Progress::Failed,
    });
}

/// Asks for the newest entries again, if anybody has asked for any.
pub(crate) fn reload(page: &Arc<Page>) {
    if page.activity.with_untracked(|activity| activity.progress != Progress::Idle) {
        load(page, false);
    }
}
