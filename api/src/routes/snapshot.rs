//! `GET /v1/snapshot?since=`: everything the page needs; 204 when nothing is newer.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::app::App;
use crate::auth::Visitor;
use crate::http::problem::Outcome;

#[derive(Deserialize)]
pub(crate) struct Asked {
    since: Option<i64>,
}

pub(crate) async fn read(
    State(app): State<App>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Outcome<Response> {
    let private = [(header::CACHE_CONTROL, "private, no-store")];
    Ok(match app.snapshot(visitor.customer_id.as_deref(), asked.since).await? {
        Some(snapshot) => (private, Json(snapshot)).into_response(),
        None => (StatusCode::NO_CONTENT, private).into_response(),
    })
}
