//! `GET /v1/snapshot?since=`: everything the page needs; 204 when nothing is newer.

use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::app::App;
use crate::auth::Visitor;
use crate::http::problem::Outcome;
use crate::routes::json_text;

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
        Some(snapshot) => json_text(snapshot.to_json()?),
        None => (StatusCode::NO_CONTENT, private).into_response(),
    })
}
