//! orders/paid and orders/cancelled, in Shopify's words.

use loyalty::{Currency, Rate};
use serde::Deserialize;

use super::discounts::{Allocation, Application, off_the_line, off_the_whole};
use super::order::{Line, Order};
use super::wire::{AMOUNT_MAX_MINOR, At, Id, MoneySet};

/// The cart attribute in which the page leaves the rate it reckoned with.
const RATE_ATTRIBUTE: &str = "_perk_rate";

/// What we read of a paid order.
#[derive(Debug, Deserialize)]
pub(crate) struct OrderWire {
    id: Id,
    created_at: At,
    customer: Option<CustomerWire>,
    #[serde(default)]
    note_attributes: Vec<Attribute>,
    #[serde(default)]
    discount_codes: Vec<CodeWire>,
    #[serde(default)]
    discount_applications: Vec<Application>,
    line_items: Vec<LineWire>,
    total_line_items_price_set: Option<MoneySet>,
    total_price_set: Option<MoneySet>,
}

#[derive(Debug, Deserialize)]
struct CustomerWire {
    id: Id,
}

#[derive(Debug, Deserialize)]
struct Attribute {
    name: String,
    #[serde(default)]
    value: serde_json::Value,
}

#[derive(Debug, Deserialize)]
struct CodeWire {
    code: String,
}

#[derive(Debug, Deserialize)]
struct LineWire {
    id: Id,
    product_id: Option<Id>,
    variant_id: Option<Id>,
    quantity: u64,
    #[serde(default)]
    gift_card: bool,
    vendor: Option<String>,
    price_set: MoneySet,
    #[serde(default)]
    discount_allocations: Vec<Allocation>,
}

/// What we read of a cancelled order.
#[derive(Debug, Deserialize)]
pub(crate) struct CancelledWire {
    id: Id,
    cancelled_at: At,
}

impl CancelledWire {
    pub(crate) fn order_id(&self) -> &str {
        &self.id.0
    }

    pub(crate) fn cancelled_at(&self) -> i64 {
        self.cancelled_at.0
    }
}

impl OrderWire {
    /// Whose order it is; None: somebody without an account.
    pub(crate) fn customer_id(&self) -> Option<&str> {
        self.customer.as_ref().map(|customer| customer.id.0.as_str())
    }

    /// The discount codes it was paid with.
    pub(crate) fn codes(&self) -> impl Iterator<Item = &str> {
        self.discount_codes.iter().map(|code| code.code.as_str())
    }

    /// The order in our words; None when it has no lines.
    pub(crate) fn order(&self) -> Option<Order> {
        let prices = &self.line_items.first()?.price_set;
        let currencies = (prices.shop_money.currency, prices.presentment_money.currency);
        let (discount_minor, discount_percent) =
            off_the_whole(&self.discount_applications, &self.allocations(), currencies);
        Some(Order {
            id: self.id.0.clone(),
            created_at: self.created_at.0,
            currency: currencies.1.code().to_owned(),
            rate: self.rate(),
            discount_minor,
            discount_percent,
            lines: self.line_items.iter().map(|line| line.line(&self.discount_applications)).collect(),
        })
    }

    fn allocations(&self) -> Vec<&Allocation> {
        self.line_items.iter().flat_map(|line| &line.discount_allocations).collect()
    }

    /// The page's rate where it is within half a percent of the order's own, else the order's own.
    fn rate(&self) -> Option<String> {
        let prices = self.line_items.iter().map(|line| &line.price_set);
        let sets = self.total_line_items_price_set.iter().chain(&self.total_price_set).chain(prices);
        let own = sets.into_iter().find_map(ratio_billionths)?;
        let page = self.note_attributes.iter().find(|attribute| attribute.name == RATE_ATTRIBUTE);
        let page = page.and_then(|attribute| attribute.value.as_str());
        let agrees = |text: &&str| {
            Rate::parse(text)
                .is_some_and(|rate| i128::from(rate.billionths()).abs_diff(own) * 200 <= own.unsigned_abs())
        };
        Some(page.filter(agrees).map_or_else(|| decimal_of_billionths(own), str::to_owned))
    }
}

impl LineWire {
    fn line(&self, applications: &[Application]) -> Line {
        let price = self.price_set.presentment_money.minor * i128::from(self.quantity);
        let off: i128 = off_the_line(applications, &self.discount_allocations);
        Line {
            id: self.id.0.clone(),
            product_id: self.product_id.as_ref().map(|id| id.0.clone()),
            variant_id: self.variant_id.as_ref().map(|id| id.0.clone()),
            quantity: self.quantity,
            // The cart's door refuses a line far below this bound; above it, shares of it would not fit.
            price_minor: (price - off).clamp(0, AMOUNT_MAX_MINOR),
            gift_card: self.gift_card,
            vendor: self.vendor.clone(),
            product_type: None,
        }
    }
}

/// Presentment units for one shop unit, to the nearest billionth; None where they are the same or nothing can be told.
fn ratio_billionths(set: &MoneySet) -> Option<i128> {
    let (shop, presentment) = (&set.shop_money, &set.presentment_money);
    if shop.currency == presentment.currency || shop.minor == 0 {
        return None;
    }
    let scale = |currency: Currency| 10_i128.pow(currency.decimals());
    let over = presentment.minor * scale(shop.currency) * 1_000_000_000;
    let under = shop.minor * scale(presentment.currency);
    // Half of the divisor is added, so that the division rounds to the nearest.
    (over + under / 2).checked_div(under)
}

fn decimal_of_billionths(billionths: i128) -> String {
    let text = format!("{}.{:09}", billionths / 1_000_000_000, billionths % 1_000_000_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
