//! What the page told us at the start: where the API is, who the shopper is, where the links go.

use loyalty::{Json, JsonKind, Refusal, Snapshot};

use crate::door::Tree;

/// The page's configuration; it never changes while the page lives.
#[derive(Debug)]
pub(crate) struct Config {
    /// The API's root, without a slash at its end: `/apps/perkline`.
    pub(crate) api: String,
    /// The server saw a signed-in customer when it rendered the page.
    pub(crate) customer: bool,
    /// The host can be asked for a customer token.
    pub(crate) token: bool,
    /// The theme editor shows somebody who does not exist: nothing is asked of the API, nothing bought.
    pub(crate) preview: bool,
    /// Where a guest signs in.
    pub(crate) sign_in: String,
}

/// The parts of the configuration that live elsewhere once decoded.
pub(crate) struct Start {
    pub(crate) config: Config,
    pub(crate) locale: String,
    pub(crate) messages: Tree,
    pub(crate) customer_token: Option<String>,
    pub(crate) snapshot: Option<Snapshot>,
}

impl Start {
    /// Decodes what `start` was given. A snapshot that does not decode is refused like the rest.
    pub(crate) fn decode(json: &Tree) -> Result<Self, Refusal> {
        let api = json.text("api").ok_or_else(|| missing("/api"))?;
        let messages = json.member("messages").ok_or_else(|| missing("/messages"))?;
        let sign_in = json.member("links").and_then(|links| links.text("sign_in"));
        Ok(Self {
            config: Config {
                api,
                customer: json.flag("customer"),
                token: json.flag("token"),
                preview: json.text("preview").is_some(),
                sign_in: sign_in.unwrap_or_default(),
            },
            locale: json.text("locale").unwrap_or_default(),
            messages,
            customer_token: json.text("customerToken"),
            snapshot: snapshot(json)?,
        })
    }
}

fn snapshot(json: &Tree) -> Result<Option<Snapshot>, Refusal> {
    let snapshot = json.member("snapshot").filter(|snapshot| snapshot.kind() != JsonKind::Null);
    let snapshot = snapshot.map(|snapshot| Snapshot::decode(&snapshot)).transpose();
    snapshot.map_err(|refusal| Refusal { path: ["/snapshot", &refusal.path].concat(), ..refusal })
}

fn missing(path: &str) -> Refusal {
    Refusal { path: path.into(), message: "is missing".into() }
}
