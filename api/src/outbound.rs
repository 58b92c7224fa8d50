//! What every question to another service has in common: the HTTP client.

use reqwest::Client;

/// An HTTP client with the system's certificates. Without any it still speaks plain HTTP.
pub(crate) fn client() -> Client {
    Client::builder().build().unwrap_or_else(|error| {
        tracing::warn!(%error, "no certificates were found: services are asked over plain HTTP only");
        Client::builder().tls_certs_only([]).build().unwrap_or_default()
    })
}
