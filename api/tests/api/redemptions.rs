//! Points to vouchers, and back.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::world::{DAY, NOW, Reply, World, changed, iso, order, program};

/// A member with 1,000 points.
async fn world_with_a_thousand() -> World {
    let world = World::with_member().await;
    world.paid(&order("2", "7", &[("11", 1, "30.00")])).await;
    world
}

#[tokio::test]
async fn a_redemption_is_a_voucher_and_its_key_answers_alike() {
    let world = world_with_a_thousand().await;
    let first = world.redeem("7", "r10", "k").await;
    assert_eq!(first.status, 201);
    assert_eq!(first.header("cache-control"), "private, no-store");
    let body = first.json();
    let code = body["voucher"]["code"].as_str().unwrap();
    assert!(code.starts_with("PERK-") && code.len() >= 13, "{code}");
    assert_eq!(body["voucher"]["combines_with"], json!(["shipping"]));
    assert_eq!(body["snapshot"]["member"]["vouchers"], json!([body["voucher"]]));
    assert_eq!(body["snapshot"]["member"]["points"]["available"], 0);
    assert_eq!(body["snapshot"]["member"]["last_redemption_at"], NOW);
    let order = &world.codes.standing()[0];
    assert_eq!(
        (order.code.as_str(), order.value.as_deref(), order.kind.as_str()),
        (code, Some("10.00"), "amount_off")
    );

    world.set_now(NOW + 50);
    let again = world.redeem("7", "r10", "k").await;
    assert_eq!((again.status.as_u16(), &again.text), (200, &first.text), "the answer that was stored");
    assert_eq!(world.codes.standing().len(), 1);
    let other = json!({"reward_id": "credit", "idempotency_key": "k"});
    let other = world.proxied("POST", "/v1/redemptions", "7", Some(&other)).await;
    assert_eq!(other.problem(), (422, "idempotency-key-reused".into(), Some("/idempotency_key".into())));
    // Another customer's key is another key.
    world.join("8").await;
    assert_eq!(world.redeem("8", "r10", "k").await.problem().1, "not-enough-points");
    // After 30 days the key is forgotten.
    world.set_now(NOW + 30 * 86_400);
    assert_eq!(world.redeem("7", "r10", "k").await.problem().1, "not-enough-points");
}

#[tokio::test]
async fn what_may_not_be_redeemed_says_why() {
    let world = World::with_member().await;
    let ask = async |customer: &str, body: Value| {
        world.proxied("POST", "/v1/redemptions", customer, Some(&body)).await
    };
    for (reward, points, status, name, path) in [
        ("r10", json!(null), 422, "not-enough-points", None),
        ("r10", json!(999), 422, "invalid-document", Some("/points")),
        ("nope", json!(null), 422, "unknown-reward", Some("/reward_id")),
        ("off", json!(null), 422, "reward-not-redeemable", Some("/reward_id")),
        ("gold15", json!(null), 422, "reward-not-redeemable", Some("/reward_id")),
        ("card", json!(null), 422, "reward-not-redeemable", Some("/reward_id")),
        ("unpriced", json!(null), 422, "reward-not-redeemable", Some("/reward_id")),
        ("any", json!(null), 422, "invalid-document", Some("/points")),
        ("any", json!(100), 422, "invalid-document", Some("/points")),
        ("any", json!(250), 422, "invalid-document", Some("/points")),
        ("any", json!(600), 422, "invalid-document", Some("/points")),
        ("any", json!(-200), 422, "invalid-document", Some("/points")),
    ] {
        let reply = ask("7", json!({"reward_id": reward, "points": points, "idempotency_key": "k"})).await;
        assert_eq!(reply.problem(), (status, name.into(), path.map(str::to_owned)), "{reward} {points}");
    }
    let candidate = ask("8", json!({"reward_id": "r10", "idempotency_key": "k"})).await;
    assert_eq!(candidate.problem(), (409, "not-a-member".into(), None));
    assert_eq!(world.points("7").await, (850, 0));
    let steps = ask("7", json!({"reward_id": "any", "points": 300, "idempotency_key": "k"})).await.json();
    assert_eq!(steps["snapshot"]["member"]["points"]["available"], 550);
    assert_eq!(steps["voucher"]["minimum_spend"], "20.00");
    assert_eq!(world.codes.standing()[0].value.as_deref(), Some("3.00"));
}

#[tokio::test]
async fn of_many_at_once_one_is_given() {
    let world = std::sync::Arc::new(world_with_a_thousand().await);
    let asked: Vec<_> = (0..8)
        .map(|turn| {
            let world = world.clone();
            tokio::spawn(async move { world.redeem("7", "r10", &format!("key-{turn}")).await })
        })
        .collect();
    let mut given = 0;
    for reply in asked {
        let reply = reply.await.unwrap();
        if reply.status == 201 {
            given += 1;
        } else {
            assert_eq!(reply.problem(), (422, "not-enough-points".into(), None));
        }
    }
    assert_eq!((given, world.codes.standing().len()), (1, 1));
    assert_eq!(world.points("7").await, (0, 0));
}

