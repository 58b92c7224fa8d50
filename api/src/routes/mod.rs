//! One file a resource. A handler authenticates, decodes, asks the domain, encodes.

pub(crate) mod customer_tokens;
pub(crate) mod entries;
pub(crate) mod events;
pub(crate) mod health;
pub(crate) mod memberships;
pub(crate) mod metrics;
pub(crate) mod nudges;
pub(crate) mod program;
pub(crate) mod redemptions;
pub(crate) mod snapshot;
pub(crate) mod webhooks;

use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use tracing::Instrument;

use crate::http::problem::{Outcome, Problem};

/// JSON that is text already.
fn json_text(body: impl Into<Body>) -> Response {
    ([(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "private, no-store")], body.into())
        .into_response()
}

/// Whoever asked may be gone before the answer, which drops the request; what began must still end.
async fn to_the_end<T: Send + 'static>(
    work: impl Future<Output = Outcome<T>> + Send + 'static,
) -> Outcome<T> {
    tokio::spawn(work.in_current_span()).await.unwrap_or_else(|error| {
        tracing::error!(%error, "what a request began did not end");
        Err(Problem::internal())
    })
}
