//! A voucher in Shopify's words: for one customer, once, from now on, without an end.

use serde_json::{Map, Value, json};

use super::customer_gid;
use crate::codes::CodeOrder;

/// Longer titles are cut, so that the redemption's id always fits behind them.
const TITLE_LETTERS_MAX: usize = 180;

/// A mutation that makes a code, with its input.
#[derive(Debug)]
pub(super) struct Wanted {
    pub(super) document: &'static str,
    pub(super) input: Value,
}

const BASIC: &str = "mutation MakeCode($input: DiscountCodeBasicInput!) {
  made: discountCodeBasicCreate(basicCodeDiscount: $input) { userErrors { code field message } }
}";

const FREE_SHIPPING: &str = "mutation MakeShippingCode($input: DiscountCodeFreeShippingInput!) {
  made: discountCodeFreeShippingCreate(freeShippingCodeDiscount: $input) { userErrors { code field message } }
}";

/// What to ask for, or why Shopify can't be asked for it.
pub(super) fn wanted(order: &CodeOrder) -> Result<Wanted, &'static str> {
    let mut input = common(order)?;
    let value = order.value.as_deref();
    let gets = match order.kind.as_str() {
        "amount_off" => {
            let amount = value.ok_or("a reward of unknown value")?;
            json!({"discountAmount": {"amount": amount, "appliesOnEachItem": false}})
        }
        "percent_off" => json!({"percentage": share(value.ok_or("a reward of unknown value")?)?}),
        "free_shipping" => {
            input.insert("destination".to_owned(), json!({"all": true}));
            return Ok(Wanted { document: FREE_SHIPPING, input: input.into() });
        }
        "free_product" => return Err("a free product: the program does not say which"),
        _ => return Err("a kind of reward that is no discount"),
    };
    input.insert("customerGets".to_owned(), json!({"value": gets, "items": {"all": true}}));
    Ok(Wanted { document: BASIC, input: input.into() })
}

/// What the merchant sees in the admin; it names the redemption, and by that we know the code for ours.
fn title(order: &CodeOrder) -> String {
    let reward: String = order.title.chars().take(TITLE_LETTERS_MAX).collect();
    format!("{reward} ({})", order.redemption_id)
}

/// Whether a code of this title is the redemption's.
pub(super) fn is_of(title: &str, redemption_id: &str) -> bool {
    title
        .strip_suffix(')')
        .and_then(|title| title.strip_suffix(redemption_id))
        .is_some_and(|t| t.ends_with('('))
}

fn common(order: &CodeOrder) -> Result<Map<String, Value>, &'static str> {
    // Shopify refuses a shipping discount that goes with another one.
    let goes_with = |class: &str| {
        order.combines_with.iter().any(|one| one == class)
            && !(class == "shipping" && order.kind == "free_shipping")
    };
    let starts_at =
        jiff::Timestamp::from_second(order.redeemed_at).map_err(|_| "a redemption out of all time")?;
    let mut input = Map::from_iter([
        ("title".to_owned(), title(order).into()),
        ("code".to_owned(), order.code.clone().into()),
        ("startsAt".to_owned(), starts_at.to_string().into()),
        ("context".to_owned(), json!({"customers": {"add": [customer_gid(&order.customer_id)]}})),
        ("usageLimit".to_owned(), 1.into()),
        ("appliesOncePerCustomer".to_owned(), true.into()),
        (
            "combinesWith".to_owned(),
            json!({"orderDiscounts": goes_with("order"), "productDiscounts": goes_with("product"),
                "shippingDiscounts": goes_with("shipping")}),
        ),
    ]);
    match order.minimum_spend.as_deref() {
        None => {}
        Some("unknown") => return Err("a reward of unknown minimum"),
        Some(minimum) => {
            let subtotal = json!({"subtotal": {"greaterThanOrEqualToSubtotal": minimum}});
            input.insert("minimumRequirement".to_owned(), subtotal);
        }
    }
    Ok(input)
}

/// A percentage as the number from 0 to 1 that Shopify wants, by moving the point: "12.5" is 0.125.
fn share(percent: &str) -> Result<serde_json::Number, &'static str> {
    let (whole, decimals) = percent.split_once('.').unwrap_or((percent, ""));
    let digits = format!("{whole:0>3}{decimals}");
    let (ones, rest) = digits.split_at_checked(digits.len() - decimals.len() - 2).ok_or(NO_PERCENTAGE)?;
    let plain = ones.trim_start_matches('0');
    format!("{}.{rest}", if plain.is_empty() { "0" } else { plain }).parse().map_err(|_| NO_PERCENTAGE)
}

const NO_PERCENTAGE: &str = "a percentage that is no number";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_move_their_point() {
        for (percent, share_of_one) in [
            ("15", "0.15"),
            ("12.5", "0.125"),
            ("100", "1.0"),
            ("7", "0.07"),
            ("0.5", "0.005"),
            ("33.333333", "0.33333333"),
        ] {
            assert_eq!(share(percent).unwrap().to_string(), share_of_one, "{percent}");
        }
        assert!(share("many").is_err());
    }

    #[test]
    fn a_title_names_its_redemption_and_no_other() {
        assert!(is_of("$10 reward (r_1)", "r_1"));
        assert!(is_of("(r_1)", "r_1"));
        for title in ["$10 reward (r_11)", "$10 reward (r_1", "$10 reward r_1)", "r_1", "x(r_2)"] {
            assert!(!is_of(title, "r_1"), "{title}");
        }
    }
}
