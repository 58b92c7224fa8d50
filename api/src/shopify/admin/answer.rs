//! What an HTTP answer means: Shopify says some things by its status and the rest in a 200.

use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::{HeaderMap, RETRY_AFTER};
use serde::Deserialize;
use serde_json::Value;

use super::pace::Cost;
use super::trouble::Trouble;

/// An answer, and what it says of the limit.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) data: Result<Value, Trouble>,
    pub(super) cost: Option<Cost>,
}

#[derive(Debug, Deserialize)]
struct Envelope {
    data: Option<Value>,
    #[serde(default)]
    errors: Errors,
    extensions: Option<Extensions>,
}

/// A list of errors; where access is refused as a whole, one text.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Errors {
    Listed(Vec<GraphqlError>),
    Said(String),
}

impl Default for Errors {
    fn default() -> Self {
        Self::Listed(Vec::new())
    }
}

#[derive(Debug, Deserialize)]
struct GraphqlError {
    message: String,
    extensions: Option<ErrorExtensions>,
}

#[derive(Debug, Deserialize)]
struct ErrorExtensions {
    code: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Extensions {
    cost: Option<Cost>,
}

/// How long Shopify wants to be left alone; it writes seconds, at times with decimals ("2.0").
pub(super) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let seconds: u64 = whole.parse().ok()?;
    let begun = decimals.bytes().any(|digit| digit != b'0');
    Some(Duration::from_secs(seconds.saturating_add(u64::from(begun))))
}

/// What Shopify's support asks for.
pub(super) fn request_id(headers: &HeaderMap) -> Option<String> {
    Some(headers.get("x-request-id")?.to_str().ok()?.to_owned())
}

/// Reads an answer.
pub(super) fn read(status: StatusCode, wait: Option<Duration>, text: &str) -> Answer {
    let envelope: Result<Envelope, _> = serde_json::from_str(text);
    let cost = envelope.as_ref().ok().and_then(|envelope| envelope.extensions.as_ref()?.cost);
    let data = match (status, envelope) {
        (StatusCode::TOO_MANY_REQUESTS, _) => Err(Trouble::Busy { wait, why: "answered 429".to_owned() }),
        // 430: Shopify's own, for requests it takes for malicious.
        (status, _) if status.is_client_error() => Err(Trouble::Refused(format!("answered {status}"))),
        (status, _) if !status.is_success() => Err(Trouble::Unknown(format!("answered {status}"))),
        (_, Err(error)) => Err(Trouble::Unknown(format!("answered something else than JSON: {error}"))),
        (_, Ok(envelope)) => of_envelope(envelope, cost),
    };
    Answer { data, cost }
}

fn of_envelope(envelope: Envelope, cost: Option<Cost>) -> Result<Value, Trouble> {
    let errors = match envelope.errors {
        Errors::Listed(errors) => errors,
        Errors::Said(message) => return Err(Trouble::Refused(message)),
    };
    let Some(error) = errors.first() else {
        return envelope.data.ok_or_else(|| Trouble::Unknown("answered neither data nor errors".to_owned()));
    };
    let why = format!("{}: {}", error.code(), error.message);
    Err(match error.code() {
        "THROTTLED" => Trouble::Busy { wait: cost.map(Cost::restored_in), why },
        // Some of it may have been carried out.
        "INTERNAL_SERVER_ERROR" | "TIMEOUT" => Trouble::Unknown(why),
        // Shopify answered a part of it: what that part was, is not told apart here.
        _ if envelope.data.is_some_and(|data| has_something(&data)) => Trouble::Unknown(why),
        _ => Trouble::Refused(why),
    })
}

impl GraphqlError {
    fn code(&self) -> &str {
        self.extensions.as_ref().and_then(|extensions| extensions.code.as_deref()).unwrap_or("no code")
    }
}

fn has_something(data: &Value) -> bool {
    data.as_object().is_some_and(|fields| fields.values().any(|value| !value.is_null()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trouble(status: u16, text: &str) -> Trouble {
        read(StatusCode::from_u16(status).unwrap(), None, text).data.unwrap_err()
    }

    #[test]
    fn what_an_answer_means() {
        let error =
            |code: &str| format!(r#"{{"errors":[{{"message":"m","extensions":{{"code":"{code}"}}}}]}}"#);
        assert!(matches!(trouble(429, ""), Trouble::Busy { wait: None, .. }));
        assert!(matches!(trouble(200, &error("THROTTLED")), Trouble::Busy { .. }));
        for text in ["<html>", "{}", r#"{"data":null}"#, r#"{"data":{"#, &error("INTERNAL_SERVER_ERROR")] {
            assert!(matches!(trouble(200, text), Trouble::Unknown(_)), "{text}");
        }
        for status in [500, 502, 503, 504, 302] {
            assert!(matches!(trouble(status, "{}"), Trouble::Unknown(_)), "{status}");
        }
        for status in [400, 401, 402, 403, 404, 423, 430] {
            assert!(matches!(trouble(status, "{}"), Trouble::Refused(_)), "{status}");
        }
        for text in [&error("ACCESS_DENIED"), &error("MAX_COST_EXCEEDED"), r#"{"errors":"Not Found"}"#] {
            assert!(matches!(trouble(200, text), Trouble::Refused(_)), "{text}");
        }
        let half = r#"{"data":{"a":{"id":1},"b":null},"errors":[{"message":"m"}]}"#;
        assert!(matches!(trouble(200, half), Trouble::Unknown(_)));
    }

    #[test]
    fn seconds_to_wait_may_have_decimals() {
        let after =
            |text: &'static str| retry_after(&HeaderMap::from_iter([(RETRY_AFTER, text.parse().unwrap())]));
        assert_eq!(after("2.0"), Some(Duration::from_secs(2)));
        assert_eq!(after("2.5"), Some(Duration::from_secs(3)));
        assert_eq!(after("4"), Some(Duration::from_secs(4)));
        assert_eq!(after("tomorrow"), None);
    }
}
