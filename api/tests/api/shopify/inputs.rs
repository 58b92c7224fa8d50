//! What Shopify is told about each kind of reward, to the letter.

use serde_json::{Value, json};

use super::Shop;
use super::faulty::{CODE, CREDIT};
use crate::world::{World, changed, order, program};

const SHIPPING: &str = "discountCodeFreeShippingCreate";

/// A shop with one reward, of which the member may have some.
async fn with(reward: Value) -> Shop {
    of(changed(program(), "/rewards", json!([reward]))).await
}

async fn of(program: Value) -> Shop {
    let shop = Shop::open().await;
    let put = shop.world.operator("PUT", "/v1/program", Some(&program)).await;
    assert_eq!(put.status, 200, "{put:?}");
    shop
}

fn reward(kind: &str, value: &Value) -> Value {
    json!({"id": "one", "title": "A reward", "kind": kind, "value": value, "points": 100, "minimum_spend": null,
        "tier_ids": null, "enabled": true, "combines_with": []})
}

impl Shop {
    /// What is told about the reward, without what is the same for all.
    async fn told(&self, question: &str) -> Value {
        let reply = self.world.redeem("7", "one", "k").await;
        assert_eq!(reply.status, 201, "{reply:?} {:?}", self.store.stock().mistakes);
        let asked = self.store.asked(question);
        let [asked] = asked.as_slice() else { panic!("{asked:?}") };
        let input = asked.as_object().unwrap().values().next().unwrap().clone();
        let voucher = &reply.json()["voucher"];
        let title = format!("A reward ({})", voucher["id"].as_str().unwrap());
        let same = json!({"title": title, "code": voucher["code"], "startsAt": "2026-11-21T15:00:00Z",
            "context": {"customers": {"add": ["gid://shopify/Customer/7"]}},
            "usageLimit": 1, "appliesOncePerCustomer": true});
        let mut input = input.as_object().unwrap().clone();
        for (field, value) in same.as_object().unwrap() {
            assert_eq!(input.remove(field).as_ref(), Some(value), "{field}");
        }
        input.into()
    }
}

fn combines(order: bool, product: bool, shipping: bool) -> Value {
    json!({"orderDiscounts": order, "productDiscounts": product, "shippingDiscounts": shipping})
}

#[tokio::test]
async fn money_off() {
    let reward =
        changed(reward("amount_off", &json!("10.00")), "/combines_with", json!(["shipping", "product"]));
    let told = with(changed(reward, "/minimum_spend", json!("49.50"))).await.told(CODE.question).await;
    assert_eq!(
        told,
        json!({"combinesWith": combines(false, true, true),
            "minimumRequirement": {"subtotal": {"greaterThanOrEqualToSubtotal": "49.50"}},
            "customerGets": {"items": {"all": true},
                "value": {"discountAmount": {"amount": "10.00", "appliesOnEachItem": false}}}})
    );
}

#[tokio::test]
async fn a_share_off() {
    for (percent, share) in [("15", 0.15), ("12.5", 0.125), ("100", 1.0), ("0.5", 0.005)] {
        let told = with(reward("percent_off", &json!(percent))).await.told(CODE.question).await;
        let gets = json!({"items": {"all": true}, "value": {"percentage": share}});
        assert_eq!(told, json!({"combinesWith": combines(false, false, false), "customerGets": gets}));
    }
}

#[tokio::test]
async fn free_shipping_goes_with_no_other_shipping_discount() {
    let all = changed(
        reward("free_shipping", &Value::Null),
        "/combines_with",
        json!(["order", "product", "shipping"]),
    );
    let told = with(all).await.told(SHIPPING).await;
    assert_eq!(told, json!({"combinesWith": combines(true, true, false), "destination": {"all": true}}));
}

#[tokio::test]
async fn what_shopify_has_no_discount_for_takes_no_points() {
    let shop = with(reward("free_product", &Value::Null)).await;
    let before = shop.world.points("7").await;
    assert_eq!(shop.world.redeem("7", "one", "k").await.problem().1, "codes-unavailable");
    let shop_of_gifts = with(reward("gift_card", &json!("5.00"))).await;
    assert_eq!(shop_of_gifts.world.redeem("7", "one", "k").await.problem().1, "reward-not-redeemable");
    for shop in [shop, shop_of_gifts] {
        assert_eq!(shop.world.points("7").await, before);
        assert_eq!(shop.store.stock().asked, []);
    }
}

#[tokio::test]
async fn a_long_title_leaves_room_for_the_redemption() {
    let long = "Ж".repeat(300);
    let shop = with(changed(reward("amount_off", &json!("10.00")), "/title", json!(long))).await;
    let reply = shop.world.redeem("7", "one", "k").await;
    if reply.status == 201 {
        let title = shop.store.stock().discounts[0].input["title"].as_str().unwrap().to_owned();
        assert!(
            title.ends_with(&format!("({})", reply.json()["voucher"]["id"].as_str().unwrap())),
            "{title}"
        );
    }
}

#[tokio::test]
async fn credit_in_currencies_with_other_decimals() {
    for (currency, value, shown) in [("USD", "5.00", 5.0), ("JPY", "500", 500.0), ("KWD", "1.250", 1.25)] {
        let mut whole = changed(program(), "/currency", json!(currency));
        whole = changed(whole, "/rewards", json!([reward("store_credit", &json!(value))]));
        whole = changed(whole, "/earning/per", json!(if currency == "JPY" { "1" } else { "1.00" }));
        let world = World::bare().await;
        let put = world.operator("PUT", "/v1/program", Some(&whole)).await;
        assert_eq!(put.status, 200, "{put:?}");
        world.join("7").await;
        let bought = order("2", "7", &[("11", 1, "400")]).to_string().replace("USD", currency);
        assert_eq!(world.deliver_as("orders/paid", "1", &bought).await.status, 200);
        let shop = Shop::over(world, super::IMPATIENT).await;
        let reply = shop.world.redeem("7", "one", "k").await;
        assert_eq!((reply.status.as_u16(), &reply.json()["voucher"]), (201, &Value::Null));
        assert_eq!(
            shop.store.asked(CREDIT.question),
            [json!({"id": "gid://shopify/Customer/7",
                "creditInput": {"creditAmount": {"amount": value, "currencyCode": currency}}})]
        );
        assert_eq!(shop.store.stock().credits("7"), [(currency.to_owned(), shown)]);
    }
}
