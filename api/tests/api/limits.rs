//! Bad input: refused, named, and nothing is changed.

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};

use crate::world::{World, bearer, changed, order, program, with_body};

fn request_with(lines: usize) -> Value {
    let line = json!({"product_id": "1", "quantity": 1, "price_minor": 100, "gift_card": false});
    json!({"program": program(), "member": null, "now": 1, "cart": {"currency": "USD", "lines": vec![line; lines]}})
}

#[tokio::test]
async fn a_cart_of_500_lines_is_answered_and_one_of_501_refused() {
    let world = World::bare().await;
    assert_eq!(world.operator("POST", "/v1/nudges", Some(&request_with(500))).await.status, 200);
    let refused = world.operator("POST", "/v1/nudges", Some(&request_with(501))).await;
    assert_eq!(refused.problem(), (422, "invalid-document".into(), Some("/cart/lines".into())));
}

#[tokio::test]
async fn a_body_over_256_kib_is_refused_however_it_comes() {
    let world = World::bare().await;
    let text = |bytes: usize| format!("\"{}\"", "x".repeat(bytes - 2));
    let post = |body: Body| {
        world.send(
            bearer("POST", "/v1/nudges", "operator")
                .header("content-type", "application/json")
                .body(body)
                .unwrap(),
        )
    };
    assert_eq!(post(Body::from(text(256 * 1024))).await.problem().0, 422, "read, and not a request");
    assert_eq!(post(Body::from(text(256 * 1024 + 1))).await.problem(), (413, "too-large".into(), None));
    // Without a content-length it is noticed while reading.
    let stream = http_body_util::StreamBody::new(tokio_stream_of(text(256 * 1024 + 1)));
    assert_eq!(post(Body::new(stream)).await.problem(), (413, "too-large".into(), None));
}

/// Lines as long as Shopify writes them: far more than any other body may hold.
#[tokio::test]
async fn an_order_of_500_lines_is_credited_and_a_webhook_over_4_mib_refused() {
    let world = World::with_member().await;
    let (available, _) = world.points("7").await;
    let mut long = order("2", "7", &vec![("11", 1, "1.00"); 500]);
    for line in long["line_items"].as_array_mut().unwrap() {
        line["title"] = json!("x".repeat(4 * 1024));
    }
    world.paid(&long).await;
    assert_eq!(world.points("7").await.0, available + 500 * 5);
    let too_long = format!("\"{}\"", "x".repeat(4 * 1024 * 1024 - 1));
    assert_eq!(
        world.deliver_as("orders/paid", "w", &too_long).await.problem(),
        (413, "too-large".into(), None)
    );
}

#[tokio::test]
async fn an_order_of_501_lines_is_refused_and_moves_no_points() {
    let world = World::with_member().await;
    let refused = world.deliver("orders/paid", &order("2", "7", &vec![("11", 1, "1.00"); 501])).await;
    assert_eq!(refused.problem(), (422, "invalid-document".into(), Some("/lines".into())));
    assert_eq!(world.points("7").await, (850, 0));
}

#[tokio::test]
async fn an_idempotency_key_has_255_characters_at_most() {
    let world = World::with_member().await;
    let refused = world.redeem("7", "r10", &"k".repeat(256)).await;
    assert_eq!(refused.problem(), (422, "invalid-document".into(), Some("/idempotency_key".into())));
}

/// Whatever its lists hold, a program is as large as a body may be.
#[tokio::test]
async fn a_program_of_256_kib_is_taken_and_a_larger_one_refused() {
    let world = World::bare().await;
    let sized = |bytes: usize| {
        let mut text = program().to_string();
        text.extend(std::iter::repeat_n(' ', bytes - text.len()));
        bearer("PUT", "/v1/program", "operator")
            .header("content-type", "application/json")
            .body(Body::from(text))
            .unwrap()
    };
    assert_eq!(world.send(sized(256 * 1024 + 1)).await.problem(), (413, "too-large".into(), None));
    assert_eq!(world.send(sized(256 * 1024)).await.json()["version"], 1);
}

