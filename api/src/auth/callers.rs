//! The callers as extractors: a handler that names one in its arguments is only reached by one.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use super::hmac256::Key;
use super::{Secret, proxy, token};
use crate::app::App;
use crate::http::limits::Lane;
use crate::http::problem::{Outcome, Problem};

/// Someone on the storefront: a customer, or a guest whom the app proxy vouches for.
#[derive(Debug)]
pub(crate) struct Visitor {
    pub(crate) customer_id: Option<String>,
}

impl Visitor {
    fn counted(app: &App, customer_id: Option<String>) -> Outcome<Self> {
        match customer_id.as_deref() {
            Some(id) => app.limits.customer(id)?,
            None => app.limits.lane(Lane::Guests)?,
        }
        Ok(Self { customer_id })
    }
}

/// Whoever it is.
#[derive(Debug)]
pub(crate) struct Anyone;

impl FromRequestParts<App> for Anyone {
    type Rejection = Problem;

    async fn from_request_parts(_: &mut Parts, app: &App) -> Outcome<Self> {
        app.limits.lane(Lane::Public).map(|()| Self)
    }
}

impl FromRequestParts<App> for Visitor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Outcome<Self> {
        let query = parts.uri.query().unwrap_or_default();
        let now = app.clock.now();
        if proxy::is_proxied(query) {
            let key = Key::new(app.secrets.app.expose().as_bytes());
            let proxied = proxy::verify(&key, query, now).filter(|proxied| *proxied.shop == *app.shop);
            return Self::counted(app, proxied.ok_or_else(Problem::unauthorized)?.customer_id);
        }
        let customer = bearer(&parts.headers)
            .and_then(|bearer| token::verify(app.secrets.token.expose().as_bytes(), &app.shop, bearer, now));
        Self::counted(app, Some(customer.ok_or_else(Problem::unauthorized)?))
    }
}

/// A signed-in customer.
#[derive(Debug)]
pub(crate) struct Customer {
    pub(crate) id: String,
}

impl FromRequestParts<App> for Customer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Outcome<Self> {
        let visitor = Visitor::from_request_parts(parts, app).await?;
        visitor.customer_id.map(|id| Self { id }).ok_or_else(Problem::unauthorized)
    }
}

/// Whoever runs the program: sets it, reads the events.
#[derive(Debug)]
pub(crate) struct Operator;

impl FromRequestParts<App> for Operator {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Outcome<Self> {
        admit(app, holds(&parts.headers, &app.secrets.operator)).map(|()| Self)
    }
}

/// A merchant's own server, which may speak for its customers.
#[derive(Debug)]
pub(crate) struct MerchantServer;

impl FromRequestParts<App> for MerchantServer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Outcome<Self> {
        admit(app, holds(&parts.headers, &app.secrets.merchant)).map(|()| Self)
    }
}

/// `POST /v1/nudges` is the operator's, and everybody's on a developer's machine.
pub(crate) fn nudges_allowed(app: &App, headers: &HeaderMap) -> Outcome<()> {
    admit(app, app.dev || holds(headers, &app.secrets.operator))
}

/// Counts a request of a server that has proven itself.
fn admit(app: &App, is_proven: bool) -> Outcome<()> {
    if is_proven { app.limits.lane(Lane::Servers) } else { Err(Problem::unauthorized()) }
}

fn holds(headers: &HeaderMap, expected: &Secret) -> bool {
    // Two keys are equal when they sign alike; signatures are compared in constant time.
    const MESSAGE: &[u8] = b"perkline bearer";
    let expected = expected.expose();
    bearer(headers).is_some_and(|given| {
        !expected.is_empty()
            && Key::new(expected.as_bytes()).verify(MESSAGE, &Key::new(given.as_bytes()).sign(MESSAGE))
    })
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, key) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(key.trim())
}
