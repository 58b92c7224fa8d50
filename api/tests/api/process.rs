//! The real binary on a real port, and a caller who may lose it in the middle of a sentence.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use axum::http::StatusCode;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use tokio::sync::oneshot;

use crate::shopify::store::{Store, TOKEN};
use crate::world::{SHOP, hmac, program, proxied_uri};

/// One run of `perkline serve`. Dropping it kills it.
pub(crate) struct Process {
    child: Child,
    address: Option<oneshot::Receiver<String>>,
}

/// A webhook as Shopify would send it, again and again, until it is answered.
#[derive(Debug, Clone)]
pub(crate) struct Delivery {
    pub(crate) topic: &'static str,
    pub(crate) id: String,
    pub(crate) body: Value,
}

/// Somebody who calls one process.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    client: reqwest::Client,
    url: String,
}

/// `perkline` with the tests' secrets.
pub(crate) fn perkline(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_perkline"));
    command.args(arguments);
    for (name, value) in [
        ("PERKLINE_APP_SECRET", "hush"),
        ("PERKLINE_OPERATOR_KEY", "operator"),
        ("PERKLINE_SECRET_KEY", "merchant"),
        ("PERKLINE_TOKEN_SECRET", "token"),
        ("PERKLINE_CODES_KEY", "codes"),
    ] {
        command.env(name, value);
    }
    command
}

/// `perkline serve` on a free port, with codes from a service of ours.
pub(crate) fn serve(database: &Path, codes_url: &str) -> Command {
    let mut command = serving(database);
    command.args(["--codes-url", codes_url]);
    command
}

/// The same, with codes from a store of Shopify's.
pub(crate) fn serve_with(database: &Path, store: &Store) -> Command {
    let mut command = serving(database);
    command.args(["--shopify-url", &store.url]).env("PERKLINE_SHOPIFY_TOKEN", TOKEN);
    command
}

fn serving(database: &Path) -> Command {
    let mut command = perkline(&["serve", "--listen", "127.0.0.1:0", "--shop", SHOP]);
    command.arg("--database").arg(database);
    // What is tested is not how often one customer may ask.
    command.args(["--customer-requests-per-minute", "1000000", "--shop-requests-per-minute", "1000000"]);
    command
}

impl Process {
    pub(crate) fn start(command: Command) -> Self {
        Self::start_logging(command, Stdio::null())
    }

    /// The same, with its log going to `log`.
    pub(crate) fn start_logging(mut command: Command, log: impl Into<Stdio>) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let stdout = child.stdout.take().unwrap();
        let (found, address) = oneshot::channel();
        std::thread::spawn(move || {
            let mut line = String::new();
            if BufReader::new(stdout).read_line(&mut line).is_ok()
                && let Some(url) = line.trim().strip_prefix("perkline: listening on ")
            {
                // Whoever killed the process meanwhile doesn't listen.
                let _ = found.send(url.to_owned());
            }
        });
        Self { child, address: Some(address) }
    }

    /// Resolves when the process listens.
    pub(crate) async fn caller(&mut self) -> Caller {
        self.caller_if_any().await.expect("the process ended before it listened")
    }

    /// Resolves when the process listens, or has ended without.
    pub(crate) async fn caller_if_any(&mut self) -> Option<Caller> {
        let url = self.address.take().unwrap().await.ok()?;
        // Whoever isn't answered for so long is never answered.
        let client = reqwest::Client::builder().timeout(Duration::from_mins(1)).build().unwrap();
        Some(Caller { client, url })
    }

    /// SIGKILL: nothing is flushed, nothing is said.
    pub(crate) fn kill(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

impl Caller {
    /// Sets the acceptance program.
    pub(crate) async fn set_program(&self) {
        let put = self.client.put(format!("{}/v1/program", self.url)).bearer_auth("operator");
        assert_eq!(answered(put.json(&program())).await.unwrap().0, StatusCode::OK);
    }

    /// What a customer is answered; None: the process died first.
    pub(crate) async fn post(&self, path: &str, customer: &str, body: &Value) -> Option<(StatusCode, Value)> {
        answered(self.client.post(self.signed(path, customer)).json(body)).await
    }

    pub(crate) async fn join(&self, customer: &str) {
        let joined = self.post("/v1/memberships", customer, &json!({})).await.unwrap();
        assert!(joined.0.is_success(), "{joined:?}");
    }

    pub(crate) async fn snapshot(&self, customer: &str) -> Option<(StatusCode, Value)> {
        answered(self.client.get(self.signed("/v1/snapshot", customer))).await
    }

    /// What happened so far.
    pub(crate) async fn events(&self) -> Vec<Value> {
        let request = self.client.get(format!("{}/v1/events", self.url)).bearer_auth("operator");
        let (_, answer) = answered(request).await.unwrap();
        answer["events"].as_array().unwrap().clone()
    }

    /// What Shopify is answered; None: the process died first.
    pub(crate) async fn deliver(&self, delivery: &Delivery) -> Option<(StatusCode, Value)> {
        let body = delivery.body.to_string();
        let request = self.client.post(format!("{}/webhooks/shopify", self.url));
        let request = request
            .header("content-type", "application/json")
            .header("x-shopify-topic", delivery.topic)
            .header("x-shopify-webhook-id", &delivery.id)
            .header("x-shopify-shop-domain", SHOP)
            .header("x-shopify-hmac-sha256", BASE64_STANDARD.encode(hmac("hush", &body)));
        answered(request.body(body)).await
    }

    fn signed(&self, path: &str, customer: &str) -> String {
        format!("{}{}", self.url, proxied_uri(path, customer, SHOP, now()))
    }
}

/// The machine's clock, which the binary reads too.
pub(crate) fn now() -> i64 {
    jiff::Timestamp::now().as_second()
}

async fn answered(request: reqwest::RequestBuilder) -> Option<(StatusCode, Value)> {
    let response = request.send().await.ok()?;
    let status = response.status();
    let text = response.text().await.ok()?;
    Some((status, serde_json::from_str(&text).unwrap_or(Value::Null)))
}
