//! `GET /v1/program`, for anyone and cacheable; `PUT /v1/program`, a new version of it.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::json;

use crate::app::App;
use crate::auth::{Anyone, Operator};
use crate::http::body::JsonText;
use crate::http::problem::{Outcome, Problem};
use crate::runnable::checked;

/// A minute: what a merchant changes is seen soon, and a busy page asks rarely.
const CACHE_CONTROL: &str = "public, max-age=60";

pub(crate) async fn read(State(app): State<App>, _: Anyone, headers: HeaderMap) -> Outcome<Response> {
    let version = app.read().await?.program().await?;
    let etag = format!("\"{}-{}\"", version.number, version.recorded_at);
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let caching = [(header::ETAG, etag.clone()), (header::CACHE_CONTROL, CACHE_CONTROL.to_owned())];
    if known.is_some_and(|known| lists(known, &etag)) {
        return Ok((StatusCode::NOT_MODIFIED, caching).into_response());
    }
    let document = version.document.clone();
    Ok((caching, [(header::CONTENT_TYPE, "application/json")], document).into_response())
}

/// What was set; the same document again is no new version.
#[derive(Serialize)]
pub(crate) struct Replaced {
    version: i64,
    recorded_at: i64,
}

pub(crate) async fn replace(
    State(app): State<App>,
    _: Operator,
    JsonText(document): JsonText,
) -> Outcome<Json<Replaced>> {
    let program = checked(&document)?;
    let mut ledger = app.command().await?;
    let current = match ledger.program().await {
        Ok(version) => Some(version),
        Err(problem) if problem.status == StatusCode::NOT_FOUND => None,
        Err(problem) => return Err(problem),
    };
    if let Some(same) = current.filter(|version| version.document == document) {
        return Ok(Json(Replaced { version: same.number, recorded_at: same.recorded_at }));
    }
    if ledger.ledger_currency().await?.is_some_and(|currency| currency != program.currency.code()) {
        return Err(Problem::refused("/currency", "must stay what it is: the ledger's entries are in it"));
    }
    let version = ledger.record_program(&document).await?;
    ledger.record_event("program.changed", None, &json!({"version": version})).await?;
    let recorded_at = ledger.now;
    app.commit(ledger).await?;
    Ok(Json(Replaced { version, recorded_at }))
}

/// Whether an `If-None-Match` names this version; a proxy may have weakened the tag.
fn lists(if_none_match: &str, etag: &str) -> bool {
    if_none_match.split(',').map(str::trim).any(|tag| tag == "*" || tag.trim_start_matches("W/") == etag)
}