#[tokio::test]
async fn of_one_key_many_times_at_once_one_is_given() {
    let world = std::sync::Arc::new(world_with_a_thousand().await);
    world.paid(&order("3", "7", &[("11", 1, "900.00")])).await;
    let asked: Vec<_> = (0..8)
        .map(|_| {
            let world = world.clone();
            tokio::spawn(async move { world.redeem("7", "r10", "key").await })
        })
        .collect();
    let mut answers = BTreeSet::new();
    for reply in asked {
        let reply = reply.await.unwrap();
        assert!(reply.status.is_success(), "{reply:?}");
        answers.insert(reply.text);
    }
    assert_eq!((answers.len(), world.codes.standing().len()), (1, 1));
    assert_eq!(world.points("7").await, (4500, 0));
}

#[tokio::test]
async fn without_the_code_service_no_points_are_taken() {
    let world = world_with_a_thousand().await;
    world.codes.set_down(true);
    for _ in 0..2 {
        assert_eq!(world.redeem("7", "r10", "k").await.problem(), (503, "codes-unavailable".into(), None));
        assert_eq!(world.points("7").await, (1000, 0));
    }
    world.codes.set_down(false);
    assert_eq!(world.redeem("7", "r10", "k").await.status, 201, "the same key works once it can");
    assert_eq!(world.points("7").await, (0, 0));
}

#[tokio::test]
async fn store_credit_is_never_a_voucher() {
    let world = world_with_a_thousand().await;
    world.codes.set_down(true);
    let redeemed = world.redeem("7", "credit", "k").await;
    assert_eq!(redeemed.status, 201);
    assert_eq!(redeemed.json()["voucher"], Value::Null);
    assert_eq!(redeemed.json()["snapshot"]["member"]["vouchers"], json!([]));
    let created =
        world.events().await.into_iter().find(|event| event["kind"] == "redemption.created").unwrap();
    let id = created["data"]["redemption_id"].as_str().unwrap();
    assert_eq!(world.cancel("7", id).await.problem().1, "reward-not-redeemable");
    assert_eq!(world.points("7").await, (500, 0));
}

#[tokio::test]
async fn an_unused_voucher_goes_back_to_points_once() {
    let world = world_with_a_thousand().await;
    let id = world.redeem("7", "r10", "k").await.json()["voucher"]["id"].as_str().unwrap().to_owned();
    assert_eq!(world.cancel("8", &id).await.problem(), (404, "unknown-redemption".into(), None));
    world.codes.set_down(true);
    assert_eq!(world.cancel("7", &id).await.problem().1, "codes-unavailable");
    assert_eq!(world.points("7").await, (0, 0));
    world.codes.set_down(false);
    for _ in 0..2 {
        let reply = world.cancel("7", &id).await;
        assert_eq!(reply.status, 200, "{reply:?}");
        assert_eq!(reply.json()["snapshot"]["member"]["vouchers"], json!([]));
        assert_eq!(world.points("7").await, (1000, 0));
    }
    assert!(world.codes.standing().is_empty(), "the code is withdrawn");
}

#[tokio::test]
async fn a_voucher_that_paid_for_an_order_is_used() {
    let world = world_with_a_thousand().await;
    let voucher = world.redeem("7", "r10", "k").await.json()["voucher"].clone();
    let code = voucher["code"].as_str().unwrap().to_lowercase();
    // Anybody's order uses it: a code belongs to whoever types it.
    let paid = changed(
        order("3", "8", &[("11", 1, "30.00")]),
        "/discount_codes",
        json!([{"code": code, "amount": "10.00"}]),
    );
    world.paid(&paid).await;
    assert_eq!(world.snapshot("7").await["member"]["vouchers"], json!([]));
    assert_eq!(
        world.cancel("7", voucher["id"].as_str().unwrap()).await.problem(),
        (409, "voucher-used".into(), None)
    );
    let used: Vec<Value> =
        world.events().await.into_iter().filter(|event| event["kind"] == "voucher.used").collect();
    assert_eq!(used.len(), 1);
    assert_eq!((&used[0]["customer_id"], &used[0]["data"]["order_id"]), (&json!("7"), &json!("3")));
}

/// What the page sends: the key, and what it believes of the last redemption.
async fn redeem_knowing(world: &World, key: &str, known_at: Value) -> Reply {
    let body = json!({"reward_id": "r10", "idempotency_key": key, "last_redemption_at": known_at});
    world.proxied("POST", "/v1/redemptions", "7", Some(&body)).await
}

