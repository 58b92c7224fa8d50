//! The webhooks: exactly those that the API takes, at the route where it takes them.

use serde::Deserialize;

use super::super::topics::{COMPLIANCE, SOURCE, Topics, scope};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Webhooks {
    api_version: String,
    subscriptions: Vec<Subscription>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Subscription {
    #[serde(default)]
    topics: Vec<String>,
    #[serde(default)]
    compliance_topics: Vec<String>,
    uri: String,
}

pub(super) fn check(webhooks: &Webhooks, source: &str, router: &str, scopes: &[&str]) -> Vec<String> {
    let taken = Topics::read(source);
    if taken.is_empty() {
        return vec![format!("{SOURCE} names no topic any more: say in xtask where they stand now")];
    }
    let topics: Vec<&str> =
        webhooks.subscriptions.iter().flat_map(|one| &one.topics).map(String::as_str).collect();
    let mut messages = Vec::new();
    messages.extend(
        topics
            .iter()
            .filter(|topic| !taken.takes(topic) || COMPLIANCE.contains(topic))
            .map(|topic| format!("{topic}: the API does not take it as a topic; see {SOURCE}")),
    );
    messages.extend(
        taken
            .wanted()
            .filter(|topic| !topics.contains(topic))
            .map(|topic| format!("{topic} is missing in topics: the API lives on it")),
    );
    messages.extend(
        topics
            .iter()
            .filter_map(|topic| Some((topic, scope(topic)?)))
            .filter(|(_, scope)| !scopes.contains(scope))
            .map(|(topic, scope)| format!("{topic} needs the scope {scope}")),
    );
    messages.extend(compliance(webhooks));
    messages.extend(version(&webhooks.api_version));
    messages.extend(webhooks.subscriptions.iter().filter_map(|one| route(&one.uri, router)));
    messages
}

fn compliance(webhooks: &Webhooks) -> Vec<String> {
    let said: Vec<&str> =
        webhooks.subscriptions.iter().flat_map(|one| &one.compliance_topics).map(String::as_str).collect();
    let missing = COMPLIANCE.iter().filter(|topic| !said.contains(topic));
    let strange = said.iter().filter(|topic| !COMPLIANCE.contains(topic));
    missing
        .map(|topic| format!("{topic} is missing in compliance_topics: every app must take it"))
        .chain(
            strange
                .map(|topic| format!("{topic} is no compliance topic: those are {}", COMPLIANCE.join(" "))),
        )
        .collect()
}

/// Pinned to a quarter: 2026-10.
fn version(version: &str) -> Option<String> {
    let (year, month) = version.split_once('-').unwrap_or_default();
    let is_pinned = year.len() == 4
        && year.chars().all(|digit| digit.is_ascii_digit())
        && ["01", "04", "07", "10"].contains(&month);
    (!is_pinned).then(|| format!("webhooks.api_version is '{version}': pin a quarter, such as 2026-10"))
}

fn route(uri: &str, router: &str) -> Option<String> {
    let path = uri
        .strip_prefix("https://")
        .and_then(|rest| rest.split_once('/'))
        .map(|(_, path)| format!("/{path}"));
    match path {
        Some(path) if router.contains(&format!("\"{path}\"")) => None,
        _ => Some(format!("'{uri}' is no route of the API on https")),
    }
}
