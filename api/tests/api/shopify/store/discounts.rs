//! Discount codes: unique whatever their case, for customers that exist.

use serde_json::{Map, Value, json};

use super::Stock;

const LETTERS_MAX: usize = 255;

/// A code that is there.
#[derive(Debug, Clone)]
pub(crate) struct Discount {
    pub(crate) id: String,
    pub(crate) kind: &'static str,
    pub(crate) code: String,
    /// What it was made with.
    pub(crate) input: Value,
    pub(crate) ended: bool,
    /// In how many orders.
    pub(crate) uses: u64,
    /// How many of these Shopify has counted.
    pub(crate) counted: u64,
}

impl Discount {
    fn node(&self) -> Value {
        json!({"id": self.id, "codeDiscount": {"__typename": self.kind, "title": self.input["title"],
            "status": if self.ended { "EXPIRED" } else { "ACTIVE" }, "asyncUsageCount": self.counted,
            "usageLimit": self.input["usageLimit"], "startsAt": self.input["startsAt"],
            "appliesOncePerCustomer": self.input["appliesOncePerCustomer"], "endsAt": null}})
    }
}

impl Stock {
    /// The code of an order.
    pub(crate) fn use_code(&mut self, code: &str, counted: bool) {
        let discount = self.discounts.iter_mut().find(|one| one.code == code && !one.ended).expect("a code");
        discount.uses += 1;
        discount.counted += u64::from(counted);
    }

    pub(super) fn find_code(&self, arguments: &Map<String, Value>) -> Value {
        let code = arguments["code"].as_str().unwrap();
        self.discounts
            .iter()
            .find(|one| one.code.eq_ignore_ascii_case(code))
            .map_or(Value::Null, Discount::node)
    }

    pub(super) fn make_code(
        &mut self,
        name: &str,
        kind: &'static str,
        arguments: &Map<String, Value>,
    ) -> Value {
        let input = &arguments[name];
        let errors: Vec<Value> = wrong(self, kind, input)
            .into_iter()
            .map(|(code, field)| json!({"code": code, "field": [name, field], "extraInfo": null, "message": code}))
            .collect();
        if !errors.is_empty() {
            return json!({"codeDiscountNode": null, "userErrors": errors});
        }
        let (id, code) = (self.id("DiscountCodeNode"), input["code"].as_str().unwrap().to_owned());
        let made = Discount { id, kind, code, input: input.clone(), ended: false, uses: 0, counted: 0 };
        let node = made.node();
        self.discounts.push(made);
        json!({"codeDiscountNode": node, "userErrors": []})
    }

    pub(super) fn end_code(&mut self, arguments: &Map<String, Value>) -> Value {
        match self.discounts.iter_mut().find(|one| arguments["id"] == one.id) {
            None => json!({"codeDiscountNode": null, "userErrors": [no_such()]}),
            Some(discount) => {
                discount.ended = true;
                json!({"codeDiscountNode": discount.node(), "userErrors": []})
            }
        }
    }

    pub(super) fn delete_code(&mut self, arguments: &Map<String, Value>) -> Value {
        match self.discounts.iter().position(|one| arguments["id"] == one.id) {
            None => json!({"deletedCodeDiscountId": null, "userErrors": [no_such()]}),
            Some(place) => {
                let id = self.discounts.remove(place).id;
                json!({"deletedCodeDiscountId": id, "userErrors": []})
            }
        }
    }
}

fn no_such() -> Value {
    json!({"code": "INVALID", "field": ["id"], "extraInfo": null, "message": "Code discount does not exist."})
}

/// What Shopify finds wrong with an input, by code and field.
fn wrong(stock: &Stock, kind: &str, input: &Value) -> Vec<(&'static str, &'static str)> {
    let text = |field: &str| input[field].as_str().unwrap_or_default();
    let is_positive =
        |value: &Value| value.as_str().and_then(|text| text.parse().ok()).is_some_and(|n: f64| n > 0.0);
    let mut errors = Vec::new();
    for field in ["title", "code"] {
        let letters = text(field).chars().count();
        if letters == 0 {
            errors.push(("BLANK", if field == "title" { "title" } else { "code" }));
        } else if letters > LETTERS_MAX {
            errors.push(("TOO_LONG", if field == "title" { "title" } else { "code" }));
        }
    }
    if stock.discounts.iter().any(|one| one.code.eq_ignore_ascii_case(text("code"))) {
        errors.push(("TAKEN", "code"));
    }
    if input["startsAt"].is_null() {
        errors.push(("BLANK", "startsAt"));
    }
    match input["context"]["customers"]["add"].as_array() {
        None => errors.push(("BLANK", "context")),
        Some(customers) => {
            let exists = |gid: &Value| stock.exists(gid.as_str().unwrap());
            if customers.is_empty() || !customers.iter().all(exists) {
                errors.push(("INVALID", "context"));
            }
        }
    }
    if input["usageLimit"].as_i64().is_some_and(|limit| limit < 1) {
        errors.push(("GREATER_THAN", "usageLimit"));
    }
    let minimum = &input["minimumRequirement"]["subtotal"]["greaterThanOrEqualToSubtotal"];
    if !minimum.is_null() && !is_positive(minimum) {
        errors.push(("GREATER_THAN", "minimumRequirement"));
    }
    if kind == "DiscountCodeFreeShipping" {
        if input["combinesWith"]["shippingDiscounts"] == true {
            errors.push(("INVALID_COMBINES_WITH_FOR_DISCOUNT_CLASS", "combinesWith"));
        }
        if input["destination"]["all"] != true {
            errors.push(("BLANK", "destination"));
        }
        return errors;
    }
    let value = &input["customerGets"]["value"];
    match (&value["percentage"], &value["discountAmount"]["amount"]) {
        (Value::Null, amount) if is_positive(amount) => {}
        (Value::Null, _) => errors.push(("GREATER_THAN", "customerGets")),
        (share, Value::Null) if share.as_f64().is_some_and(|share| share > 0.0 && share <= 1.0) => {}
        _ => errors.push(("VALUE_OUTSIDE_RANGE", "customerGets")),
    }
    if input["customerGets"]["items"]["all"] != true {
        errors.push(("BLANK", "customerGets"));
    }
    errors
}
