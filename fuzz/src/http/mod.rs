//! Whole requests, to the whole API: no one is let in who did not prove who they are, everyone who did is; whatever was sent,
//! it is answered, never by an error of ours, and a refusal says what it is.

mod shop;
mod written;

use axum::body::to_bytes;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use axum::response::Response;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;

use crate::{proxy, signature, token};
use shop::{APP_SECRET, MERCHANT_KEY, NOW, OPERATOR_KEY, SHOP, TOKEN_SECRET};

/// One request as text: a line of method and target, headers, an empty line, the body.
pub(crate) fn http(data: &[u8]) {
    let Some(request) = written::request(data) else { return };
    // Answered by the layer for other origins, for every path alike.
    if request.method() == Method::OPTIONS {
        return;
    }
    let proven = proven(&request);
    let changes = ![Method::GET, Method::HEAD].contains(request.method());
    let asked = format!("{} {}", request.method(), request.uri());
    let (status, length) = shop::ask(request, |response| Box::pin(whole(response)));
    assert!(!status.is_server_error(), "{asked}: {status}");
    assert!(length > 0 || !status.is_client_error() || asked.starts_with("HEAD"), "{asked}: {status}");
    match proven {
        Some(true) => assert_ne!(status, StatusCode::UNAUTHORIZED, "{asked}: not let in"),
        Some(false) => assert_eq!(status, StatusCode::UNAUTHORIZED, "{asked}: let in"),
        None => assert_ne!(status, StatusCode::UNAUTHORIZED, "{asked}: nobody has to prove anything"),
    }
    if changes && status.is_success() {
        shop::close();
    }
}

/// Reads an answer to its end, and a problem as one.
async fn whole(response: Response) -> (StatusCode, usize) {
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.expect("an answer ends");
    if (parts.status.is_client_error() || parts.status.is_server_error()) && !bytes.is_empty() {
        assert_eq!(parts.headers.get(header::CONTENT_TYPE).expect("a type"), "application/problem+json");
        let problem: Value = serde_json::from_slice(&bytes).expect("a problem is JSON");
        assert_eq!(problem.get("status").and_then(Value::as_u64), Some(parts.status.as_u16().into()));
    }
    (parts.status, bytes.len())
}

/// Whether the caller proved to be who the route is for; None: it is for anyone, or there is no such route.
fn proven(request: &Request<Vec<u8>>) -> Option<bool> {
    let (method, path) = (request.method().as_str(), request.uri().path());
    let is_cancel = path.strip_prefix("/v1/redemptions/").and_then(|rest| rest.strip_suffix("/cancel"));
    let customer = Some(visitor(request).is_some_and(|visitor| visitor.customer_id.is_some()));
    let key = |expected: &str| Some(bearer(request.headers()) == Some(expected));
    match (method, path) {
        ("GET" | "HEAD", "/v1/snapshot") => Some(visitor(request).is_some()),
        ("GET" | "HEAD", "/v1/entries") | ("POST", "/v1/memberships" | "/v1/redemptions") => customer,
        ("POST", _) if is_cancel.is_some_and(|id| !id.is_empty() && !id.contains('/')) => customer,
        ("POST", "/v1/customer-tokens") => key(MERCHANT_KEY),
        ("POST", "/v1/nudges") | ("PUT", "/v1/program") | ("GET" | "HEAD", "/v1/events") => key(OPERATOR_KEY),
        ("POST", "/webhooks/shopify") => Some(delivered(request).is_some()),
        _ => None,
    }
}

/// Somebody on the storefront.
struct Visitor {
    /// None: a guest.
    customer_id: Option<String>,
}

fn visitor(request: &Request<Vec<u8>>) -> Option<Visitor> {
    let query = request.uri().query().unwrap_or_default();
    if form_urlencoded::parse(query.as_bytes()).any(|(name, _)| name == "signature") {
        let (shop, customer_id) = proxy::stands_for(APP_SECRET, query, NOW)?;
        return (shop == SHOP).then_some(Visitor { customer_id });
    }
    let customer_id = token::stands_for(TOKEN_SECRET, SHOP, bearer(request.headers())?, NOW)?;
    Some(Visitor { customer_id: Some(customer_id) })
}

/// A webhook of Shopify's to this shop.
fn delivered(request: &Request<Vec<u8>>) -> Option<()> {
    let header = |name: &str| request.headers().get(name)?.to_str().ok();
    let given = BASE64_STANDARD.decode(header("x-shopify-hmac-sha256")?).ok()?;
    let right = given == signature::of(APP_SECRET, request.body());
    (right && header("x-shopify-shop-domain")? == SHOP).then_some(())
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, key) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(key.trim())
}
