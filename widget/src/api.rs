//! The loyalty API, over the app proxy or with a customer token. A refused token is asked for once more.

use std::cell::RefCell;
use std::mem;

use gloo_net::http::{Request, Response};
use js_sys::{Function, JSON, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::RequestInit;

use crate::config::Config;
use crate::door::Tree;
use crate::effects::{self, object};

/// Why there is no answer.
pub(crate) enum Failure {
    /// The API is down, out of reach, or spoke something else than JSON.
    Unavailable,
    /// The API refused, with the `type` of its problem.
    Refused(String),
}

thread_local! {
    static TOKEN: RefCell<Option<String>> = const { RefCell::new(None) };
    static WAITING: RefCell<Vec<Function>> = const { RefCell::new(Vec::new()) };
}

/// The host's customer token; whoever waits for one goes on, with or without.
pub(crate) fn set_token(token: Option<String>) {
    TOKEN.set(token);
    for resume in WAITING.take() {
        // Resolving a promise cannot fail.
        let _ = resume.call0(&JsValue::UNDEFINED);
    }
}

/// Whether the API can know who is asking.
pub(crate) fn identified(config: &Config) -> bool {
    config.customer || config.token || TOKEN.with_borrow(Option::is_some)
}

/// Asks; no content is no tree.
pub(crate) async fn get(config: &Config, path: &str) -> Result<Option<Tree>, Failure> {
    send(config, "GET", path, None).await
}

/// Commands, with a plain object as the body.
pub(crate) async fn post(config: &Config, path: &str, body: &JsValue) -> Result<Option<Tree>, Failure> {
    let body = JSON::stringify(body).ok().and_then(|text| text.as_string());
    send(config, "POST", path, body).await
}

async fn send(
    config: &Config,
    method: &str,
    path: &str,
    body: Option<String>,
) -> Result<Option<Tree>, Failure> {
    if config.token && TOKEN.with_borrow(Option::is_none) {
        renew_token().await;
    }
    let url = [&config.api, path].concat();
    let mut response = once(&url, method, body.as_deref()).await?;
    if response.status() == 401 && config.token {
        renew_token().await;
        response = once(&url, method, body.as_deref()).await?;
    }
    let text = response.text().await.map_err(|_| Failure::Unavailable)?;
    if response.status() == 204 {
        return Ok(None);
    }
    let tree = Tree::parse(&text).map_err(|_| Failure::Unavailable)?;
    if response.ok() { Ok(Some(tree)) } else { Err(Failure::Refused(tree.text("type").unwrap_or_default())) }
}

/// `gloo-net` sends it. Its own builder would parse the URL for a query of ours to be added, and there is none to add.
async fn once(url: &str, method: &str, body: Option<&str>) -> Result<Response, Failure> {
    let mut headers = Vec::new();
    if let Some(token) = TOKEN.with_borrow(Clone::clone) {
        headers.push(("authorization", ["Bearer ", &token].concat().into()));
    }
    let init = RequestInit::new();
    init.set_method(method);
    if let Some(body) = body {
        headers.push(("content-type", "application/json".into()));
        init.set_body(&body.into());
    }
    init.set_headers(&object(&headers));
    let request = web_sys::Request::new_with_str_and_init(url, &init).map_err(|_| Failure::Unavailable)?;
    Request::from(request).send().await.map_err(|_| Failure::Unavailable)
}

/// Asks the host for a token and waits until it has answered, one question for all who wait.
async fn renew_token() {
    let mut first = false;
    let answered = Promise::new(&mut |resume, _| {
        first = WAITING.with_borrow_mut(|waiting| {
            waiting.push(resume);
            waiting.len() == 1
        });
    });
    if mem::take(&mut first) {
        effects::token();
    }
    // The promise is only ever resolved.
    let _ = JsFuture::from(answered).await;
}
