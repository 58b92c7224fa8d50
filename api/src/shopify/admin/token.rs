//! What proves us to Shopify: a token that was given, or those that the app's own id and secret are granted for a day each
//! (the client credentials grant, for an app and a store of one organization).

use std::time::Duration;

use reqwest::{Client, StatusCode};
use serde::Deserialize;
use tokio::sync::Mutex;
use tokio::time::Instant;

use super::trouble::Trouble;
use crate::auth::Secret;

/// A token is not used for the last minutes of its time, for a question may wait.
const MARGIN: Duration = Duration::from_mins(5);

/// Where access tokens come from.
#[derive(Debug)]
pub(super) enum AccessToken {
    /// It holds until it is revoked.
    Given(Secret),
    Granted(Grant),
}

/// Asks for a token when there is none, or none that holds on.
#[derive(Debug)]
pub(super) struct Grant {
    pub(super) url: String,
    pub(super) client_id: String,
    pub(super) client_secret: Secret,
    /// Whoever asks holds it: many who come at once are one question.
    pub(super) held: Mutex<Option<Held>>,
}

#[derive(Debug, Clone)]
pub(super) struct Held {
    token: Secret,
    until: Instant,
}

#[derive(Deserialize)]
struct Answer {
    access_token: String,
    /// Seconds.
    expires_in: u64,
}

impl AccessToken {
    /// The token to ask with now.
    pub(super) async fn get(&self, client: &Client, timeout: Duration) -> Result<Secret, Trouble> {
        match self {
            Self::Given(token) => Ok(token.clone()),
            Self::Granted(grant) => grant.get(client, timeout).await,
        }
    }

    /// Shopify does not take this token any more; whether another one may help.
    pub(super) async fn refused(&self, token: &Secret) -> bool {
        let Self::Granted(grant) = self else { return false };
        let mut held = grant.held.lock().await;
        if held.as_ref().is_some_and(|held| held.token.expose() == token.expose()) {
            *held = None;
        }
        true
    }
}

impl Grant {
    async fn get(&self, client: &Client, timeout: Duration) -> Result<Secret, Trouble> {
        let mut held = self.held.lock().await;
        if let Some(held) = held.as_ref().filter(|held| Instant::now() < held.until) {
            return Ok(held.token.clone());
        }
        let asked_at = Instant::now();
        let Answer { access_token, expires_in } = self.ask(client, timeout).await?;
        let time = Duration::from_secs(expires_in).saturating_sub(MARGIN);
        let token = Secret::from(access_token);
        *held = Some(Held { token: token.clone(), until: asked_at + time });
        Ok(token)
    }

    /// Whatever happens here, what was to be asked with the token was not asked.
    async fn ask(&self, client: &Client, timeout: Duration) -> Result<Answer, Trouble> {
        let form = [
            ("grant_type", "client_credentials"),
            ("client_id", &self.client_id),
            ("client_secret", self.client_secret.expose()),
        ];
        let busy = |why: String| Trouble::Busy { wait: None, why };
        let sent = client.post(&self.url).timeout(timeout).form(&form).send().await;
        let response = sent.map_err(|error| busy(format!("no token: {}", error.without_url())))?;
        let status = response.status();
        if status.is_client_error() && status != StatusCode::TOO_MANY_REQUESTS {
            return Err(Trouble::Refused(format!(
                "no token ({status}): is the app installed on this store, and is its client id right?"
            )));
        }
        if !status.is_success() {
            return Err(busy(format!("no token: answered {status}")));
        }
        response.json().await.map_err(|error| busy(format!("no token: {}", error.without_url())))
    }
}
