//! What holds for every route of the router, read off the router itself: a route that comes later is held to it too.

use std::collections::BTreeSet;

use axum::body::{Body, Bytes};
use axum::http::Request;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use futures_util::stream;

use crate::world::{Reply, SHOP, World, bearer, hmac, proxied_uri};

const ROUTER: &str = include_str!("../../src/router.rs");

/// Who a route is for.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Caller {
    Anyone,
    Customer,
    Operator,
    Merchant,
    Shopify,
    Machine,
}

const CALLERS: [(&str, &str, Caller); 13] = [
    ("GET", "/v1/program", Caller::Anyone),
    ("PUT", "/v1/program", Caller::Operator),
    ("GET", "/v1/snapshot", Caller::Customer),
    ("GET", "/v1/entries", Caller::Customer),
    ("POST", "/v1/memberships", Caller::Customer),
    ("POST", "/v1/redemptions", Caller::Customer),
    ("POST", "/v1/redemptions/{id}/cancel", Caller::Customer),
    ("POST", "/v1/customer-tokens", Caller::Merchant),
    ("POST", "/v1/nudges", Caller::Operator),
    ("GET", "/v1/events", Caller::Operator),
    ("POST", "/webhooks/shopify", Caller::Shopify),
    ("GET", "/healthz", Caller::Machine),
    ("GET", "/metrics", Caller::Machine),
];

/// Method and path of each `.route("path", get(…).put(…))`.
fn routes() -> BTreeSet<(String, String)> {
    let lines = ROUTER.lines().filter_map(|line| line.trim().strip_prefix(".route(\""));
    let routes = lines.filter_map(|line| line.split_once("\", "));
    routes
        .flat_map(|(path, handlers)| {
            let methods = ["get", "put", "post", "delete", "patch"];
            let used = methods.into_iter().filter(|method| handlers.contains(&format!("{method}(")));
            used.map(|method| (method.to_uppercase(), path.to_owned())).collect::<Vec<_>>()
        })
        .collect()
}

fn request(world: &World, method: &str, path: &str, caller: Caller, body: Body) -> Request<Body> {
    let path = path.replace("{id}", "nobody-s");
    let request = match caller {
        Caller::Customer => Request::builder().method(method).uri(proxied_uri(&path, "7", SHOP, world.now())),
        Caller::Operator => bearer(method, &path, "operator"),
        Caller::Merchant => bearer(method, &path, "merchant"),
        Caller::Anyone | Caller::Machine | Caller::Shopify => Request::builder().method(method).uri(path),
    };
    let request =
        request.header("content-type", "application/json").header("origin", "https://headless.test");
    let signature = BASE64_STANDARD.encode(hmac("hush", "{}"));
    let request = match caller {
        Caller::Shopify => request
            .header("x-shopify-topic", "themes/publish")
            .header("x-shopify-webhook-id", "w")
            .header("x-shopify-shop-domain", SHOP)
            .header("x-shopify-hmac-sha256", signature),
        _ => request,
    };
    request.body(body).unwrap()
}

async fn ask(world: &World, (method, path, caller): (&str, &str, Caller)) -> Reply {
    world.send(request(world, method, path, caller, Body::from("{}"))).await
}

#[test]
fn every_route_has_a_row() {
    let rows: BTreeSet<(String, String)> =
        CALLERS.iter().map(|(method, path, _)| ((*method).to_owned(), (*path).to_owned())).collect();
    assert_eq!(routes(), rows, "say in CALLERS who a new route is for");
}

#[tokio::test]
async fn every_route_refuses_strangers_unless_it_is_open() {
    let world = World::with_member().await;
    for (method, path, caller) in CALLERS {
        let stranger = world.send(request(&world, method, path, Caller::Anyone, Body::from("{}"))).await;
        match caller {
            Caller::Anyone | Caller::Machine => assert_eq!(stranger.status, 200, "{method} {path}"),
            _ => assert_eq!(stranger.problem(), (401, "unauthorized".into(), None), "{method} {path}"),
        }
    }
}

