//! Customer tokens are for one customer of one shop, for a while, in one form.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as URL;
use serde_json::{Value, json};

use crate::world::{NOW, SHOP, World, bearer, hmac, proxied_uri, with_body};

fn claims() -> Value {
    json!({"iss": "perkline", "aud": SHOP, "sub": "7", "iat": NOW, "exp": NOW + 900})
}

fn forged(header: &Value, claims: &Value, secret: &str) -> String {
    let message = format!("{}.{}", URL.encode(header.to_string()), URL.encode(claims.to_string()));
    format!("{message}.{}", URL.encode(hmac(secret, &message)))
}

fn hs256() -> Value {
    json!({"alg": "HS256", "typ": "JWT"})
}

fn with(name: &str, value: Value) -> Value {
    let mut claims = claims();
    claims[name] = value;
    claims
}

fn without(name: &str) -> Value {
    let mut claims = claims();
    claims.as_object_mut().unwrap().remove(name);
    claims
}

impl World {
    async fn status_with(&self, token: &str) -> u16 {
        self.send(with_body(bearer("GET", "/v1/snapshot", token), None)).await.status.as_u16()
    }
}

#[tokio::test]
async fn a_token_with_anything_else_in_it_is_refused() {
    let world = World::with_member().await;
    assert_eq!(world.status_with(&forged(&hs256(), &claims(), "token")).await, 200, "the forger knows how");
    for (claims, why) in [
        (with("aud", json!("other.myshopify.test")), "another shop's"),
        (with("aud", json!([SHOP, "other.myshopify.test"])), "for several shops"),
        (with("iss", json!("shopify")), "another issuer's"),
        (with("sub", json!("")), "for nobody"),
        (with("sub", json!(7)), "an id that is no text"),
        (with("exp", json!(NOW)), "over"),
        (with("exp", json!(NOW + 901)), "longer than we issue them"),
        (with("exp", json!(i64::MAX)), "for ever"),
        (with("iat", json!(NOW + 91)), "from the future"),
        (with("iat", json!(i64::MIN)), "from before time"),
        (without("exp"), "without an end"),
        (without("iat"), "without a beginning"),
        (without("aud"), "for any shop"),
        (without("iss"), "from anybody"),
        (without("sub"), "for anybody"),
    ] {
        assert_eq!(world.status_with(&forged(&hs256(), &claims, "token")).await, 401, "{why}");
    }
}

#[tokio::test]
async fn no_other_algorithm_and_no_other_key_is_taken() {
    let world = World::with_member().await;
    for algorithm in ["none", "None", "HS384", "HS512", "RS256", "ES256", "EdDSA", "hs256", ""] {
        let header = json!({"alg": algorithm, "typ": "JWT"});
        assert_eq!(world.status_with(&forged(&header, &claims(), "token")).await, 401, "{algorithm}");
    }
    // Shopify's session tokens are signed with the app's secret, and the bearers are secrets too.
    for secret in ["hush", "operator", "merchant", ""] {
        assert_eq!(world.status_with(&forged(&hs256(), &claims(), secret)).await, 401, "{secret}");
    }
    // A key that the token brings along.
    let header = json!({"alg": "HS256", "jwk": {"kty": "oct", "k": URL.encode("mine")}});
    assert_eq!(world.status_with(&forged(&header, &claims(), "mine")).await, 401);
}

#[tokio::test]
async fn a_token_opens_nothing_but_its_customer_s_routes() {
    let world = World::with_member().await;
    let token = forged(&hs256(), &claims(), "token");
    for (method, path) in [
        ("PUT", "/v1/program"),
        ("GET", "/v1/events"),
        ("POST", "/v1/nudges"),
        ("POST", "/v1/customer-tokens"),
        ("POST", "/webhooks/shopify"),
    ] {
        let reply = world.send(with_body(bearer(method, path, &token), Some(&json!({})))).await;
        assert_eq!(reply.problem().0, 401, "{path}");
    }
    // Nor does it help a signature that does not hold.
    let mut request =
        with_body(bearer("GET", &proxied_uri("/v1/snapshot", "8", SHOP, NOW - 1_000), &token), None);
    assert_eq!(world.send(request).await.problem().0, 401);
    request = with_body(bearer("GET", "/v1/snapshot?logged_in_customer_id=8", &token), None);
    assert_eq!(world.send(request).await.json()["member"]["id"], "7");
}
