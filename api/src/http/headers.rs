//! Headers that every answer carries. What the API answers is data: never a page, a script or a picture of somebody else's.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

const ALWAYS: [(HeaderName, &str); 4] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
    (header::REFERRER_POLICY, "no-referrer"),
    // Pages of other origins read by CORS, which this does not touch; they can't embed.
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Sets them, and keeps every answer out of caches that doesn't say otherwise itself.
pub(crate) fn be_strict(headers: &mut HeaderMap) {
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
}
