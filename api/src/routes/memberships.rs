//! `POST /v1/memberships`: join the program.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::auth::Customer;
use crate::http::body::Body;
use crate::http::key;
use crate::http::problem::Outcome;
use crate::snapshot::Snapshot;

#[derive(Deserialize)]
pub(crate) struct Command {
    /// Joining twice is joining once, with or without a key.
    idempotency_key: Option<String>,
}

#[derive(Serialize)]
struct Joined {
    snapshot: Snapshot,
}

pub(crate) async fn create(
    State(app): State<App>,
    customer: Customer,
    headers: HeaderMap,
    Body(command): Body<Command>,
) -> Outcome<impl IntoResponse> {
    key::check(&headers, command.idempotency_key.as_deref())?;
    let mut ledger = app.command().await?;
    let is_new = ledger.join(&customer.id).await?;
    let snapshot = ledger.snapshot_after(&customer.id).await?;
    app.commit(ledger).await?;
    let status = if is_new { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, Json(Joined { snapshot })))
}
