//! Shopify's app proxy: who is signed in, vouched for by a signature over the query.

use std::borrow::Cow;

use super::hmac256::Key;

/// How old (or early) a signed request may be.
const TOLERANCE_SECONDS: u64 = 90;

/// What a proxied request says about itself, once its signature holds.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Proxied {
    pub(crate) shop: String,
    /// None: nobody is signed in.
    pub(crate) customer_id: Option<String>,
}

type Pair<'a> = (Cow<'a, str>, Cow<'a, str>);

/// Whether the query claims to come through the app proxy. Shopify writes the name as it is; who spells it otherwise is a stranger.
pub(crate) fn is_proxied(query: &str) -> bool {
    query.split('&').any(|pair| pair.starts_with("signature="))
}

/// Reads a proxied query; None when it is not signed with this key, or not now.
pub(crate) fn verify(key: &Key, query: &str, now: i64) -> Option<Proxied> {
    let pairs: Vec<Pair<'_>> = form_urlencoded::parse(query.as_bytes()).collect();
    let one = |wanted: &str| {
        let mut values = pairs.iter().filter(|(name, _)| name == wanted).map(|(_, value)| value.as_ref());
        values.next().filter(|_| values.next().is_none())
    };
    let signature = hex::decode(one("signature")?).ok()?;
    let timestamp: i64 = one("timestamp")?.parse().ok()?;
    if !key.verify(message(&pairs).as_bytes(), &signature) || now.abs_diff(timestamp) > TOLERANCE_SECONDS {
        return None;
    }
    let customer_id = one("logged_in_customer_id")?;
    Some(Proxied {
        shop: one("shop")?.to_owned(),
        customer_id: (!customer_id.is_empty()).then(|| customer_id.to_owned()),
    })
}

/// What Shopify signs: `key=value` of all parameters but the signature, repeated keys joined by a comma, sorted as bytes,
/// with nothing between them.
fn message(pairs: &[Pair<'_>]) -> String {
    let mut signed: Vec<(&str, String)> = Vec::new();
    for (name, value) in pairs.iter().filter(|(name, _)| name != "signature") {
        match signed.iter_mut().find(|(known, _)| known == name) {
            Some((_, parameter)) => parameter.extend([",", value]),
            None => signed.push((name, format!("{name}={value}"))),
        }
    }
    signed.sort_unstable_by(|(_, one), (_, other)| one.cmp(other));
    signed.into_iter().map(|(_, parameter)| parameter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PUBLISHED: &str = "extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id=1\
         &path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555\
         &signature=4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb";
    const PUBLISHED_GUEST: &str = "extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id=\
         &path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555\
         &signature=e072b6d7e6622d85912a5214b860d3100dc1e73d9bc29f43796ac8c9ff8093cb";
    const THEN: i64 = 1_317_327_555;

    fn check(query: &str, now: i64) -> Option<Proxied> {
        verify(&Key::new(b"hush"), query, now)
    }

    #[test]
    fn the_published_vectors_hold() {
        let proxied = |customer: Option<&str>| {
            Some(Proxied { shop: "shop-name.myshopify.com".into(), customer_id: customer.map(str::to_owned) })
        };
        assert_eq!(check(PUBLISHED, THEN), proxied(Some("1")));
        assert_eq!(check(PUBLISHED_GUEST, THEN), proxied(None));
    }

    #[test]
    fn a_signature_holds_for_90_seconds_either_way() {
        for (now, holds) in [(THEN - 91, false), (THEN - 90, true), (THEN + 90, true), (THEN + 91, false)] {
            assert_eq!(check(PUBLISHED, now).is_some(), holds, "at {now}");
        }
    }

    #[test]
    fn anything_changed_is_refused() {
        for changed in [
            PUBLISHED.replace("customer_id=1", "customer_id=2"),
            PUBLISHED.replace("extra=2", "extra=3"),
            PUBLISHED.replace("4c68", "4c69"),
            PUBLISHED.replace("4c68", ""),
            PUBLISHED.replace("4c68", "zz"),
            PUBLISHED.replace("signature=", "sig="),
            format!("{PUBLISHED}&logged_in_customer_id=7"),
            format!("{PUBLISHED}&signature=00"),
            String::new(),
        ] {
            assert_eq!(check(&changed, THEN), None, "{changed}");
        }
        assert_eq!(verify(&Key::new(b"hash"), PUBLISHED, THEN), None);
    }
}
