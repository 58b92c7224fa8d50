//! Shopify's Admin GraphQL API: one question at a time, paced, asked again where that is safe, and answered with what is
//! certain: it happened, it did not, or nobody knows.

mod answer;
mod pace;
mod patience;
mod token;
mod trouble;

use std::sync::{Mutex, PoisonError};

use reqwest::{Client, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::auth::Secret;
use crate::outbound::client;
use pace::Pace;
use token::{AccessToken, Grant};
pub(crate) use trouble::{Trouble, UserError, said};

pub use patience::Patience;

/// The version that is spoken, whatever newer ones there are. Shopify answers each for at least a year.
pub(crate) const VERSION: &str = "2026-10";

/// One store's Admin API.
#[derive(Debug)]
pub struct Admin {
    client: Client,
    url: String,
    token: AccessToken,
    pace: Mutex<Pace>,
    pub(crate) patience: Patience,
}

/// Whether a question may be asked again when nobody knows what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Again {
    /// Twice is the same as once.
    Safe,
    /// Only while it is certain that nothing happened.
    Unsafe,
}

/// A document and what it is asked with.
#[derive(Debug, Clone)]
pub(crate) struct Question {
    pub(crate) document: &'static str,
    pub(crate) variables: Value,
    pub(crate) again: Again,
}

impl Admin {
    /// The Admin API of `shop` (its permanent domain), asked with an access token. `base` stands in for
    /// `https://{shop}`, in tests.
    pub fn new(shop: &str, token: Secret, base: Option<&str>, patience: Patience) -> Self {
        Self::with(&base_of(shop, base), AccessToken::Given(token), patience)
    }

    /// The same, asked with tokens that Shopify grants the app for its client id and secret.
    pub fn granted(
        shop: &str,
        client_id: &str,
        secret: Secret,
        base: Option<&str>,
        patience: Patience,
    ) -> Self {
        let base = base_of(shop, base);
        let grant = Grant {
            url: format!("{base}/admin/oauth/access_token"),
            client_id: client_id.to_owned(),
            client_secret: secret,
            held: tokio::sync::Mutex::default(),
        };
        Self::with(&base, AccessToken::Granted(grant), patience)
    }

    fn with(base: &str, token: AccessToken, patience: Patience) -> Self {
        let url = format!("{base}/admin/api/{VERSION}/graphql.json");
        Self { client: client(), url, token, pace: Mutex::default(), patience }
    }

    /// When a question that somebody waits for is given up.
    pub(crate) fn deadline(&self) -> Instant {
        Instant::now() + self.patience.whole
    }

    /// Asks until there is an answer or the deadline.
    pub(crate) async fn ask<T: DeserializeOwned>(
        &self,
        question: &Question,
        deadline: Instant,
    ) -> Result<T, Trouble> {
        // Once nobody knew what became of it, no later refusal to listen makes that known.
        let mut unknown: Option<Trouble> = None;
        for attempt in 0.. {
            let trouble = match self.once(question, deadline).await {
                Ok(answer) => return Ok(answer),
                Err(trouble) => trouble,
            };
            let wait = match &trouble {
                Trouble::Refused(_) => return Err(unknown.unwrap_or(trouble)),
                Trouble::Unknown(_) if question.again == Again::Unsafe => return Err(trouble),
                Trouble::Unknown(_) => self.patience.backoff(attempt),
                Trouble::Busy { wait, .. } => wait.unwrap_or_else(|| self.patience.backoff(attempt)),
            };
            if matches!(trouble, Trouble::Unknown(_)) {
                unknown = Some(trouble.clone());
            }
            if Instant::now() + wait >= deadline {
                return Err(unknown.unwrap_or(trouble));
            }
            tracing::debug!(?trouble, attempt, "Shopify is asked again");
            tokio::time::sleep(wait).await;
        }
        Err(Trouble::Refused("asked too often".to_owned()))
    }

    /// As [`Admin::ask`], for what nobody waits for: half of the limit is left to those who do.
    pub(crate) async fn ask_unhurried<T: DeserializeOwned>(&self, question: &Question) -> Result<T, Trouble> {
        let wait = self.pace().until_half(Instant::now());
        tokio::time::sleep(wait).await;
        self.ask(question, self.deadline()).await
    }

    async fn once<T: DeserializeOwned>(&self, question: &Question, deadline: Instant) -> Result<T, Trouble> {
        let now = Instant::now();
        let most = deadline.saturating_duration_since(now);
        let wait = self.pace().wait(question.document, now, most);
        let busy = || Trouble::Busy { wait: Some(most), why: "Shopify's limit is used up".to_owned() };
        tokio::time::sleep(wait.ok_or_else(busy)?).await;
        let body = json!({"query": question.document, "variables": question.variables});
        let time = || self.patience.attempt.min(deadline.saturating_duration_since(Instant::now()));
        let token = self.token.get(&self.client, time()).await?;
        let request = self
            .client
            .post(&self.url)
            .header("x-shopify-access-token", token.expose())
            .timeout(time())
            .json(&body);
        let response = request.send().await.map_err(Trouble::of_transport)?;
        let (status, wait) = (response.status(), answer::retry_after(response.headers()));
        let request_id = answer::request_id(response.headers());
        if status == StatusCode::UNAUTHORIZED && self.token.refused(&token).await {
            return Err(Trouble::Busy { wait: None, why: "the token was not taken".to_owned() });
        }
        let text = response.text().await.map_err(Trouble::of_transport)?;
        let answer = answer::read(status, wait, &text);
        if let Some(cost) = answer.cost {
            self.pace().learn(question.document, cost, Instant::now());
        }
        let data = answer.data.map_err(|trouble| trouble.of_request(request_id.as_deref()))?;
        serde_json::from_value(data)
            .map_err(|error| Trouble::Unknown(format!("an answer of another shape: {error}")))
    }

    fn pace(&self) -> std::sync::MutexGuard<'_, Pace> {
        self.pace.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn base_of(shop: &str, base: Option<&str>) -> String {
    base.map_or_else(|| format!("https://{shop}"), |base| base.trim_end_matches('/').to_owned())
}