#[tokio::test]
async fn a_page_that_is_behind_buys_nothing() {
    let world = world_with_a_thousand().await;
    world.paid(&order("3", "7", &[("11", 1, "900.00")])).await;
    assert_eq!(world.points("7").await, (5500, 0));
    assert_eq!(redeem_knowing(&world, "cart-1:r10:none", json!(null)).await.status, 201);
    // Another tab, with another cart and the snapshot from before.
    let behind = redeem_knowing(&world, "cart-2:r10:none", json!(null)).await;
    assert_eq!(behind.problem(), (409, "redeemed-meanwhile".into(), Some("/last_redemption_at".into())));
    world.set_now(NOW + 60);
    assert_eq!(redeem_knowing(&world, "a", json!(NOW - 1)).await.problem().0, 409);
    // The same click again is no other click.
    assert_eq!(redeem_knowing(&world, "cart-1:r10:none", json!(null)).await.status, 200);
    assert_eq!(world.points("7").await, (4500, 0));
    // Whoever knows of it, or does not say, may have another.
    assert_eq!(redeem_knowing(&world, "b", json!(NOW)).await.status, 201);
    assert_eq!(world.redeem("7", "r10", "c").await.status, 201);
    assert_eq!(world.points("7").await, (2500, 0));
    assert_eq!(redeem_knowing(&world, "d", json!("x")).await.problem().1, "invalid-document");
}

#[tokio::test]
async fn a_redemption_that_came_to_nothing_is_not_missed() {
    let world = world_with_a_thousand().await;
    world.codes.set_down(true);
    assert_eq!(redeem_knowing(&world, "k", json!(null)).await.problem().1, "codes-unavailable");
    world.codes.set_down(false);
    let id =
        redeem_knowing(&world, "k", json!(null)).await.json()["voucher"]["id"].as_str().unwrap().to_owned();
    assert_eq!(world.cancel("7", &id).await.status, 200);
    // The key of a voucher that was cancelled buys nothing more, and gives back what it was.
    assert_eq!(redeem_knowing(&world, "k", json!(null)).await.json()["voucher"]["id"], id);
    assert_eq!(world.points("7").await, (1000, 0));
    assert_eq!(redeem_knowing(&world, "other", json!(null)).await.status, 201);
    assert_eq!(world.points("7").await, (0, 0));
}

#[tokio::test]
async fn cancelled_from_many_tabs_at_once_the_points_go_back_once() {
    let world = std::sync::Arc::new(world_with_a_thousand().await);
    let id = world.redeem("7", "r10", "k").await.json()["voucher"]["id"].as_str().unwrap().to_owned();
    let asked: Vec<_> = (0..8)
        .map(|_| {
            let (world, id) = (world.clone(), id.clone());
            tokio::spawn(async move { world.cancel("7", &id).await })
        })
        .collect();
    for reply in asked {
        assert_eq!(reply.await.unwrap().status, 200);
    }
    assert_eq!(world.points("7").await, (1000, 0));
}

#[tokio::test]
async fn of_cancelling_and_using_at_once_one_happens() {
    for _ in 0..4 {
        let world = std::sync::Arc::new(world_with_a_thousand().await);
        let voucher = world.redeem("7", "r10", "k").await.json()["voucher"].clone();
        let id = voucher["id"].as_str().unwrap().to_owned();
        let codes = json!([{"code": voucher["code"], "amount": "10.00"}]);
        let paid = changed(order("3", "8", &[("11", 1, "30.00")]), "/discount_codes", codes);
        let cancelling = tokio::spawn({
            let world = world.clone();
            async move { world.cancel("7", &id).await }
        });
        world.paid(&paid).await;
        let cancelled = cancelling.await.unwrap();
        let points = world.points("7").await.0;
        let used = world.events().await.iter().any(|event| event["kind"] == "voucher.used");
        if cancelled.status == 200 {
            assert_eq!(points, 1000, "the points are back");
        } else {
            assert_eq!((cancelled.problem().1.as_str(), points, used), ("voucher-used", 0, true));
        }
        assert_eq!(world.snapshot("7").await["member"]["vouchers"], json!([]));
    }
}

#[tokio::test]
async fn a_voucher_is_given_back_when_something_else_is_due() {
    let mut later = program();
    later["posting"]["after_days"] = json!(1);
    let world = World::with(later).await;
    world.join("7").await;
    world.paid(&order("1", "7", &[("11", 1, "400.00")])).await;
    world.set_now(NOW + 2 * DAY);
    let voucher = world.redeem("7", "r10", "k").await.json()["voucher"]["id"].clone();
    let mut second = order("2", "7", &[("11", 1, "20.00")]);
    second["created_at"] = json!(iso(world.now()));
    world.paid(&second).await;
    world.set_now(NOW + 4 * DAY);
    let reply = world.cancel("7", voucher.as_str().unwrap()).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    assert_eq!(
        reply.json()["snapshot"]["member"]["points"],
        json!({"available": 2100, "pending": 0, "lifetime": 2100})
    );
    // What the answer tells is recorded.
    let posted = world.events().await.iter().filter(|event| event["data"]["settles"].is_number()).count();
    assert_eq!(posted, 2);
}
