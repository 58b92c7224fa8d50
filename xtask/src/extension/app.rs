//! `shopify.app.toml.example`: one that works once the placeholders are filled in, and that fits the code.

mod proxy;
mod webhooks;

use std::fs;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::block;
use super::file::{File, Finding};
use super::topics;

const EXAMPLE: &str = "shopify.app.toml.example";
/// Its routes: what Shopify calls must be among them.
const ROUTER: &str = "api/src/router.rs";
/// The setting of each block that says where the app proxy is.
const PROXY_SETTING: &str = "api";

/// What the example has to fit.
pub(super) struct Surroundings {
    example: String,
    /// The folders of `extension_directories` that hold an extension are looked for here.
    is_extension: fn(&str) -> bool,
    /// The app proxy's path as the blocks have it by default.
    proxies: Vec<String>,
    webhooks: String,
    router: String,
}

impl Surroundings {
    pub(super) fn read(files: &[File]) -> Result<Self> {
        let text = |path: &str| fs::read_to_string(path).with_context(|| format!("can't read {path}"));
        Ok(Self {
            example: text(EXAMPLE)?,
            is_extension: |folder| fs::exists(format!("{folder}/shopify.extension.toml")).unwrap_or(false),
            proxies: proxies(files),
            webhooks: text(topics::SOURCE)?,
            router: text(ROUTER)?,
        })
    }
}

fn proxies(files: &[File]) -> Vec<String> {
    let blocks = block::blocks(files);
    let settings = blocks.iter().flat_map(block::Block::settings);
    let proxies = settings.filter(|setting| setting["id"] == PROXY_SETTING);
    proxies.filter_map(|setting| setting["default"].as_str().map(str::to_owned)).collect()
}

/// The members that Shopify's command line knows and we use; another one is a slip.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    client_id: String,
    name: String,
    application_url: String,
    #[serde(rename = "embedded")]
    _embedded: bool,
    extension_directories: Vec<String>,
    access_scopes: AccessScopes,
    auth: Auth,
    app_proxy: proxy::AppProxy,
    webhooks: webhooks::Webhooks,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AccessScopes {
    scopes: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Auth {
    redirect_urls: Vec<String>,
}

pub(super) fn check(around: &Surroundings) -> Vec<Finding> {
    let messages = match toml::from_str::<Example>(&around.example) {
        Ok(example) => fits(&example, around),
        Err(error) => vec![format!("Shopify's command line would refuse it: {}", error.message())],
    };
    messages.into_iter().map(|message| Finding { path: EXAMPLE.to_owned(), message }).collect()
}

fn fits(example: &Example, around: &Surroundings) -> Vec<String> {
    let mut messages = Vec::new();
    if example.client_id.len() == 32 && example.client_id.chars().all(|digit| digit.is_ascii_hexdigit()) {
        messages.push("client_id is a real one: keep a placeholder in the example".to_owned());
    }
    if example.name.is_empty() {
        messages.push("give the app a name".to_owned());
    }
    let urls = std::iter::once(&example.application_url).chain(&example.auth.redirect_urls);
    messages.extend(
        urls.filter(|url| !url.starts_with("https://"))
            .map(|url| format!("'{url}': Shopify calls https only")),
    );
    let folders = &example.extension_directories;
    if !folders.iter().any(|folder| folder == super::FOLDER) {
        messages.push(format!("extension_directories must name {}", super::FOLDER));
    }
    messages.extend(
        folders
            .iter()
            .filter(|folder| !(around.is_extension)(folder))
            .map(|folder| format!("extension_directories: {folder} has no shopify.extension.toml")),
    );
    let scopes: Vec<&str> = example.access_scopes.scopes.split(',').map(str::trim).collect();
    messages.extend(proxy::check(&example.app_proxy, &around.proxies, &scopes));
    messages.extend(webhooks::check(&example.webhooks, &around.webhooks, &around.router, &scopes));
    messages
}

#[cfg(test)]
mod tests {
    use super::super::file::messages;
    use super::{Surroundings, check};

    const EXAMPLE: &str = include_str!("../../../shopify.app.toml.example");

    fn found(example: &str) -> Vec<String> {
        let webhooks = r#""orders/paid" "orders/cancelled" "refunds/create" "products/create" "products/update"
            "products/delete" "customers/" "shop/redact""#;
        messages(check(&Surroundings {
            example: example.to_owned(),
            is_extension: |folder| folder == "theme-snippets",
            proxies: vec!["/apps/perkline".to_owned()],
            webhooks: webhooks.to_owned(),
            router: ".route(\"/webhooks/shopify\", post(x))".to_owned(),
        }))
    }

    #[test]
    fn the_example_passes() {
        assert_eq!(found(EXAMPLE), [] as [&str; 0]);
    }

    #[test]
    fn what_would_not_work_is_found() {
        for (part, instead, told) in [
            ("embedded = false", "embeded = false", "unknown field `embeded`"),
            ("YOUR-APP-CLIENT-ID", "a61950a2cbd5f32876b0b55587ec7a27", "is a real one"),
            ("application_url = \"https://", "application_url = \"http://", "https only"),
            (
                "\"theme-snippets\"",
                "\"theme-snippets\", \"extensions/other\"",
                "has no shopify.extension.toml",
            ),
            ("\"perkline\"", "\"loyalty\"", "the blocks ask /apps/perkline"),
            ("\"perkline\"", "\"admin\"", "Shopify keeps 'admin'"),
            ("\"apps\"", "\"app\"", "prefix is 'app'"),
            ("write_app_proxy", "write_themes", "write_app_proxy"),
            ("read_orders", "read_themes", "read_orders"),
            ("\"orders/paid\"", "\"orders/edited\"", "orders/edited"),
            ("\"shop/redact\"", "\"shop/update\"", "shop/redact"),
            ("\"2026-10\"", "\"2026-11\"", "api_version"),
            ("com/webhooks/shopify", "com/webhooks", "is no route"),
        ] {
            let changed = EXAMPLE.replace(part, instead);
            assert_ne!(changed, EXAMPLE, "{part}");
            let found = found(&changed);
            assert!(found.iter().any(|one| one.contains(told)), "{instead}: {found:?}");
        }
    }
}
