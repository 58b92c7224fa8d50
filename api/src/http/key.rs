//! Idempotency keys: in the body, because a proxy may drop headers; where the header arrives it must agree.

use axum::http::HeaderMap;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::problem::{Outcome, Problem};

const LENGTH_MAX: usize = 255;

/// Refuses a header that disagrees with the body's key, and a key that is none.
pub(crate) fn check(headers: &HeaderMap, in_body: Option<&str>) -> Outcome<()> {
    if in_body.is_some_and(|key| key.is_empty() || key.len() > LENGTH_MAX) {
        return Err(Problem::refused("/idempotency_key", "must have 1 to 255 characters"));
    }
    match (headers.get("idempotency-key"), in_body) {
        (Some(header), Some(key)) if header.as_bytes() != key.as_bytes() => Err(Problem::key_disagrees()),
        _ => Ok(()),
    }
}

/// What makes two bodies the same command, whatever their spacing and the order of their members.
pub(crate) fn hash<T: Serialize>(command: &'static str, body: &T) -> Outcome<String> {
    let canonical = serde_json::to_string(body)?;
    Ok(hex::encode(Sha256::digest(format!("{command}\n{canonical}"))))
}
