//! The app proxy: a path on the store that Shopify hands on to the API, signed.

use serde::Deserialize;

const PREFIXES: [&str; 4] = ["apps", "a", "community", "tools"];
const RESERVED: [&str; 4] = ["admin", "services", "password", "login"];
const SUBPATH_CHARACTERS_MAX: usize = 30;
const SCOPE: &str = "write_app_proxy";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AppProxy {
    url: String,
    prefix: String,
    subpath: String,
}

/// `asked` are the paths that the blocks ask unless a merchant says otherwise.
pub(super) fn check(proxy: &AppProxy, asked: &[String], scopes: &[&str]) -> Vec<String> {
    let mut messages = Vec::new();
    if !proxy.url.starts_with("https://") || proxy.url.ends_with('/') {
        messages
            .push("app_proxy.url is https and ends without a slash: the path is put behind it".to_owned());
    }
    if !PREFIXES.contains(&proxy.prefix.as_str()) {
        messages.push(format!("app_proxy.prefix is '{}': it is one of {}", proxy.prefix, PREFIXES.join(" ")));
    }
    messages.extend(subpath(&proxy.subpath));
    let path = format!("/{}/{}", proxy.prefix, proxy.subpath);
    if asked.is_empty() {
        messages.push(format!("no block says which app proxy it asks: give its setting the default {path}"));
    }
    messages.extend(
        asked
            .iter()
            .filter(|asked| **asked != path)
            .map(|asked| format!("app_proxy is {path}, but the blocks ask {asked}: make them one")),
    );
    if !scopes.contains(&SCOPE) {
        messages.push(format!("an app proxy needs the scope {SCOPE}"));
    }
    messages
}

fn subpath(subpath: &str) -> Option<String> {
    if RESERVED.contains(&subpath) {
        return Some(format!("app_proxy.subpath: Shopify keeps '{subpath}' for itself"));
    }
    let fits = (1..=SUBPATH_CHARACTERS_MAX).contains(&subpath.len())
        && subpath.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-');
    (!fits).then(|| format!("app_proxy.subpath has up to {SUBPATH_CHARACTERS_MAX} letters, digits, _ and -"))
}
