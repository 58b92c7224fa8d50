//! What the server does without being asked, beside its requests.

use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;

use crate::app::App;
use crate::{Admin, finish_forgetting, finish_unresolved, record_due, write_metafields};

/// How long after the last change was written to Shopify the next is looked for. What happens in between is one metafield.
const METAFIELDS_EVERY: Duration = Duration::from_secs(1);
/// The longest rest when Shopify does not answer.
const REST_MAX: Duration = Duration::from_mins(5);
/// How long after a look at what a service left unknown the next one begins.
const UNRESOLVED_EVERY: Duration = Duration::from_mins(1);

/// Starts it all; it ends when what is returned is dropped.
pub(super) fn start(app: &App, admin: Option<Arc<Admin>>, due_every: Duration) -> JoinSet<()> {
    let mut tasks = JoinSet::new();
    tasks.spawn(forget(app.clone()));
    tasks.spawn(record(app.clone(), due_every));
    tasks.spawn(resolve(app.clone()));
    if let Some(admin) = admin {
        tasks.spawn(follow(app.clone(), admin));
    }
    tasks
}

/// Of a large shop it takes a while; nobody has to wait for it.
async fn forget(app: App) {
    if let Err(problem) = finish_forgetting(&app).await {
        tracing::error!(?problem, "what is to be forgotten is left until the next start");
    }
}

/// A round at the start, and one so long after the end of each.
async fn record(app: App, pause: Duration) {
    loop {
        match record_due(&app).await {
            Ok(0) => {}
            Ok(members) => tracing::info!(members, "recorded what was due"),
            Err(problem) => tracing::warn!(?problem, "what is due is left until the next round"),
        }
        tokio::time::sleep(pause).await;
    }
}

/// What the start left over was just looked at, as far as the services answered.
async fn resolve(app: App) {
    loop {
        tokio::time::sleep(UNRESOLVED_EVERY).await;
        if let Err(problem) = finish_unresolved(&app).await {
            tracing::warn!(?problem, "unresolved redemptions are left until the next round");
        }
    }
}

/// Shopify's metafields, as long as the server runs.
async fn follow(app: App, admin: Arc<Admin>) {
    let mut rest = METAFIELDS_EVERY;
    loop {
        match write_metafields(&app, &admin).await {
            Ok(true) => {
                rest = METAFIELDS_EVERY;
                continue;
            }
            Ok(false) => rest = METAFIELDS_EVERY,
            Err(why) => {
                rest = rest.saturating_mul(2).min(REST_MAX);
                tracing::warn!(%why, ?rest, "metafields are left until later");
            }
        }
        tokio::time::sleep(rest).await;
    }
}
