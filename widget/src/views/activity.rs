//! The account's activity: what came and went, and the way to older entries.

use std::sync::Arc;

use leptos::prelude::*;
use loyalty::{Program, Snapshot};

use super::balance::standing;
use super::piece::Piece;
use super::pieces::{self, control, figure, row};
use super::rewards::join;
use crate::activity::{Entry, Progress};
use crate::entries;
use crate::offer::Offer;
use crate::state::Page;
use crate::words;

/// The entries so far. Whoever shows them first asks for them.
pub(crate) fn list(page: &Arc<Page>, snapshot: &Snapshot) -> Vec<Piece> {
    if page.config.preview || standing(snapshot).is_none() {
        return Vec::new();
    }
    let known = page.activity.get();
    if known.progress == Progress::Idle {
        entries::load(page, false);
    }
    let mut rows: Vec<_> = known.entries.iter().map(|entry| entry_row(entry, &snapshot.program)).collect();
    let word = |key| row(words::word(key), String::new(), None);
    match known.progress {
        Progress::Idle | Progress::Loading if rows.is_empty() => rows.push(word("account.loading")),
        Progress::Loaded if rows.is_empty() => rows.push(word("account.no_activity")),
        Progress::Failed => {
            rows.push(row(words::word("account.failed"), String::new(), Some(control(page, Offer::retry()))));
        }
        _ if known.next_before.is_some() => {
            rows.push(row(String::new(), String::new(), Some(control(page, Offer::more()))));
        }
        _ => {}
    }
    pieces::list("account.activity", rows)
}

fn entry_row(entry: &Entry, program: &Program) -> Piece {
    let kind = words::word(&["activity.", &entry.kind].concat());
    let pending = if entry.pending { words::word("activity.pending") } else { String::new() };
    let day = words::day(entry.occurred_at, program);
    let title = entry.title.clone().unwrap_or_default();
    row(kind, join(&[title, day, pending]), Some(figure(words::change(entry.points))))
}
