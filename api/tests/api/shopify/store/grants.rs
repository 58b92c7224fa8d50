//! Access tokens for the app's own id and secret, as RFC 6749, section 4.4, has them.

use std::collections::BTreeMap;

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Response, StatusCode};
use axum::routing::post;
use axum::{Router, http::header::CONTENT_TYPE};
use serde_json::{Value, json};

use super::{Effect, Fault, Store};

pub(crate) const CLIENT_ID: &str = "0123456789abcdef";
pub(crate) const CLIENT_SECRET: &str = "hush";

pub(super) fn router(store: Store) -> Router {
    Router::new().route("/admin/oauth/access_token", post(grant)).with_state(store)
}

async fn grant(State(store): State<Store>, headers: HeaderMap, body: Bytes) -> Response<Body> {
    let is_form = headers.get(CONTENT_TYPE).is_some_and(|kind| kind == "application/x-www-form-urlencoded");
    let form: BTreeMap<String, String> = form_urlencoded::parse(&body).into_owned().collect();
    let has = |name: &str, value: &str| form.get(name).is_some_and(|given| given == value);
    let fault = {
        let mut stock = store.stock();
        stock.asked.push(("access_token".to_owned(), json!(form)));
        stock.fault("access_token")
    };
    if let Some(Fault(Effect::No, said)) = fault {
        return said.response("", &Value::Null, &Value::Null).await;
    }
    let answer = |status: StatusCode, body: Value| {
        let answer = Response::builder().status(status).header(CONTENT_TYPE, "application/json");
        answer.body(Body::from(body.to_string())).unwrap()
    };
    if !is_form || !has("grant_type", "client_credentials") {
        return answer(StatusCode::BAD_REQUEST, json!({"error": "unsupported_grant_type"}));
    }
    if !has("client_id", CLIENT_ID) || !has("client_secret", CLIENT_SECRET) {
        return answer(StatusCode::BAD_REQUEST, json!({"error": "application_cannot_be_found"}));
    }
    let (token, expires_in) = {
        let stock = store.stock();
        (stock.token.clone(), stock.token_seconds)
    };
    answer(
        StatusCode::OK,
        json!({"access_token": token, "scope": "write_discounts", "expires_in": expires_in}),
    )
}
