//! What is carried out long after it was asked, and what comes of two at once.

use std::time::Duration;

use futures_util::future::join_all;
use perkline_api::{Patience, finish_unresolved};
use serde_json::{Value, json};

use super::faulty::{CODE, CREDIT};
use super::store::{Effect, Fault, Said};
use super::{IMPATIENT, Shop};
use crate::world::{World, order};

const UNRESOLVED: &str = "redemption-unresolved";

/// Shopify may take as long as it likes.
const LONG: Patience = Patience { settle: Duration::from_hours(1), ..IMPATIENT };

async fn patient() -> Shop {
    Shop::of(World::with_member().await, LONG).await
}

impl Shop {
    async fn problem_of(&self, reward: &str, key: &str) -> String {
        self.world.redeem("7", reward, key).await.problem().1
    }
}

#[tokio::test]
async fn a_credit_that_may_be_under_way_is_not_asked_for_again() {
    let shop = patient().await;
    shop.store.script(CREDIT.question, &[Fault(Effect::Late, Said::Cut)]);
    for _ in 0..3 {
        assert_eq!(shop.problem_of("credit", "k").await, UNRESOLVED);
    }
    shop.world.set_now(shop.world.now() + 31);
    finish_unresolved(&shop.world.app).await.unwrap();
    assert_eq!((shop.store.asked(CREDIT.question).len(), shop.at_the_store()), (1, 0));
    shop.store.release();
    shop.assert_made_by_asking(CREDIT).await;
}

#[tokio::test]
async fn a_code_that_may_be_under_way_does_not_give_the_points_back() {
    let shop = patient().await;
    let late = Fault(Effect::Late, Said::Cut);
    let refused = Fault(Effect::No, Said::UserError("MAX_APP_DISCOUNTS"));
    shop.store.script(CODE.question, &[late, refused, refused]);
    for _ in 0..2 {
        assert_eq!(shop.problem_of("r10", "k").await, UNRESOLVED);
    }
    shop.store.release();
    shop.assert_made_by_asking(CODE).await;
}

#[tokio::test]
async fn a_code_that_can_no_longer_come_gives_the_points_back() {
    let shop = Shop::open().await;
    let refused = Fault(Effect::No, Said::UserError("MAX_APP_DISCOUNTS"));
    shop.store.script(CODE.question, &[Fault(Effect::No, Said::Cut), refused]);
    assert_eq!(shop.problem_of("r10", "k").await, "codes-unavailable");
    assert_eq!((shop.world.points("7").await.0, shop.at_the_store()), (2850, 0));
}

#[tokio::test]
async fn two_credits_of_one_amount_are_told_apart_when_the_first_is_unknown() {
    for effect in [Effect::No, Effect::Yes, Effect::Late] {
        let shop = Shop::open().await;
        let unknown = Fault(effect, Said::Cut);
        shop.store.script(CREDIT.question, &[unknown]);
        shop.store.script("customer", &[Fault(Effect::No, Said::Status(403))]);
        assert_eq!(shop.problem_of("credit", "first").await, UNRESOLVED);
        assert_eq!(shop.world.redeem("7", "credit", "second").await.status, 201);
        shop.store.release();
        assert_eq!(shop.world.redeem("7", "credit", "first").await.status, 200);
        let credits = shop.store.stock().credits("7");
        assert_eq!(credits, vec![("USD".to_owned(), 5.0); 2], "{effect:?}");
        assert_eq!(shop.world.points("7").await.0, 2850 - 1000);
        for key in ["first", "second"] {
            assert_eq!(shop.world.redeem("7", "credit", key).await.status, 200);
        }
        assert_eq!(shop.at_the_store(), 2);
    }
}

#[tokio::test]
async fn a_credit_of_before_or_of_another_amount_is_not_taken_for_ours() {
    let shop = Shop::open().await;
    {
        let mut stock = shop.store.stock();
        let now = stock.now;
        stock.now = now - 3600;
        stock.put_in("7", "USD", 5.0).unwrap();
        stock.now = now;
        for (currency, amount) in [("USD", 5.5), ("USD", 50.0), ("CAD", 5.0), ("USD", -5.0)] {
            stock.put_in("7", currency, amount).unwrap();
        }
    }
    shop.store.script(CREDIT.question, &[Fault(Effect::No, Said::Cut)]);
    assert_eq!(shop.problem_of("credit", "k").await, UNRESOLVED);
    assert_eq!(shop.world.redeem("7", "credit", "k").await.status, 200);
    assert_eq!(shop.at_the_store(), 6);
}

#[tokio::test]
async fn twenty_requests_with_one_key_are_one() {
    for reward in [CODE, CREDIT] {
        for said in [None, Some(Said::Cut), Some(Said::Throttled)] {
            let shop = Shop::open().await;
            let fault = said.map(|said| Fault(Effect::No, said));
            shop.store.script(reward.question, fault.as_slice());
            let replies = join_all((0..20).map(|_| shop.world.redeem("7", reward.id, "k"))).await;
            let of = |status: u16| replies.iter().filter(|one| one.status == status).count();
            assert_eq!(of(200) + of(201) + of(503), 20, "{replies:?}");
            shop.assert_made_by_asking(reward).await;
        }
    }
}

