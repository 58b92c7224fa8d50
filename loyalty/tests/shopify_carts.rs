//! `/cart.js` in, our cart out.

#![cfg(feature = "serde")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail where it stands"
)]

use loyalty::Cart;
use serde_json::{Value, json};

macro_rules! golden {
    ($name:literal) => {
        ($name, serde_json::from_str::<Value>(include_str!(concat!("golden/", $name, ".json"))).unwrap())
    };
}

/// A cart of ours without discounts.
fn ours(currency: &str, lines: &[Value]) -> Value {
    json!({"currency": currency, "lines": lines})
}

fn tea(n: u32, price_minor: u64) -> Value {
    json!({"product_id": (8_765_000 + n).to_string(), "variant_id": (43_210_000 + n).to_string(), "quantity": 1,
        "price_minor": price_minor, "gift_card": false, "product_type": "Tea", "vendor": "Acme"})
}

fn with(mut cart: Value, key: &str, value: Value) -> Value {
    cart[key] = value;
    cart
}

#[test]
fn carts_of_recorded_shape_become_ours() {
    let card = json!({"product_id": "8765009", "variant_id": "43210009", "price_minor": 2500, "gift_card": true,
        "product_type": "Gift Cards", "vendor": "Acme"});
    let welcome = json!(["WELCOME"]);
    let discounted = |cart, minor: u64, percent: Value, codes: Value| {
        let fixed = with(cart, "cart_discount_minor", json!(minor));
        with(with(fixed, "cart_discount_percent", percent), "discount_codes", codes)
    };
    let cases = [
        (golden!("cart-empty"), None, Value::Null),
        (golden!("cart-one-item"), None, ours("USD", &[tea(1, 1000)])),
        // The line's price is the whole line's.
        (golden!("cart-two-lines"), None, ours("USD", &[tea(1, 2000), tea(2, 1450)])),
        (golden!("cart-euros"), Some("0.92"), with(ours("EUR", &[tea(1, 920)]), "rate", json!("0.92"))),
        // 3 times 1,050 yen and half a yen too much.
        (
            golden!("cart-yen"),
            Some("146.039215"),
            with(ours("JPY", &[tea(1, 3150), tea(2, 980)]), "rate", json!("146.039215")),
        ),
        (golden!("cart-dinars"), None, ours("KWD", &[tea(1, 2750)])),
        (
            golden!("cart-fixed-discount"),
            None,
            discounted(ours("USD", &[tea(1, 3000)]), 500, Value::Null, welcome.clone()),
        ),
        (
            golden!("cart-yen-fixed-discount"),
            None,
            discounted(ours("JPY", &[tea(1, 3150)]), 500, Value::Null, welcome.clone()),
        ),
        (
            golden!("cart-percentage-discount"),
            None,
            discounted(ours("USD", &[tea(1, 1000), tea(2, 1450)]), 0, json!("12.5"), welcome),
        ),
        (
            golden!("cart-two-discounts"),
            None,
            discounted(
                ours("USD", &[tea(1, 1000), tea(2, 1450)]),
                300,
                json!("10"),
                json!(["WELCOME", "PERK-7Q2M"]),
            ),
        ),
        // Two at 10.00 less 3.00: a discount on the line is already off its price.
        (golden!("cart-line-discount"), None, ours("USD", &[tea(1, 1700), tea(2, 1450)])),
        (golden!("cart-gift-card"), None, ours("USD", &[card, tea(1, 1000)])),
    ];
    for ((name, shopify), rate, ours) in cases {
        let given = Cart::from_shopify(&&shopify, rate).unwrap_or_else(|why| panic!("{name}: {why}"));
        assert_eq!(given, Cart::decode(&&ours).unwrap(), "{name}");
    }
}

#[test]
fn a_rate_that_is_no_usable_number_is_unknown() {
    let (_, euros) = golden!("cart-euros");
    for rate in [None, Some(""), Some("0"), Some("NaN"), Some("1,5"), Some("0.00001"), Some("0.12345678901")]
    {
        let cart = Cart::from_shopify(&&euros, rate).unwrap().unwrap();
        assert!(cart.rate.is_unknown(), "{rate:?}");
    }
}

#[test]
fn a_discount_of_unknown_kind_makes_the_discounts_unknown() {
    let (_, mut cart) = golden!("cart-fixed-discount");
    cart["cart_level_discount_applications"][0]["value_type"] = json!("mystery");
    assert!(Cart::from_shopify(&&cart, None).unwrap().unwrap().discount.is_unknown());
    cart["cart_level_discount_applications"][0]["target_type"] = json!("shipping_line");
    assert!(!Cart::from_shopify(&&cart, None).unwrap().unwrap().discount.is_unknown());
}

#[test]
fn fractions_of_a_minor_unit_are_against_the_discount() {
    let (_, mut cart) = golden!("cart-yen-fixed-discount");
    cart["cart_level_discount_applications"][0]["value"] = json!("500.01");
    let discount = Cart::from_shopify(&&cart, None).unwrap().unwrap().discount.known().unwrap();
    assert_eq!(discount.fixed_minor, 501);
}

#[test]
fn what_cannot_be_read_is_refused_with_its_place_in_shopifys_document() {
    let cases = [
        ("/items/0/final_line_price", json!("10.00"), "/items/0/final_line_price"),
        ("/items/0/final_line_price", json!(-1), "/items/0/final_line_price"),
        ("/items/0/gift_card", json!("no"), "/items/0/gift_card"),
        ("/items/0/product_id", json!(1.5), "/items/0/product_id"),
        ("/items/0", json!("tea"), "/items/0"),
        ("/items", json!({}), "/items"),
        ("/items", json!(vec![0; 501]), "/items"),
        ("/currency", json!("usd"), "/currency"),
        ("/discount_codes/0/code", json!(7), "/discount_codes/0/code"),
        (
            "/cart_level_discount_applications/0/value",
            json!("ten"),
            "/cart_level_discount_applications/0/value",
        ),
        (
            "/cart_level_discount_applications/0/value",
            json!("-5.0"),
            "/cart_level_discount_applications/0/value",
        ),
        (
            "/cart_level_discount_applications/0/value",
            json!(5.5),
            "/cart_level_discount_applications/0/value",
        ),
    ];
    for (place, value, path) in cases {
        let (_, mut cart) = golden!("cart-fixed-discount");
        *cart.pointer_mut(place).unwrap() = value.clone();
        let refusal = Cart::from_shopify(&&cart, None).unwrap_err();
        assert_eq!(refusal.path, path, "{place} = {value}");
    }
}
