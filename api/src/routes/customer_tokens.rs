//! `POST /v1/customer-tokens`: a merchant's server vouches for its customer.

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::auth::{MerchantServer, token};
use crate::http::body::Body;
use crate::http::problem::{Outcome, Problem};

#[derive(Deserialize)]
pub(crate) struct Command {
    customer_id: String,
}

#[derive(Serialize)]
struct Issued {
    token: String,
    expires_at: i64,
}

pub(crate) async fn create(
    State(app): State<App>,
    _: MerchantServer,
    Body(command): Body<Command>,
) -> Outcome<impl IntoResponse> {
    if command.customer_id.is_empty() {
        return Err(Problem::refused("/customer_id", "must be the shop's id of the customer"));
    }
    let now = app.clock.now();
    let token = token::issue(app.secrets.token.expose().as_bytes(), &app.shop, &command.customer_id, now)
        .map_err(|error| {
            tracing::error!(%error, "a token could not be signed");
            Problem::internal()
        })?;
    let issued = Issued { token, expires_at: now + token::LIFETIME_SECONDS };
    Ok((StatusCode::CREATED, [(header::CACHE_CONTROL, "private, no-store")], Json(issued)))
}
