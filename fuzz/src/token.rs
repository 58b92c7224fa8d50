//! Customer tokens: whoever is let in carries a signature of ours over claims for this shop that are not over.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use perkline_api::doors;
use serde_json::Value;

use crate::signature;

const SECRET: &[u8] = b"token";
const SHOP: &str = "demo.myshopify.test";
const NOW: i64 = 1_795_273_200;

/// The text as a token; its lines as a header and claims, signed as a token and forged as one.
pub(crate) fn token(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    check(text);
    let (header, claims) = text.split_once('\n').unwrap_or((r#"{"alg":"HS256","typ":"JWT"}"#, text));
    let [header, claims] = [header, claims].map(|part| BASE64_URL_SAFE_NO_PAD.encode(part));
    let message = format!("{header}.{claims}");
    let mut right = signature::of(SECRET, message.as_bytes());
    let with = |signature: &[u8]| format!("{message}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature));
    check(&with(&right));
    let place = data.len() % right.len();
    if let Some(byte) = right.get_mut(place) {
        *byte ^= 1;
    }
    for forged in [with(&right), with(&[]), with(&signature::of(b"", message.as_bytes()))] {
        assert_eq!(doors::customer(SECRET, SHOP, &forged, NOW), None, "a forged signature: {forged}");
    }
}

fn check(token: &str) {
    if let Some(customer) = doors::customer(SECRET, SHOP, token, NOW) {
        assert_eq!(stands_for(SECRET, SHOP, token, NOW), Some(customer), "{token}");
    }
}

/// Whom a token stands for, by RFC 7519 and our own claims; stricter nowhere, so what is taken must be taken here.
pub(crate) fn stands_for(secret: &[u8], shop: &str, token: &str, now: i64) -> Option<String> {
    let (message, given) = token.rsplit_once('.')?;
    let (header, claims) = message.split_once('.')?;
    if decoded(given)? != signature::of(secret, message.as_bytes()) {
        return None;
    }
    let [header, claims] = [header, claims]
        .map(|part| decoded(part).and_then(|json| serde_json::from_slice::<Value>(&json).ok()));
    let (header, claims) = (header?, claims?);
    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    let ours = header.get("alg")? == "HS256" && text("iss")? == "perkline" && text("aud")? == shop;
    (ours && now < claims.get("exp")?.as_i64()?).then_some(text("sub")?.to_owned())
}

fn decoded(part: &str) -> Option<Vec<u8>> {
    BASE64_URL_SAFE_NO_PAD.decode(part).ok()
}