#[tokio::test]
async fn many_customers_are_credited_at_once() {
    let shop = Shop::open().await;
    shop.world.join("8").await;
    shop.world.paid(&order("3", "8", &[("11", 1, "570.00")])).await;
    let cut = Fault(Effect::Yes, Said::Cut);
    shop.store.script(CREDIT.question, &[cut, cut]);
    let both = join_all(["7", "8", "7", "8"].iter().enumerate().map(|(at, customer)| {
        let key = format!("k{at}");
        let world = &shop.world;
        async move { world.redeem(customer, "credit", &key).await.status.as_u16() }
    }));
    assert_eq!(both.await, [201; 4]);
    for customer in ["7", "8"] {
        assert_eq!(shop.store.stock().credits(customer), vec![("USD".to_owned(), 5.0); 2]);
        assert_eq!(shop.world.points(customer).await.0, 1850);
    }
}

#[tokio::test]
async fn a_full_bucket_is_waited_for() {
    let shop = Shop::open().await;
    // Throttled until there are points again, a tenth of a second later.
    shop.store.set_points(0.0, 200.0);
    assert_eq!(shop.world.redeem("7", "r10", "k").await.status, 201);
    assert!(shop.store.asked(CODE.question).len() > 1, "it was throttled");
    assert_eq!(shop.at_the_store(), 1);
    // Never again within a shopper's patience: the points are back.
    shop.store.set_points(0.0, 0.0);
    assert_eq!(shop.problem_of("r10", "k2").await, "codes-unavailable");
    assert_eq!(shop.world.points("7").await.0, 1850);
}

fn merge(merged: &str, kept: &str) -> Value {
    json!({"admin_graphql_api_customer_kept_id": format!("gid://shopify/Customer/{kept}"),
        "admin_graphql_api_customer_deleted_id": format!("gid://shopify/Customer/{merged}"),
        "admin_graphql_api_job_id": null, "status": "completed", "errors": []})
}

#[tokio::test]
async fn who_was_merged_away_is_asked_for_by_the_id_that_was_kept() {
    for reward in [CODE, CREDIT] {
        let shop = Shop::open().await;
        shop.world.join("8").await;
        // A code that is not found is asked for again at once; credit is not.
        let faults = [Fault(Effect::No, Said::Cut), Fault(Effect::No, Said::Status(403))];
        shop.store.script(reward.question, if reward.id == CODE.id { &faults } else { &faults[..1] });
        assert_eq!(shop.problem_of(reward.id, "k").await, UNRESOLVED);
        // At Shopify nobody is called 7 any more.
        shop.store.stock().customers.remove("7");
        let merged = shop.world.deliver("customers/merge", &merge("7", "8")).await;
        assert_eq!(merged.status, 200);
        shop.world.set_now(shop.world.now() + 31);
        for _ in 0..2 {
            finish_unresolved(&shop.world.app).await.unwrap();
        }
        let asked = shop.store.asked(reward.question).last().unwrap().to_string();
        assert!(asked.contains("gid://shopify/Customer/8"), "{asked}");
        let stock = shop.store.stock();
        assert_eq!(stock.discounts.len() + stock.credits("8").len(), 1, "{}", reward.id);
    }
}

#[tokio::test]
async fn a_credit_to_either_of_two_who_were_merged_is_not_taken_for_another() {
    let shop = Shop::open().await;
    shop.world.join("8").await;
    shop.world.paid(&order("3", "8", &[("11", 1, "570.00")])).await;
    assert_eq!(shop.world.redeem("7", "credit", "of 7").await.status, 201);
    // Shopify moves the account.
    shop.store.stock().accounts[0].owner = "8".to_owned();
    shop.world.deliver("customers/merge", &merge("7", "8")).await;
    shop.store.script(CREDIT.question, &[Fault(Effect::No, Said::Cut)]);
    let world = &shop.world;
    assert_eq!(world.redeem("8", "credit", "of 8").await.problem().1, UNRESOLVED);
    assert_eq!(world.redeem("8", "credit", "of 8").await.status, 200);
    assert_eq!(shop.store.stock().credits("8").len(), 2);
}

#[tokio::test]
async fn a_page_that_was_read_anew_asks_for_the_same_redemption() {
    let shop = Shop::open().await;
    shop.store.script(CREDIT.question, &[Fault(Effect::No, Said::Cut)]);
    // The page's key is made of what it knows of the last redemption.
    let ask = async || {
        let last = shop.world.snapshot("7").await["member"]["last_redemption_at"].clone();
        let body = json!({"reward_id": "credit", "idempotency_key": format!("credit:{last}"), "last_redemption_at": last});
        shop.world.proxied("POST", "/v1/redemptions", "7", Some(&body)).await
    };
    assert_eq!(ask().await.problem().1, UNRESOLVED);
    assert_eq!(shop.world.points("7").await.0, 2850 - 500);
    assert_eq!(ask().await.status, 200);
    assert_eq!((shop.at_the_store(), shop.world.points("7").await.0), (1, 2850 - 500));
    // Now there was one, and who asks again means another.
    assert_eq!(ask().await.status, 201);
}
