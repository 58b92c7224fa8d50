//! What Shopify is told about each kind of reward.

use serde_json::json;

use super::Shop;

#[tokio::test]
async fn money_off_is_a_basic_code() {
    let shop = Shop::open().await;
    let reply = shop.world.redeem("7", "r10", "k").await;
    assert_eq!(reply.status, 201, "{reply:?} {:?}", shop.store.stock().mistakes);
    let voucher = reply.json()["voucher"].clone();
    let title = format!("$10 reward ({})", voucher["id"].as_str().unwrap());
    assert_eq!(
        shop.store.asked("discountCodeBasicCreate"),
        [json!({"basicCodeDiscount": {
            "title": title, "code": voucher["code"], "startsAt": "2026-11-21T15:00:00Z",
            "context": {"customers": {"add": ["gid://shopify/Customer/7"]}},
            "usageLimit": 1, "appliesOncePerCustomer": true,
            "combinesWith": {"orderDiscounts": false, "productDiscounts": false, "shippingDiscounts": true},
            "customerGets": {"value": {"discountAmount": {"amount": "10.00", "appliesOnEachItem": false}},
                "items": {"all": true}},
        }})]
    );
}
