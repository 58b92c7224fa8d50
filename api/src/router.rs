//! Every route, by who calls it.

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

use crate::app::App;
use crate::http::layers;
use crate::routes::{
    customer_tokens, entries, events, health, memberships, metrics, nudges, program, redemptions, snapshot,
    webhooks,
};

/// The API as a service.
pub fn app(app: App) -> Router {
    Router::new()
        // Anyone
        .route("/v1/program", get(program::read).put(program::replace))
        // The storefront, for the customer who is signed in
        .route("/v1/snapshot", get(snapshot::read))
        .route("/v1/entries", get(entries::list))
        .route("/v1/memberships", post(memberships::create))
        .route("/v1/redemptions", post(redemptions::create))
        .route("/v1/redemptions/{id}/cancel", post(redemptions::cancel))
        // A merchant's server
        .route("/v1/customer-tokens", post(customer_tokens::create))
        // The operator, and PUT /v1/program above
        .route("/v1/nudges", post(nudges::answer))
        .route("/v1/events", get(events::list))
        // Whoever keeps it running
        .route("/healthz", get(health::check))
        .route("/metrics", get(metrics::read))
        .layer(RequestBodyLimitLayer::new(layers::BODY_BYTES_MAX))
        .merge(shopify())
        // From the inside out: what is nearest to the handlers comes first.
        .layer(CatchPanicLayer::custom(layers::panicked))
        .layer(TimeoutLayer::with_status_code(
            axum::http::StatusCode::SERVICE_UNAVAILABLE,
            layers::REQUEST_TIMEOUT,
        ))
        .layer(layers::cross_origin(&app))
        .layer(from_fn_with_state(Arc::new(app.clone()), layers::around))
        .layer(TraceLayer::new_for_http().make_span_with(request_span(&app)))
        .with_state(app)
}

/// What Shopify sends may be as large as a large order.
fn shopify() -> Router<App> {
    Router::new()
        .route("/webhooks/shopify", post(webhooks::receive))
        .layer(DefaultBodyLimit::disable())
        .layer(RequestBodyLimitLayer::new(layers::WEBHOOK_BYTES_MAX))
}

/// The path without the query: signatures and customer ids don't belong in a log. The ledger's file is what an operator looks
/// at when something was refused.
fn request_span<B>(app: &App) -> impl Fn(&axum::http::Request<B>) -> tracing::Span + Clone + use<B> {
    let file: Arc<str> = app.database.file().display().to_string().into();
    move |request| tracing::info_span!("request", method = %request.method(), path = request.uri().path(), ledger = &*file)
}
