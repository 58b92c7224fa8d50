//! A shop with its API in process: time is set, requests are signed as Shopify signs them.

mod payloads;

use std::num::NonZeroU32;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use http_body_util::BodyExt;
use perkline_api::{App, Clock, Database, InProcessCodes, Limits, Metrics, Secrets};
use serde_json::{Value, json};
use sha2::Sha256;
use tempfile::TempDir;
use tower::ServiceExt;

pub(crate) use payloads::{cancelled, changed, fixture, iso, order, program, refund};

pub(crate) const SHOP: &str = "demo.myshopify.test";
/// Saturday, 21 November 2026, 10:00 in New York.
pub(crate) const NOW: i64 = 1_795_273_200;
pub(crate) const DAY: i64 = 86_400;

#[derive(Debug)]
pub(crate) struct SetClock(AtomicI64);

impl Clock for SetClock {
    fn now(&self) -> i64 {
        let now = self.0.load(Ordering::Relaxed);
        assert!(now >= 0, "a clock that is broken on purpose");
        now
    }
}

pub(crate) struct World {
    pub(crate) app: App,
    pub(crate) router: Router,
    pub(crate) codes: Arc<InProcessCodes>,
    pub(crate) file: PathBuf,
    clock: Arc<SetClock>,
    deliveries: AtomicU64,
    _folder: TempDir,
}

#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Reply {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("{self:?}"))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The problem's name, and the path it blames.
    pub(crate) fn problem(&self) -> (u16, String, Option<String>) {
        assert_eq!(self.header("content-type"), "application/problem+json", "{self:?}");
        let problem = self.json();
        let name = problem["type"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        assert!(!problem["title"].as_str().unwrap().is_empty());
        assert_eq!(problem["status"], self.status.as_u16());
        (self.status.as_u16(), name, problem["path"].as_str().map(str::to_owned))
    }
}