/// Each list to its end; each reward is looked at for the answer, and each id told from the others.
#[tokio::test]
async fn a_program_of_200_rewards_is_answered_and_one_of_201_refused() {
    let world = World::bare().await;
    let rewards = |length: usize| -> Value {
        let reward = |n| json!({"id": format!("r{n}"), "title": "R", "kind": "amount_off", "value": "1", "points": n + 1});
        (0..length).map(reward).collect()
    };
    let mut body = request_with(500);
    body["program"]["rewards"] = rewards(200);
    body["member"] = json!({"id": "1", "state": "member", "points": {"available": 150}});
    let reply = world.operator("POST", "/v1/nudges", Some(&body)).await;
    assert_eq!(reply.json()["nudges"][0]["reward_id"], "r149");
    body["program"]["rewards"][199]["id"] = json!("r0");
    let refused = world.operator("POST", "/v1/nudges", Some(&body)).await;
    assert_eq!(refused.problem(), (422, "invalid-document".into(), Some("/program/rewards/199/id".into())));
    let refused =
        world.operator("PUT", "/v1/program", Some(&changed(program(), "/rewards", rewards(201)))).await;
    assert_eq!(refused.problem(), (422, "invalid-document".into(), Some("/rewards".into())));
}

/// One chunk, of which nobody knows the length before.
fn tokio_stream_of(
    text: String,
) -> impl futures_core::Stream<Item = Result<http_body::Frame<axum::body::Bytes>, std::convert::Infallible>> {
    let mut chunk = Some(axum::body::Bytes::from(text));
    futures_util::stream::poll_fn(move |_| {
        std::task::Poll::Ready(chunk.take().map(|bytes| Ok(http_body::Frame::data(bytes))))
    })
}

#[tokio::test]
async fn nudges_name_the_path_of_what_is_wrong() {
    let world = World::bare().await;
    for (body, problem) in [
        ("{", (400, "not-json".to_owned(), Some(String::new()))),
        ("{}", (422, "invalid-document".to_owned(), Some("/program/currency".to_owned()))),
    ] {
        let request = bearer("POST", "/v1/nudges", "operator").header("content-type", "application/json");
        assert_eq!(world.send(request.body(Body::from(body)).unwrap()).await.problem(), problem, "{body}");
    }
    let reply = world.send(bearer("POST", "/v1/nudges", "operator").body(Body::from("{}")).unwrap()).await;
    assert_eq!(reply.problem(), (415, "content-type".into(), None));
}

#[tokio::test]
async fn what_is_not_there_is_a_problem_too() {
    let world = World::new().await;
    let get = |path: &'static str| world.send(Request::get(path).body(Body::empty()).unwrap());
    assert_eq!(get("/v1/nothing").await.problem(), (404, "not-found".into(), None));
    let wrong_method = get("/v1/redemptions").await;
    assert_eq!(wrong_method.problem(), (405, "method-not-allowed".into(), None));
    assert_eq!(wrong_method.header("allow"), "POST");
    let query = world.proxied("GET", "/v1/snapshot?since=yesterday", "7", None).await;
    assert_eq!(query.problem(), (400, "bad-request".into(), None));
}

#[tokio::test]
async fn a_panic_in_one_handler_is_that_request_s_problem_only() {
    let world = World::with_member().await;
    let now = world.now();
    world.set_now(-1);
    let ask =
        with_body(bearer("POST", "/v1/customer-tokens", "merchant"), Some(&json!({"customer_id": "7"})));
    let reply = world.send(ask).await;
    assert_eq!(reply.problem(), (500, "internal".into(), None));
    assert!(!reply.text.contains("on purpose"), "no internals");
    world.set_now(now);
    assert_eq!(world.points("7").await, (850, 0));
}
