//! `POST /v1/nudges`: what holds for any program, member and cart; nothing is stored.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use loyalty::{Answer, Request};

use crate::app::App;
use crate::auth::nudges_allowed;
use crate::http::body::{JsonText, decode};
use crate::http::problem::Outcome;

pub(crate) async fn answer(
    State(app): State<App>,
    headers: HeaderMap,
    body: Outcome<JsonText>,
) -> Outcome<Json<Answer>> {
    nudges_allowed(&app, &headers)?;
    let request = Request::decode(&&decode::<serde_json::Value>(body?.0.as_bytes())?)?;
    Ok(Json(reply(&request)))
}

/// The answer to one request.
pub(crate) fn reply(request: &Request) -> Answer {
    loyalty::answer(&request.program, request.member.as_ref(), request.cart.as_ref(), request.now)
}