impl World {
    /// A shop without a program.
    pub(crate) async fn bare() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("deep/er/perkline.db");
        let clock = Arc::new(SetClock(AtomicI64::new(NOW)));
        let codes = Arc::new(InProcessCodes::default());
        let shared: Arc<dyn Clock> = clock.clone();
        let app = App {
            shop: SHOP.into(),
            database: Database::open(&file).await.unwrap(),
            recent: Arc::default(),
            secrets: Arc::new(Secrets {
                app: "hush".into(),
                operator: "operator".into(),
                merchant: "merchant".into(),
                token: "token".into(),
            }),
            limits: Arc::new(Limits::per_minute(NonZeroU32::MAX, NonZeroU32::MAX, &shared)),
            clock: clock.clone(),
            codes: codes.clone(),
            turns: Arc::default(),
            allowed_origins: vec!["https://headless.test".to_owned()].into(),
            dev: false,
            metrics: Arc::new(Metrics::default()),
        };
        let router = perkline_api::app(app.clone());
        Self { app, router, codes, file, clock, deliveries: AtomicU64::new(0), _folder: folder }
    }

    /// A shop with the acceptance program: 5 points per dollar, a $10 reward at 1,000.
    pub(crate) async fn new() -> Self {
        Self::with(program()).await
    }

    pub(crate) async fn with(program: Value) -> Self {
        let world = Self::bare().await;
        let put = world.operator("PUT", "/v1/program", Some(&program)).await;
        assert_eq!(put.status, 200, "{put:?}");
        world
    }

    /// The acceptance member: customer 7, who bought for $170 and has 850 points.
    pub(crate) async fn with_member() -> Self {
        let world = Self::new().await;
        world.join("7").await;
        world.paid(&order("1", "7", &[("11", 1, "170.00")])).await;
        world
    }

    /// The same shop with these limits for each minute: of a customer, and of each kind of caller.
    pub(crate) fn limited(mut self, customer: u32, shop: u32) -> Self {
        let number = |n| NonZeroU32::new(n).unwrap();
        let limits = Limits::per_minute(number(customer), number(shop), &self.app.clock);
        self.app.limits = Arc::new(limits);
        self.router = perkline_api::app(self.app.clone());
        self
    }

    pub(crate) fn set_now(&self, now: i64) {
        self.clock.0.store(now, Ordering::Relaxed);
    }

    pub(crate) fn now(&self) -> i64 {
        self.clock.0.load(Ordering::Relaxed)
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Reply {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Reply {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8(bytes.to_vec()).unwrap(),
        }
    }

    pub(crate) async fn operator(&self, method: &str, path: &str, body: Option<&Value>) -> Reply {
        self.send(with_body(bearer(method, path, "operator"), body)).await
    }

    /// A request as the app proxy hands it on; customer "" is a guest.
    pub(crate) async fn proxied(
        &self,
        method: &str,
        path: &str,
        customer: &str,
        body: Option<&Value>,
    ) -> Reply {
        let uri = proxied_uri(path, customer, SHOP, self.now());
        self.send(with_body(Request::builder().method(method).uri(uri), body)).await
    }

    pub(crate) async fn snapshot(&self, customer: &str) -> Value {
        let reply = self.proxied("GET", "/v1/snapshot", customer, None).await;
        assert_eq!(reply.status, 200, "{reply:?}");
        assert_eq!(
            reply.text,
            self.snapshot_of_a_newcomer(customer).await,
            "what is at hand is what is written"
        );
        reply.json()
    }

    /// The same snapshot from a process that has nothing of the ledger at hand.
    async fn snapshot_of_a_newcomer(&self, customer: &str) -> String {
        let database = Database::open(&self.file).await.unwrap();
        let router =
            perkline_api::app(App { database: database.clone(), recent: Arc::default(), ..self.app.clone() });
        let uri = proxied_uri("/v1/snapshot", customer, SHOP, self.now());
        let response = router.oneshot(Request::get(uri).body(Body::empty()).unwrap()).await.unwrap();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        database.close().await;
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    pub(crate) async fn points(&self, customer: &str) -> (i64, i64) {
        let points = self.snapshot(customer).await["member"]["points"].clone();
        (points["available"].as_i64().unwrap(), points["pending"].as_i64().unwrap())
    }

    pub(crate) async fn join(&self, customer: &str) -> Reply {
        self.proxied("POST", "/v1/memberships", customer, Some(&json!({}))).await
    }

    pub(crate) async fn redeem(&self, customer: &str, reward: &str, key: &str) -> Reply {
        let body = json!({"reward_id": reward, "idempotency_key": key});
        self.proxied("POST", "/v1/redemptions", customer, Some(&body)).await
    }

    pub(crate) async fn cancel(&self, customer: &str, redemption: &str) -> Reply {
        self.proxied("POST", &format!("/v1/redemptions/{redemption}/cancel"), customer, Some(&json!({})))
            .await
    }

    pub(crate) async fn events(&self) -> Vec<Value> {
        let reply = self.operator("GET", "/v1/events", None).await;
        reply.json()["events"].as_array().unwrap().clone()
    }

    /// Delivers a webhook under a fresh id.
    pub(crate) async fn deliver(&self, topic: &str, body: &Value) -> Reply {
        let id = self.deliveries.fetch_add(1, Ordering::Relaxed);
        self.deliver_as(topic, &format!("delivery-{id}"), &body.to_string()).await
    }

    pub(crate) async fn deliver_as(&self, topic: &str, id: &str, body: &str) -> Reply {
        let request = Request::post("/webhooks/shopify")
            .header("content-type", "application/json")
            .header("x-shopify-topic", topic)
            .header("x-shopify-webhook-id", id)
            .header("x-shopify-shop-domain", SHOP)
            .header("x-shopify-hmac-sha256", BASE64_STANDARD.encode(hmac("hush", body)));
        self.send(request.body(Body::from(body.to_owned())).unwrap()).await
    }

    pub(crate) async fn paid(&self, order: &Value) {
        let reply = self.deliver("orders/paid", order).await;
        assert_eq!(reply.status, 200, "{reply:?}");
    }

    pub(crate) async fn refunded(&self, refund: &Value) {
        let reply = self.deliver("refunds/create", refund).await;
        assert_eq!(reply.status, 200, "{reply:?}");
    }
}

pub(crate) fn bearer(method: &str, path: &str, key: &str) -> axum::http::request::Builder {
    Request::builder().method(method).uri(path).header("authorization", format!("Bearer {key}"))
}

pub(crate) fn with_body(request: axum::http::request::Builder, body: Option<&Value>) -> Request<Body> {
    match body {
        None => request.body(Body::empty()).unwrap(),
        Some(body) => {
            request.header("content-type", "application/json").body(Body::from(body.to_string())).unwrap()
        }
    }
}

/// Signed as docs/shopify.md says.
pub(crate) fn proxied_uri(path: &str, customer: &str, shop: &str, timestamp: i64) -> String {
    proxied_uri_signed(path, customer, shop, timestamp, "hush")
}

pub(crate) fn proxied_uri_signed(
    path: &str,
    customer: &str,
    shop: &str,
    timestamp: i64,
    secret: &str,
) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let mut pairs = vec![
        format!("logged_in_customer_id={customer}"),
        "path_prefix=/apps/perkline".to_owned(),
        format!("shop={shop}"),
        format!("timestamp={timestamp}"),
    ];
    pairs.extend(query.split('&').filter(|pair| !pair.is_empty()).map(str::to_owned));
    pairs.sort();
    let signature = hex::encode(hmac(secret, &pairs.concat()));
    format!("{path}?{}&signature={signature}", pairs.join("&").replace("/apps/", "%2Fapps%2F"))
}

pub(crate) fn hmac(secret: &str, message: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(message.as_bytes());
    mac.finalize().into_bytes().to_vec()
}