#[tokio::test]
async fn every_route_refuses_a_body_over_256_kib_and_of_a_webhook_over_4_mib() {
    let world = World::with_member().await;
    let chunk = Bytes::from(vec![b' '; 64 * 1024]);
    for (method, path, caller) in CALLERS {
        let size_max = if caller == Caller::Shopify { 4 * 1024 * 1024 } else { 256 * 1024 };
        let whole = Body::from(vec![b' '; size_max + 1]);
        let mut sent = request(&world, method, path, caller, whole);
        sent.headers_mut().insert("content-length", (size_max + 1).into());
        assert_eq!(world.send(sent).await.problem(), (413, "too-large".into(), None), "{method} {path}");
        if method == "GET" {
            continue; // reads no body
        }
        // In chunks, without a length, and without an end.
        let chunks = stream::repeat(Ok::<_, std::convert::Infallible>(chunk.clone()));
        let endless = Body::from_stream(chunks);
        let reply = world.send(request(&world, method, path, caller, endless)).await;
        assert_eq!(reply.problem(), (413, "too-large".into(), None), "{method} {path}");
    }
}

#[tokio::test]
async fn every_route_gives_up_in_time() {
    let world = World::with_member().await;
    // Nobody can read or write, and no body ever ends.
    let mut held = vec![world.app.database.command().await.unwrap()];
    for _ in 0..4 {
        held.push(world.app.database.read().await.unwrap());
    }
    tokio::time::pause();
    for (method, path, caller) in CALLERS {
        let body = if method == "GET" {
            Body::empty()
        } else {
            Body::from_stream(stream::pending::<Result<Bytes, std::convert::Infallible>>())
        };
        let started = tokio::time::Instant::now();
        let reply = world.send(request(&world, method, path, caller, body)).await;
        assert!(started.elapsed().as_secs() <= 15, "{method} {path}");
        match (method, path) {
            (_, "/metrics") => assert_eq!(reply.status, 200),
            ("GET", _) => assert!(reply.problem().0 >= 500, "{method} {path}"),
            _ => assert_eq!(reply.problem(), (503, "timeout".into(), None), "{method} {path}"),
        }
    }
}

#[tokio::test]
async fn every_route_has_a_limit_but_the_shop_s_and_the_machine_s() {
    for row in CALLERS {
        let world = World::with_member().await.limited(2, 3);
        let mut statuses = Vec::new();
        for _ in 0..4 {
            statuses.push(ask(&world, row).await.status.as_u16());
        }
        let allowed = match row.2 {
            Caller::Customer => 2,
            Caller::Shopify | Caller::Machine => 4,
            _ => 3,
        };
        let before_limit = statuses.iter().take_while(|status| **status != 429).count();
        assert_eq!(before_limit, allowed, "{row:?} {statuses:?}");
    }
}

#[tokio::test]
async fn every_answer_carries_the_strict_headers() {
    let world = World::with_member().await;
    let mut replies = Vec::new();
    for row @ (method, path, _) in CALLERS {
        replies.push(ask(&world, row).await);
        let stranger = request(&world, method, path, Caller::Anyone, Body::from("{"));
        replies.push(world.send(stranger).await);
        replies.push(world.send(request(&world, "DELETE", path, Caller::Anyone, Body::empty())).await);
        let preflight = Request::options(path).header("access-control-request-method", "GET");
        let preflight = preflight.header("origin", "https://headless.test");
        replies.push(world.send(preflight.body(Body::empty()).unwrap()).await);
    }
    replies.push(world.send(request(&world, "GET", "/nothing", Caller::Anyone, Body::empty())).await);
    let limited = World::with_member().await.limited(1, 1);
    ask(&limited, CALLERS[0]).await;
    replies.push(ask(&limited, CALLERS[0]).await);
    let statuses: BTreeSet<u16> = replies.iter().map(|reply| reply.status.as_u16()).collect();
    for status in [200, 401, 404, 405, 429] {
        assert!(statuses.contains(&status), "{status} is among {statuses:?}");
    }
    for reply in replies {
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(reply.header(name), value, "{name} of {reply:?}");
        }
        assert_eq!(reply.headers.get_all("cache-control").iter().count(), 1, "{reply:?}");
    }
}

#[tokio::test]
async fn only_the_program_may_be_kept_by_caches() {
    let world = World::with_member().await;
    for row @ (method, path, _) in CALLERS {
        let reply = ask(&world, row).await;
        let may_be_kept = !reply.header("cache-control").contains("no-store");
        assert_eq!(may_be_kept, (method, path) == ("GET", "/v1/program"), "{method} {path} {reply:?}");
    }
}
