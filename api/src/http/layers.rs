//! What stands around every route.

use std::any::Any;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tower_http::cors::{AllowOrigin, CorsLayer};

use super::problem::Problem;
use crate::app::App;
use crate::auth::proxy;

/// Bodies above this are refused.
pub(crate) const BODY_BYTES_MAX: usize = 256 * 1024;
/// Requests that take longer are given up.
pub(crate) const REQUEST_TIMEOUT: Duration = Duration::from_secs(15);

/// Answers through the app proxy are for one customer: nobody in between may keep them.
pub(crate) async fn private_through_proxy(request: Request, next: Next) -> Response {
    let proxied = request.uri().query().is_some_and(proxy::is_proxied);
    let mut response = next.run(request).await;
    if proxied {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    }
    response
}

/// Layers and the router answer errors in plain text; the API answers problems.
pub(crate) async fn problems_only(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let status = response.status();
    let is_problem = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes() == b"application/problem+json");
    if !(status.is_client_error() || status.is_server_error()) || is_problem {
        return response;
    }
    let mut problem = Problem::of_status(status).into_response();
    if let Some(allow) = response.headers().get(header::ALLOW) {
        problem.headers_mut().insert(header::ALLOW, allow.clone());
    }
    problem
}

/// Counts requests by route and outcome, and how long they took.
pub(crate) async fn measured(State(app): State<App>, request: Request, next: Next) -> Response {
    let route = request
        .extensions()
        .get::<axum::extract::MatchedPath>()
        .map_or_else(|| "none".to_owned(), |path| path.as_str().to_owned());
    let method = request.method().clone();
    let started = std::time::Instant::now();
    let response = next.run(request).await;
    app.metrics.observe(&method, route, response.status(), started.elapsed());
    response
}

/// A panic in one handler is that request's problem only.
#[expect(clippy::needless_pass_by_value, reason = "the layer hands it over")]
pub(crate) fn panicked(payload: Box<dyn Any + Send + 'static>) -> Response {
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    tracing::error!(panic = text.unwrap_or("of no known kind"), "a handler panicked");
    Problem::of_status(StatusCode::INTERNAL_SERVER_ERROR).into_response()
}

/// Pages of a headless storefront come from other origins; only the named ones may ask.
pub(crate) fn cross_origin(app: &App) -> CorsLayer {
    let origins = app.allowed_origins.iter().filter_map(|origin| HeaderValue::from_str(origin).ok());
    CorsLayer::new()
        .allow_origin(AllowOrigin::list(origins))
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            HeaderName::from_static("idempotency-key"),
        ])
        .expose_headers([header::RETRY_AFTER])
        .max_age(Duration::from_mins(10))
}
