//! `GET /v1/entries?before=`: a customer's activity, newest first.

use axum::extract::{Query, State};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::auth::Customer;
use crate::http::problem::Outcome;
use crate::ledger::entries::{Entry, effective};
use crate::routes::json_text;

const PAGE: usize = 50;

#[derive(Deserialize)]
pub(crate) struct Asked {
    before: Option<i64>,
}

#[derive(Serialize)]
struct Page {
    entries: Vec<Line>,
    next_before: Option<i64>,
}

#[derive(Serialize)]
struct Line {
    id: i64,
    kind: String,
    state: String,
    points: i64,
    cause: Cause,
    occurred_at: i64,
    title: Option<String>,
}

#[derive(Serialize)]
struct Cause {
    kind: String,
    id: String,
}

pub(crate) async fn list(
    State(app): State<App>,
    customer: Customer,
    Query(asked): Query<Asked>,
) -> Outcome<Response> {
    let (current, _) = app.current(&customer.id).await?;
    // A shopper reads what stands; a promise that was posted or taken back is told once.
    let standing: Vec<&Entry> = effective(&current.account.entries).collect();
    let earlier =
        standing.into_iter().rev().filter(|entry| asked.before.is_none_or(|before| entry.id < before));
    let mut entries: Vec<Line> = earlier.take(PAGE + 1).map(Line::from).collect();
    let more = entries.len() > PAGE;
    entries.truncate(PAGE);
    let next_before = entries.last().filter(|_| more).map(|entry| entry.id);
    Ok(json_text(serde_json::to_string(&Page { entries, next_before })?))
}

impl From<&Entry> for Line {
    fn from(entry: &Entry) -> Self {
        Self {
            id: entry.id,
            kind: entry.kind.clone(),
            state: entry.state.clone(),
            points: entry.points,
            cause: Cause { kind: entry.cause_kind.clone(), id: entry.cause_id.clone() },
            occurred_at: entry.occurred_at,
            title: entry.title.clone(),
        }
    }
}
