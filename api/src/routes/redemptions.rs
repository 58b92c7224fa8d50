//! `POST /v1/redemptions` and `POST /v1/redemptions/{id}/cancel`: points to a voucher, and back.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::app::App;
use crate::auth::Customer;
use crate::http::body::Body;
use crate::http::key;
use crate::http::problem::Outcome;
use crate::redeeming::{self, RedemptionCommand};
use crate::routes::{json_text, to_the_end};

pub(crate) async fn create(
    State(app): State<App>,
    customer: Customer,
    headers: HeaderMap,
    Body(command): Body<RedemptionCommand>,
) -> Outcome<Response> {
    key::check(&headers, Some(&command.idempotency_key))?;
    let hash = key::hash("redemption", &command)?;
    let redeemed =
        to_the_end(async move { redeeming::redeem(&app, &customer.id, &command, &hash).await }).await?;
    let status = if redeemed.is_new { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, json_text(redeemed.body)).into_response())
}

#[derive(Deserialize)]
pub(crate) struct Cancel {
    /// Cancelling twice is cancelling once, with or without a key.
    idempotency_key: Option<String>,
}

pub(crate) async fn cancel(
    State(app): State<App>,
    customer: Customer,
    Path(id): Path<String>,
    headers: HeaderMap,
    Body(command): Body<Cancel>,
) -> Outcome<Response> {
    key::check(&headers, command.idempotency_key.as_deref())?;
    let body = to_the_end(async move { redeeming::cancel(&app, &customer.id, &id).await }).await?;
    Ok(json_text(body))
}
