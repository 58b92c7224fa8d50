//! Every route, by who calls it.

use std::sync::Arc;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

use crate::app::App;
use crate::http::{headers, layers};
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
        // Shopify
        .route("/webhooks/shopify", post(webhooks::receive))
        // Whoever keeps it running
        .route("/healthz", get(health::check))
        .route("/metrics", get(metrics::read))
        // From the inside out: what is nearest to the handlers comes first.
        .layer(CatchPanicLayer::custom(layers::panicked))
        .layer(RequestBodyLimitLayer::new(layers::BODY_BYTES_MAX))
        .layer(TimeoutLayer::with_status_code(
            axum::http::StatusCode::SERVICE_UNAVAILABLE,
            layers::REQUEST_TIMEOUT,
        ))
        .layer(from_fn(layers::problems_only))
        .layer(from_fn(layers::private_through_proxy))
        .layer(layers::cross_origin(&app))
        .layer(from_fn(headers::strict))
        .layer(from_fn_with_state(app.clone(), layers::measured))
        .layer(TraceLayer::new_for_http().make_span_with(request_span(&app)))
        .with_state(app)
}

/// The path without the query: signatures and customer ids don't belong in a log. The ledger's file is what an operator looks
/// at when something was refused.
fn request_span<B>(app: &App) -> impl Fn(&axum::http::Request<B>) -> tracing::Span + Clone + use<B> {
    let file: Arc<str> = app.database.file().display().to_string().into();
    move |request| tracing::info_span!("request", method = %request.method(), path = request.uri().path(), ledger = &*file)
}
