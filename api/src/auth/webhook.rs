//! Shopify's webhooks: an HMAC over the raw body, and headers that say what it is.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::hmac256::Key;
use crate::app::App;
use crate::http::problem::{Outcome, Problem};

/// One delivery whose signature holds. The same webhook may be delivered again, with the same id.
#[derive(Debug)]
pub(crate) struct Delivery {
    pub(crate) id: String,
    pub(crate) topic: String,
    pub(crate) body: Bytes,
}

impl FromRequest<App> for Delivery {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Outcome<Self> {
        let headers = request.headers().clone();
        let body = Bytes::from_request(request, app)
            .await
            .map_err(|rejection| Problem::of_status(rejection.status()))?;
        signed(app, &headers, &body).ok_or_else(Problem::unauthorized)?;
        let named = |name| header(&headers, name).map(str::to_owned);
        match (named("x-shopify-webhook-id"), named("x-shopify-topic")) {
            (Some(id), Some(topic)) => Ok(Self { id, topic, body }),
            _ => Err(Problem::of_status(axum::http::StatusCode::BAD_REQUEST)),
        }
    }
}

fn signed(app: &App, headers: &HeaderMap, body: &[u8]) -> Option<()> {
    let signature = BASE64_STANDARD.decode(header(headers, "x-shopify-hmac-sha256")?).ok()?;
    let holds = Key::new(app.secrets.app.expose().as_bytes()).verify(body, &signature)
        && header(headers, "x-shopify-shop-domain")? == &*app.shop;
    holds.then_some(())
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok().filter(|value| !value.is_empty())
}
