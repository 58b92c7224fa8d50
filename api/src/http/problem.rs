//! The one error of the API: `application/problem+json` with a stable `type`, a title that says what to do, and nothing
//! about our insides; those are logged where they happen.

use std::borrow::Cow;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use loyalty::Refusal;
use serde::Serialize;

use crate::ledger::trouble;

/// Where the problem types are described; each is this and a name.
const TYPE_PREFIX: &str = "https://perkline.dev/problems/";

/// Why a request was not carried out.
#[derive(Debug, Clone)]
pub struct Problem {
    pub(crate) status: StatusCode,
    name: &'static str,
    title: Cow<'static, str>,
    path: Option<String>,
    pub(crate) retry_after_seconds: Option<u64>,
}

/// What the handlers and the domain answer with.
pub(crate) type Outcome<T> = Result<T, Problem>;

impl Problem {
    pub(crate) fn new(status: StatusCode, name: &'static str, title: impl Into<Cow<'static, str>>) -> Self {
        Self { status, name, title: title.into(), path: None, retry_after_seconds: None }
    }

    fn at(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Every failed identification, with no hint why.
    pub(crate) fn unauthorized() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "unauthorized", "Identify yourself: sign in, or sign the request")
    }

    pub(crate) fn too_many_requests(retry_after_seconds: u64) -> Self {
        let title = "Ask less often: wait as long as retry-after says";
        let problem = Self::new(StatusCode::TOO_MANY_REQUESTS, "too-many-requests", title);
        Self { retry_after_seconds: Some(retry_after_seconds), ..problem }
    }

    /// The body says something we don't take.
    pub(crate) fn refused(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid-document", message.into()).at(path)
    }

    pub(crate) fn not_json(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "not-json", message.into()).at("")
    }

    pub(crate) fn content_type() -> Self {
        Self::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "content-type",
            "Send JSON, with the header content-type: application/json",
        )
    }

    pub(crate) fn no_program() -> Self {
        Self::new(StatusCode::NOT_FOUND, "no-program", "Set the program first, with PUT /v1/program")
    }

    pub(crate) fn not_a_member() -> Self {
        Self::new(StatusCode::CONFLICT, "not-a-member", "Join the program first")
    }

    pub(crate) fn unknown_reward() -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "unknown-reward", "Choose a reward of the program")
            .at("/reward_id")
    }

    pub(crate) fn reward_not_redeemable(why: &'static str) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "reward-not-redeemable", why).at("/reward_id")
    }

    pub(crate) fn not_enough_points() -> Self {
        Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "not-enough-points",
            "Earn more points for this reward first",
        )
    }

    pub(crate) fn redeemed_meanwhile() -> Self {
        Self::new(
            StatusCode::CONFLICT,
            "redeemed-meanwhile",
            "Take a new snapshot first: something was redeemed since this one",
        )
        .at("/last_redemption_at")
    }

    pub(crate) fn unknown_redemption() -> Self {
        Self::new(StatusCode::NOT_FOUND, "unknown-redemption", "Choose one of your own redemptions")
    }

    pub(crate) fn voucher_used() -> Self {
        Self::new(
            StatusCode::CONFLICT,
            "voucher-used",
            "This voucher was used in an order; it can't be cancelled",
        )
    }

    pub(crate) fn key_reused() -> Self {
        Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "idempotency-key-reused",
            "Use a new idempotency key: this one belongs to another request",
        )
        .at("/idempotency_key")
    }

    pub(crate) fn key_disagrees() -> Self {
        Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "idempotency-key-disagrees",
            "Send the same idempotency key in the header and in the body",
        )
        .at("/idempotency_key")
    }

    pub(crate) fn shop_in_use() -> Self {
        Self::new(
            StatusCode::CONFLICT,
            "shop-in-use",
            "Remove the app first: the shop was heard of within a day",
        )
    }

    pub(crate) fn codes_unavailable() -> Self {
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "codes-unavailable",
            "Try again in a moment: the shop's discount codes can't be reached; no points were taken",
        )
    }

    pub(crate) fn redemption_unresolved() -> Self {
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "redemption-unresolved",
            "Send the same request again in a moment: the shop has not said yet whether it made the code; no points are taken twice",
        )
    }

    pub(crate) fn internal() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "Try again; if it stays, tell the operator")
    }

    /// The problem for a bare status, from a layer that knows nothing of problems.
    pub(crate) fn of_status(status: StatusCode) -> Self {
        let (name, title) = match status {
            StatusCode::BAD_REQUEST => ("bad-request", "Correct the request's path or query"),
            StatusCode::NOT_FOUND => ("not-found", "Use one of the documented routes"),
            StatusCode::METHOD_NOT_ALLOWED => ("method-not-allowed", "Use a method this route has"),
            StatusCode::PAYLOAD_TOO_LARGE => ("too-large", "Send at most 256 KiB"),
            StatusCode::SERVICE_UNAVAILABLE => ("timeout", "Try again in a moment: this took too long"),
            _ => return Self { status, ..Self::internal() },
        };
        Self::new(status, name, title)
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.path.as_deref() {
            Some(path) if !path.is_empty() => write!(formatter, "{path}: {}", self.title),
            _ => formatter.write_str(&self.title),
        }
    }
}

impl std::error::Error for Problem {}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self::refused(refusal.path, refusal.message)
    }
}

impl From<sqlx::Error> for Problem {
    fn from(error: sqlx::Error) -> Self {
        tracing::error!("the database refused: {error}{}", trouble::advice(&error));
        Self::internal()
    }
}

impl From<serde_json::Error> for Problem {
    /// Only for what we wrote ourselves: the bodies of others go through `http::body`.
    fn from(error: serde_json::Error) -> Self {
        tracing::error!(%error, "a stored document does not read back");
        Self::internal()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        #[derive(Serialize)]
        struct Wire<'a> {
            r#type: String,
            title: &'a str,
            status: u16,
            #[serde(skip_serializing_if = "Option::is_none")]
            path: Option<&'a str>,
        }
        let wire = Wire {
            r#type: format!("{TYPE_PREFIX}{}", self.name),
            title: &self.title,
            status: self.status.as_u16(),
            path: self.path.as_deref(),
        };
        let mut response = (self.status, Json(wire)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = self.retry_after_seconds {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
