//! Who may ask what. Every failure is the same 401.

use axum::body::Body;
use axum::http::Request;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;

use crate::world::{NOW, SHOP, World, bearer, hmac, order, proxied_uri, with_body};

#[tokio::test]
async fn a_signature_that_is_wrong_old_or_missing_is_refused_alike() {
    let world = World::with_member().await;
    let signed = proxied_uri("/v1/snapshot", "7", SHOP, NOW);
    let mut answers = Vec::new();
    for uri in [
        "/v1/snapshot".to_owned(),
        signed.replace("customer_id=7", "customer_id=8"),
        signed.replace("signature=", "signature=00"),
        format!("{signed}&since=1"),
        proxied_uri("/v1/snapshot", "7", "other.myshopify.test", NOW),
        proxied_uri("/v1/snapshot", "7", SHOP, NOW - 91),
        proxied_uri("/v1/snapshot", "7", SHOP, NOW + 91),
    ] {
        let reply = world.send(Request::get(&uri).body(Body::empty()).unwrap()).await;
        assert_eq!(reply.problem(), (401, "unauthorized".into(), None), "{uri}");
        answers.push(reply.text);
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "no hint why");
    let reply = world
        .send(Request::get(proxied_uri("/v1/snapshot", "7", SHOP, NOW - 90)).body(Body::empty()).unwrap());
    assert_eq!(reply.await.status, 200);
}

#[tokio::test]
async fn a_guest_reads_and_commands_nothing() {
    let world = World::with_member().await;
    for (method, path) in [
        ("GET", "/v1/entries"),
        ("POST", "/v1/memberships"),
        ("POST", "/v1/redemptions"),
        ("POST", "/v1/redemptions/r/cancel"),
    ] {
        let body = (method == "POST").then(|| json!({"reward_id": "r10", "idempotency_key": "k"}));
        assert_eq!(world.proxied(method, path, "", body.as_ref()).await.problem().0, 401, "{path}");
        assert_eq!(
            world
                .send(with_body(Request::builder().method(method).uri(path), body.as_ref()))
                .await
                .problem()
                .0,
            401
        );
    }
}

#[tokio::test]
async fn a_customer_token_stands_for_one_customer_for_a_while() {
    let world = World::with_member().await;
    let ask = json!({"customer_id": "7"});
    let issued = world.send(with_body(bearer("POST", "/v1/customer-tokens", "merchant"), Some(&ask))).await;
    assert_eq!(issued.status, 201);
    assert_eq!(issued.header("cache-control"), "private, no-store");
    let (token, expires_at) = (issued.json()["token"].clone(), issued.json()["expires_at"].as_i64().unwrap());
    assert_eq!(expires_at, NOW + 900);
    let get =
        || world.send(bearer("GET", "/v1/snapshot", token.as_str().unwrap()).body(Body::empty()).unwrap());
    assert_eq!(get().await.json()["member"]["id"], "7");
    world.set_now(expires_at - 1);
    assert_eq!(get().await.status, 200);
    world.set_now(expires_at);
    assert_eq!(get().await.problem().0, 401);
    for key in ["operator", "token", ""] {
        let reply = world.send(with_body(bearer("POST", "/v1/customer-tokens", key), Some(&ask))).await;
        assert_eq!(reply.problem().0, 401, "{key}");
    }
    let nobody =
        with_body(bearer("POST", "/v1/customer-tokens", "merchant"), Some(&json!({"customer_id": ""})));
    assert_eq!(world.send(nobody).await.problem().2.as_deref(), Some("/customer_id"));
}

#[tokio::test]
async fn operators_routes_are_the_operator_s() {
    let world = World::new().await;
    for (method, path) in [("PUT", "/v1/program"), ("GET", "/v1/events"), ("POST", "/v1/nudges")] {
        for key in ["merchant", "operato", "operators", ""] {
            let reply = world.send(with_body(bearer(method, path, key), Some(&json!({})))).await;
            assert_eq!(reply.problem().0, 401, "{path} {key}");
        }
        assert_eq!(
            world
                .send(with_body(Request::builder().method(method).uri(path), Some(&json!({}))))
                .await
                .problem()
                .0,
            401
        );
    }
}

#[tokio::test]
async fn an_unsigned_webhook_changes_nothing() {
    let world = World::with_member().await;
    let body = order("2", "7", &[("11", 1, "10.00")]).to_string();
    let good = BASE64_STANDARD.encode(hmac("hush", &body));
    for (signature, domain, body) in [
        (BASE64_STANDARD.encode(hmac("hash", &body)), SHOP, body.clone()),
        (good.clone(), "other.myshopify.test", body.clone()),
        (good.clone(), SHOP, body.replace("10.00", "99.00")),
        (hex::encode(hmac("hush", &body)), SHOP, body.clone()),
        (String::new(), SHOP, body.clone()),
    ] {
        let request = Request::post("/webhooks/shopify")
            .header("x-shopify-topic", "orders/paid")
            .header("x-shopify-webhook-id", "w")
            .header("x-shopify-shop-domain", domain)
            .header("x-shopify-hmac-sha256", signature);
        let reply = world.send(request.body(Body::from(body)).unwrap()).await;
        assert_eq!(reply.problem(), (401, "unauthorized".into(), None));
    }
    assert_eq!(world.points("7").await, (850, 0));
}

#[tokio::test]
async fn only_named_origins_may_ask_across_origins() {
    let world = World::with_member().await;
    let preflight = |origin: &str| {
        Request::options("/v1/snapshot")
            .header("origin", origin)
            .header("access-control-request-method", "GET")
            .header("access-control-request-headers", "authorization")
            .body(Body::empty())
            .unwrap()
    };
    let ask = |origin: &str| {
        let request = Request::get(proxied_uri("/v1/snapshot", "7", SHOP, NOW)).header("origin", origin);
        request.body(Body::empty()).unwrap()
    };
    for request in [preflight("https://headless.test"), ask("https://headless.test")] {
        let allowed = world.send(request).await;
        assert_eq!(allowed.header("access-control-allow-origin"), "https://headless.test");
        assert_eq!(allowed.header("access-control-allow-credentials"), "", "no cookies");
        assert!(allowed.header("vary").to_lowercase().contains("origin"), "{allowed:?}");
    }
    for origin in [
        "https://evil.test",
        "http://headless.test",
        "https://headless.test.evil.test",
        "https://evil-headless.test",
        "https://sub.headless.test",
        "https://headless.test:8443",
        "https://HEADLESS.test",
        "null",
        "*",
        "",
    ] {
        for request in [preflight(origin), ask(origin)] {
            let reply = world.send(request).await;
            assert_eq!(reply.header("access-control-allow-origin"), "", "{origin}");
        }
    }
}
