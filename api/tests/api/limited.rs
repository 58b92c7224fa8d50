//! Who asks too often is told when to come again; nobody else notices.

use serde_json::json;

use crate::world::{NOW, World, bearer, order, with_body};

#[tokio::test]
async fn a_customer_who_asks_too_often_waits_and_is_then_answered() {
    let world = World::with_member().await.limited(4, 1_000);
    let ask = || world.proxied("GET", "/v1/snapshot", "7", None);
    for _ in 0..4 {
        assert_eq!(ask().await.status, 200);
    }
    let refused = ask().await;
    assert_eq!(refused.problem(), (429, "too-many-requests".into(), None));
    assert_eq!(refused.header("access-control-expose-headers"), "retry-after");
    let wait: i64 = refused.header("retry-after").parse().unwrap();
    assert!((1..=60).contains(&wait), "{wait}");
    // Commands count too, and a refused one changes nothing.
    assert_eq!(world.redeem("7", "credit", "k").await.problem().0, 429);
    assert_eq!(world.proxied("GET", "/v1/snapshot", "8", None).await.status, 200, "somebody else");
    world.paid(&order("2", "7", &[("11", 1, "10.00")])).await;
    world.set_now(NOW + wait);
    assert_eq!(ask().await.json()["member"]["points"]["available"], 900);
}

#[tokio::test]
async fn a_token_does_not_double_a_customer_s_limit() {
    let world = World::with_member().await.limited(2, 1_000);
    let command = json!({"customer_id": "7"});
    let issued =
        world.send(with_body(bearer("POST", "/v1/customer-tokens", "merchant"), Some(&command))).await;
    let token = issued.json()["token"].as_str().unwrap().to_owned();
    let with_token = || world.send(with_body(bearer("GET", "/v1/snapshot", &token), None));
    assert_eq!(world.proxied("GET", "/v1/snapshot", "7", None).await.status, 200);
    assert_eq!(with_token().await.status, 200);
    assert_eq!(with_token().await.problem().0, 429);
}

#[tokio::test]
async fn guests_and_strangers_use_up_nothing_of_the_customers() {
    let world = World::with_member().await.limited(10, 3);
    for _ in 0..10 {
        world.proxied("GET", "/v1/snapshot", "", None).await;
        world.send(with_body(bearer("GET", "/v1/program", "anyone"), None)).await;
        // Whoever can't prove who they are is not counted as somebody.
        let stranger = world.send(with_body(bearer("GET", "/v1/snapshot", "nobody"), None)).await;
        assert_eq!(stranger.problem().0, 401);
    }
    assert_eq!(world.proxied("GET", "/v1/snapshot", "", None).await.problem().0, 429);
    assert_eq!(world.proxied("GET", "/v1/snapshot", "7", None).await.status, 200);
}

#[tokio::test]
async fn all_customers_together_have_the_shop_s_limit() {
    let world = World::with_member().await.limited(2, 3);
    let mut answered = 0;
    for customer in ["7", "8", "9", "10"] {
        let reply = world.proxied("GET", "/v1/snapshot", customer, None).await;
        answered += i32::from(reply.status == 200);
    }
    assert_eq!(answered, 3);
}
