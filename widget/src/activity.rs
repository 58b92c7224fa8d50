//! The account's activity: ledger entries, a page at a time, asked for by whoever shows them.

use std::sync::Arc;

use leptos::prelude::*;
use loyalty::Json;
use wasm_bindgen_futures::spawn_local;

use crate::api;
use crate::door::Tree;
use crate::state::Page;

/// What is known of the ledger so far.
#[derive(Clone, Default)]
pub(crate) struct Activity {
    pub(crate) entries: Vec<Entry>,
    /// The entry to go on from, where there are older ones.
    pub(crate) next_before: Option<String>,
    pub(crate) progress: Progress,
}

/// How the last request is going.
#[derive(Clone, Copy, Default, PartialEq)]
pub(crate) enum Progress {
    #[default]
    Idle,
    Loading,
    Failed,
    Loaded,
}

/// One line of the ledger.
#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) kind: String,
    pub(crate) pending: bool,
    pub(crate) points: i64,
    pub(crate) occurred_at: i64,
    pub(crate) title: Option<String>,
}

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

impl Activity {
    fn take(&mut self, answer: &Tree, older: bool) {
        if !older {
            self.entries.clear();
        }
        if let Some(entries) = answer.member("entries") {
            self.entries.extend((0..entries.len()).filter_map(|i| Entry::decode(&entries.element(i)?)));
        }
        let id = |id: Tree| id.string().or_else(|| Some(id.integer()?.to_string()));
        self.next_before = answer.member("next_before").and_then(id);
        self.progress = Progress::Loaded;
    }
}

impl Entry {
    fn decode(json: &Tree) -> Option<Self> {
        Some(Self {
            kind: json.text("kind")?,
            pending: json.text("state")? == "pending",
            points: json.member("points")?.integer()?,
            occurred_at: json.member("occurred_at")?.integer()?,
            title: json.text("title"),
        })
    }
}
