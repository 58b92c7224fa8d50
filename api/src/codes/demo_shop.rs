//! The demo shop's discount codes, a stand-in for Shopify's Admin API.

use std::time::Duration;

use reqwest::{Client, RequestBuilder, StatusCode};

use super::{CodeOrder, CodesTrouble, DiscountCodes, Later};
use crate::auth::Secret;
use crate::outbound::client;

const TIMEOUT: Duration = Duration::from_secs(5);

/// `POST {url}` makes a code, `DELETE {url}/{code}` withdraws it.
#[derive(Debug, Clone)]
pub struct DemoShopCodes {
    client: Client,
    url: String,
    key: Secret,
}

impl DemoShopCodes {
    /// The service at this address, asked with this bearer.
    pub fn new(url: impl Into<String>, key: impl Into<Secret>) -> Self {
        let url = url.into().trim_end_matches('/').to_owned();
        Self { client: client(), url, key: key.into() }
    }

    async fn send(&self, request: RequestBuilder, taken: &[StatusCode]) -> Result<(), CodesTrouble> {
        let sent = request.bearer_auth(self.key.expose()).timeout(TIMEOUT).send().await;
        let status = sent.map_err(|error| CodesTrouble::NotDone(error.to_string()))?.status();
        if taken.contains(&status) {
            Ok(())
        } else {
            Err(CodesTrouble::NotDone(format!("answered {status}")))
        }
    }
}

impl DiscountCodes for DemoShopCodes {
    fn create<'a>(&'a self, order: &'a CodeOrder) -> Later<'a, Result<(), CodesTrouble>> {
        let request = self.client.post(&self.url).json(order);
        Box::pin(async move { self.send(request, &[StatusCode::CREATED, StatusCode::OK]).await })
    }

    fn disable<'a>(&'a self, code: &'a str) -> Later<'a, Result<(), CodesTrouble>> {
        let request = self.client.delete(format!("{}/{code}", self.url));
        Box::pin(async move { self.send(request, &[StatusCode::NO_CONTENT, StatusCode::NOT_FOUND]).await })
    }
}
