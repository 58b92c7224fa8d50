//! What stands around every route.

use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tower_http::cors::{AllowOrigin, CorsLayer};

use super::headers;
use super::problem::Problem;
use crate::app::App;
use crate::auth::proxy;

/// Bodies above this are refused.
pub(crate) const BODY_BYTES_MAX: usize = 256 * 1024;
/// Webhooks above this are refused. Shopify sends an order whole, with all its lines, and again until it is taken.
pub(crate) const WEBHOOK_BYTES_MAX: usize = 4 * 1024 * 1024;
/// Requests that take longer are given up.
pub(crate) const REQUEST_TIMEOUT: Duration = Duration::from_secs(15);

/// What every answer goes through, in one layer: each layer copies all that is inside of it for each request. It counts the
/// request by route and outcome, and how long it took.
pub(crate) async fn around(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let route = request
        .extensions()
        .get::<axum::extract::MatchedPath>()
        .map_or_else(|| "none".to_owned(), |path| path.as_str().to_owned());
    let method = request.method().clone();
    let proxied = request.uri().query().is_some_and(proxy::is_proxied);
    let started = std::time::Instant::now();
    let mut response = problems_only(next.run(request).await);
    if proxied {
        // It is for one customer: nobody in between may keep it.
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    }
    headers::be_strict(response.headers_mut());
    app.metrics.observe(&method, route, response.status(), started.elapsed());
    response
}

/// Layers and the router answer errors in plain text; the API answers problems.
fn problems_only(response: Response) -> Response {
    let status = response.status();
    let is_problem = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes() == b"application/problem+json");
    if !(status.is_client_error() || status.is_server_error()) || is_problem {
        return response;
    }
    let mut problem = Problem::of_status(status).into_response();
    for (name, value) in response.headers() {
        let is_of_the_body = [header::CONTENT_TYPE, header::CONTENT_LENGTH].contains(name);
        if !is_of_the_body {
            problem.headers_mut().insert(name, value.clone());
        }
    }
    problem
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
