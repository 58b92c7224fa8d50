//! What is known of the account's activity: ledger entries, newest first.

use loyalty::Json;

use crate::door::Tree;

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

impl Activity {
    /// Takes an answer: older entries behind those that are known, else all anew.
    pub(crate) fn take(&mut self, answer: &Tree, older: bool) {
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
