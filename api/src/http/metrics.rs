//! Counts for Prometheus.

use std::sync::Mutex;
use std::time::Duration;

use axum::http::{Method, StatusCode};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

/// Seconds; most answers are a few rows from a local file.
const BUCKETS: [f64; 8] = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0];

/// What was asked and how it went.
#[derive(Debug)]
pub struct Metrics {
    registry: Mutex<Registry>,
    requests: Family<Request, Counter>,
    seconds: Histogram,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Request {
    method: String,
    route: String,
    status: u32,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("perkline");
        let requests = Family::default();
        let seconds = Histogram::new(BUCKETS);
        registry.register("http_requests", "Requests by route and status", requests.clone());
        registry.register("http_request_seconds", "How long requests took", seconds.clone());
        Self { registry: Mutex::new(registry), requests, seconds }
    }
}

impl Metrics {
    pub(crate) fn observe(&self, method: &Method, route: String, status: StatusCode, took: Duration) {
        // Anybody can invent methods; a label has few values.
        let known = [Method::GET, Method::POST, Method::PUT, Method::OPTIONS].contains(method);
        let method = if known { method.as_str() } else { "other" }.to_owned();
        let request = Request { method, route, status: status.as_u16().into() };
        self.requests.get_or_create(&request).inc();
        self.seconds.observe(took.as_secs_f64());
    }

    pub(crate) fn text(&self) -> Result<String, std::fmt::Error> {
        let registry = self.registry.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut text = String::new();
        prometheus_client::encoding::text::encode(&mut text, &registry)?;
        Ok(text)
    }
}
