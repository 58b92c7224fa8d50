//! The app proxy's query: taken exactly when Shopify's recipe, followed a second time, gives its signature.

use std::collections::BTreeMap;

use perkline_api::doors;

use crate::signature;

/// The secret and the time of Shopify's published example.
const SECRET: &[u8] = b"hush";
const NOW: i64 = 1_317_327_555;

/// A query as it comes, and the same one signed.
pub(crate) fn query(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    assert_eq!(doors::proxied(SECRET, text, NOW), stands_for(SECRET, text, NOW), "as it comes");
    let unsigned: Vec<&str> = text.split('&').filter(|pair| !names_signature(pair)).collect();
    let message = signed(&pairs(&unsigned.join("&")));
    let mut right = signature::of(SECRET, message.as_bytes());
    let with = |signature: &[u8]| format!("{}&signature={}", unsigned.join("&"), hex::encode(signature));
    let query = with(&right);
    assert_eq!(doors::proxied(SECRET, &query, NOW), stands_for(SECRET, &query, NOW), "signed: {query}");
    let place = data.len() % right.len();
    if let Some(byte) = right.get_mut(place) {
        *byte ^= 1;
    }
    assert_eq!(doors::proxied(SECRET, &with(&right), NOW), None, "a forged signature");
}

/// Whom a query stands for, by the recipe.
pub(crate) fn stands_for(secret: &[u8], query: &str, now: i64) -> Option<(String, Option<String>)> {
    let pairs = pairs(query);
    let mut named: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, value) in &pairs {
        named.entry(name).or_default().push(value);
    }
    let only = |name: &str| match named.get(name).map(Vec::as_slice) {
        Some([value]) => Some(*value),
        _ => None,
    };
    let given = hex::decode(only("signature")?).ok()?;
    let age = i128::from(now) - i128::from(only("timestamp")?.parse::<i64>().ok()?);
    if given != signature::of(secret, signed(&pairs).as_bytes()) || !(-90..=90).contains(&age) {
        return None;
    }
    let customer = Some(only("logged_in_customer_id")?).filter(|id| !id.is_empty());
    Some((only("shop")?.to_owned(), customer.map(str::to_owned)))
}

/// `name=value`, values of one name joined by commas, sorted, with nothing in between; without the signature.
fn signed(pairs: &[(String, String)]) -> String {
    let mut named: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, value) in pairs.iter().filter(|(name, _)| name != "signature") {
        named.entry(name).or_default().push(value);
    }
    let mut parts: Vec<String> =
        named.into_iter().map(|(name, values)| format!("{name}={}", values.join(","))).collect();
    parts.sort();
    parts.concat()
}

fn names_signature(pair: &str) -> bool {
    pairs(pair).iter().any(|(name, _)| name == "signature")
}

fn pairs(query: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}
