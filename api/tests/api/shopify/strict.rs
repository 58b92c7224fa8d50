//! That the store of these tests is as strict as Shopify: what it takes says nothing otherwise.

use serde_json::{Value, json};

use super::store::{Store, TOKEN};

const FIND: &str = "query F($code: String!) { codeDiscountNodeByCode(code: $code) { id } }";
const MAKE: &str = "mutation M($input: DiscountCodeBasicInput!) {
    made: discountCodeBasicCreate(basicCodeDiscount: $input) { userErrors { code field } } }";
const GIVE: &str = "mutation G($id: ID!, $input: StoreCreditAccountCreditInput!) {
    storeCreditAccountCredit(id: $id, creditInput: $input) { userErrors { code } } }";

impl Store {
    async fn post(&self, version: &str, token: &str, body: &Value) -> (u16, Value) {
        let url = format!("{}/admin/api/{version}/graphql.json", self.url);
        let request = reqwest::Client::new().post(url).header("x-shopify-access-token", token).json(body);
        let answer = request.send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    async fn ask(&self, query: &str, variables: Value) -> Value {
        let (status, answer) =
            self.post("2026-10", TOKEN, &json!({"query": query, "variables": variables})).await;
        assert_eq!(status, 200);
        answer
    }
}

fn input() -> Value {
    json!({"title": "t", "code": "C", "startsAt": "2026-11-21T15:00:00Z",
        "context": {"customers": {"add": ["gid://shopify/Customer/7"]}},
        "customerGets": {"items": {"all": true}, "value": {"percentage": 0.1}}})
}

fn with(pointer: &str, value: Value) -> Value {
    let mut input = input();
    let (parent, field) = pointer.rsplit_once('/').unwrap();
    input.pointer_mut(parent).unwrap()[field] = value;
    json!({"input": input})
}

#[tokio::test]
async fn only_who_may_ask_is_answered() {
    let store = Store::open().await;
    let body = json!({"query": FIND, "variables": {"code": "C"}});
    assert_eq!(store.post("2026-10", TOKEN, &body).await.0, 200);
    assert_eq!(store.post("2025-01", TOKEN, &body).await.0, 404);
    assert_eq!(store.post("2026-10", "shpat_other", &body).await.0, 401);
}

#[tokio::test]
async fn questions_that_fit_no_schema_are_refused() {
    let store = Store::open().await;
    for (query, variables) in [
        ("query {", json!({})),
        ("query { nothing { id } }", json!({})),
        ("query { codeDiscountNodeByCode { id } }", json!({})),
        (r#"query { codeDiscountNodeByCode(code: "C") { name } }"#, json!({})),
        (r#"query { codeDiscountNodeByCode(code: "C") }"#, json!({})),
        (r#"query { codeDiscountNodeByCode(code: "C", id: 1) { id } }"#, json!({})),
        (FIND, json!({})),
        (FIND, json!({"code": 1})),
        (FIND, json!({"code": "C", "other": 1})),
        (MAKE, with("/combinations", json!({}))),
        (MAKE, with("/usageLimit", json!("1"))),
        (MAKE, with("/startsAt", json!("tomorrow"))),
        (MAKE, with("/customerGets/value/percentage", json!("0.1"))),
        (GIVE, json!({"id": "gid://shopify/Customer/7", "input": {}})),
        (GIVE, json!({"id": "gid://shopify/Customer/7", "input": {"creditAmount": {"amount": "5"}}})),
    ] {
        let answer = store.ask(query, variables).await;
        assert!(answer["errors"][0]["message"].is_string() && answer["data"].is_null(), "{query}: {answer}");
    }
    assert_eq!(store.stock().mistakes.len(), 15);
}

#[tokio::test]
async fn inputs_that_are_no_discount_are_refused() {
    let store = Store::open().await;
    for (pointer, value, code) in [
        ("/title", json!(""), "BLANK"),
        ("/title", json!("x".repeat(256)), "TOO_LONG"),
        ("/startsAt", Value::Null, "BLANK"),
        ("/context", Value::Null, "BLANK"),
        ("/context/customers/add", json!(["gid://shopify/Customer/404"]), "INVALID"),
        ("/customerGets/value/percentage", json!(15), "VALUE_OUTSIDE_RANGE"),
        ("/usageLimit", json!(0), "GREATER_THAN"),
    ] {
        let answer = store.ask(MAKE, with(pointer, value)).await;
        assert_eq!(answer["data"]["made"]["userErrors"][0]["code"], code, "{pointer}: {answer}");
    }
    assert_eq!(
        store.ask(MAKE, with("/code", json!("perk"))).await["data"]["made"],
        json!({"userErrors": []})
    );
    let taken = store.ask(MAKE, with("/code", json!("PERK"))).await;
    assert_eq!(
        taken["data"]["made"]["userErrors"],
        json!([{"code": "TAKEN", "field": ["basicCodeDiscount", "code"]}])
    );
}
