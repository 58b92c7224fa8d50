//! The shop whose ledgers are measured: one program, one moment, members by number.

use std::error::Error;
use std::num::NonZeroU32;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{Request, StatusCode};
use hmac::{Hmac, KeyInit, Mac};
use http_body_util::BodyExt;
use perkline_api::{App, Clock, Database, InProcessCodes, Limits, Metrics, Secrets};
use sha2::Sha256;
use tower::ServiceExt;

pub(crate) const SHOP: &str = "demo.myshopify.test";
pub(crate) const APP_SECRET: &str = "demo-app-secret";
pub(crate) const OPERATOR_KEY: &str = "demo-operator-key";
/// Saturday, 21 November 2026, 10:00 in New York: a stored ledger is as old in every run.
pub(crate) const NOW: i64 = 1_795_273_200;
/// The first member's id is one more.
pub(crate) const MEMBER_BASE: i64 = 7_000_000_000_000;

#[derive(Debug)]
struct Fixed;

impl Clock for Fixed {
    fn now(&self) -> i64 {
        NOW
    }
}

/// The API on the ledger in this file, as `perkline serve` puts it together.
pub(crate) async fn open(file: &Path) -> Result<App, Box<dyn Error>> {
    let clock: Arc<dyn Clock> = Arc::new(Fixed);
    Ok(App {
        shop: SHOP.into(),
        database: Database::open(file).await?,
        recent: Arc::default(),
        secrets: Arc::new(Secrets {
            app: APP_SECRET.into(),
            operator: OPERATOR_KEY.into(),
            merchant: "demo-secret-key".into(),
            token: "demo-token-secret-of-at-least-thirty-two-bytes".into(),
        }),
        limits: Arc::new(Limits::per_minute(NonZeroU32::MAX, NonZeroU32::MAX, &clock)),
        clock,
        codes: Arc::new(InProcessCodes::default()),
        turns: Arc::default(),
        allowed_origins: Arc::new([]),
        dev: false,
        metrics: Arc::new(Metrics::default()),
    })
}

/// A query as Shopify's app proxy signs it for a customer.
pub(crate) fn signed(customer_id: &str) -> Result<String, Box<dyn Error>> {
    let message =
        format!("logged_in_customer_id={customer_id}path_prefix=/apps/perklineshop={SHOP}timestamp={NOW}");
    let mut mac = Hmac::<Sha256>::new_from_slice(APP_SECRET.as_bytes())?;
    mac.update(message.as_bytes());
    let signature = hex::encode(mac.finalize().into_bytes());
    Ok(format!(
        "shop={SHOP}&logged_in_customer_id={customer_id}&path_prefix=%2Fapps%2Fperkline&timestamp={NOW}&signature={signature}"
    ))
}

/// Sends one request in process; anything but a success is an error.
pub(crate) async fn send(router: &Router, request: Request<Body>) -> Result<Bytes, Box<dyn Error>> {
    let answer = router.clone().oneshot(request).await?;
    let status: StatusCode = answer.status();
    let body = answer.into_body().collect().await?.to_bytes();
    if status.is_success() { Ok(body) } else { Err(format!("{status}: {}", body.escape_ascii()).into()) }
}
