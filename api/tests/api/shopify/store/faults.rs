//! What goes wrong, one fault for one request: what becomes of the question, and what is answered.

use axum::body::{Body, Bytes};
use axum::http::Response;
use futures_util::stream;
use serde_json::{Value, json};

/// Whether the question is carried out all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effect {
    No,
    Yes,
    /// Only when the store is told so, long after whoever asked gave up.
    Late,
}

/// What is answered in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    Throttled,
    /// With a time to wait in seconds, in Shopify's words.
    TooMany(Option<&'static str>),
    Status(u16),
    /// An error of this code in a 200.
    Error(&'static str),
    /// In a mutation's payload.
    UserError(&'static str),
    /// These bytes, as a 200.
    Text(&'static str),
    /// The right answer's first bytes, and then the connection ends.
    Truncated,
    /// The connection ends.
    Cut,
    /// Nothing, for ever.
    Nothing,
}

/// One fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fault(pub(crate) Effect, pub(crate) Said);

impl Said {
    /// The answer; `right` is what would have been said.
    pub(super) async fn response(self, key: &str, right: &Value, cost: &Value) -> Response<Body> {
        let answer =
            |status: u16| Response::builder().status(status).header("content-type", "application/json");
        let ok = |body: Value| answer(200).body(Body::from(body.to_string())).unwrap();
        match self {
            Self::Throttled => {
                ok(json!({"errors": [{"message": "Throttled", "extensions": {"code": "THROTTLED",
                "documentation": "https://shopify.dev/api/usage/limits"}}], "extensions": {"cost": cost}}))
            }
            Self::TooMany(wait) => {
                let answer =
                    wait.into_iter().fold(answer(429), |answer, wait| answer.header("retry-after", wait));
                answer
                    .body(Body::from(r#"{"errors":"Exceeded 2 calls per second for api client."}"#))
                    .unwrap()
            }
            Self::Status(status) => answer(status).body(Body::from(r#"{"errors":"on purpose"}"#)).unwrap(),
            Self::Error(code) => ok(json!({"errors": [{"message": "on purpose", "extensions": {"code": code,
                "requestId": "0e8d4a1c"}}]})),
            Self::UserError(code) => {
                let error = json!({"code": code, "field": ["input"], "message": "on purpose"});
                let payload = json!({"userErrors": [error], "storeCreditAccountTransaction": null});
                ok(json!({"data": {key: payload}, "extensions": {"cost": cost}}))
            }
            Self::Text(text) => answer(200).body(Body::from(text)).unwrap(),
            Self::Truncated => {
                let text = right.to_string();
                let half = Bytes::from(text[..text.len() / 2].to_owned());
                let parts = stream::iter([Ok(half), Err(std::io::Error::other("cut on purpose"))]);
                answer(200).body(Body::from_stream(parts)).unwrap()
            }
            Self::Cut => {
                let parts = stream::iter([Err::<Bytes, _>(std::io::Error::other("cut on purpose"))]);
                answer(200).body(Body::from_stream(parts)).unwrap()
            }
            Self::Nothing => std::future::pending().await,
        }
    }
}
