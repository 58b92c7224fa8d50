//! A paid order as we keep it: ids and amounts, in presentment money, nothing about the person.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What an order's points are reckoned from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Order {
    pub(crate) id: String,
    pub(crate) created_at: i64,
    /// The presentment currency.
    pub(crate) currency: String,
    /// Presentment units for one shop unit: the page's, or the order's own; null when both currencies are the same.
    pub(crate) rate: Option<String>,
    /// The fixed discounts on the whole order, at face value.
    pub(crate) discount_minor: i128,
    /// The percentages on the whole order, added up.
    pub(crate) discount_percent: Option<String>,
    pub(crate) lines: Vec<Line>,
}

/// A line after its own discounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Line {
    pub(crate) id: String,
    pub(crate) product_id: Option<String>,
    pub(crate) variant_id: Option<String>,
    pub(crate) quantity: u64,
    pub(crate) price_minor: i128,
    pub(crate) gift_card: bool,
    pub(crate) vendor: Option<String>,
    /// From products/*, never from the order; null: unknown.
    #[serde(default)]
    pub(crate) product_type: Option<String>,
}

impl Order {
    /// The order as the cart it was, in the JSON of the contract.
    pub(crate) fn cart(&self) -> Value {
        let lines: Vec<Value> = self.lines.iter().map(Line::cart_line).collect();
        json!({
            "currency": self.currency,
            "rate": self.rate,
            "cart_discount_minor": whole(self.discount_minor),
            "cart_discount_percent": self.discount_percent,
            "lines": lines,
        })
    }

    fn total_minor(&self) -> i128 {
        self.lines.iter().map(|line| line.price_minor).sum()
    }

    /// What is left when so many of each line went back: a line keeps its share by quantity, and so does a fixed
    /// discount by price, so that what remains costs what was paid for it. None: nothing is left.
    pub(crate) fn without(&self, returned: impl Fn(&str) -> u64) -> Option<Self> {
        let mut left = self.clone();
        for line in &mut left.lines {
            let kept = line.quantity.saturating_sub(returned(&line.id));
            line.price_minor = share(line.price_minor, kept.into(), line.quantity.into());
            line.quantity = kept;
        }
        left.discount_minor = share(self.discount_minor, left.total_minor(), self.total_minor());
        left.lines.retain(|line| line.quantity > 0);
        (!left.lines.is_empty()).then_some(left)
    }
}

impl Line {
    fn cart_line(&self) -> Value {
        json!({
            "product_id": self.product_id,
            "variant_id": self.variant_id,
            "quantity": self.quantity,
            "price_minor": whole(self.price_minor),
            "gift_card": self.gift_card,
            "product_type": self.product_type,
            "vendor": self.vendor,
        })
    }
}

fn share(amount: i128, part: i128, whole: i128) -> i128 {
    if part == whole { amount } else { (amount * part).checked_div(whole).unwrap_or(0) }
}

/// JSON's integers end before ours; the cart's door refuses what is beyond them.
fn whole(minor: i128) -> u64 {
    u64::try_from(minor.max(0)).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order() -> Order {
        let line = |id: &str, quantity, price_minor| Line {
            id: id.into(),
            product_id: None,
            variant_id: None,
            quantity,
            price_minor,
            gift_card: false,
            vendor: None,
            product_type: None,
        };
        Order {
            id: "1".into(),
            created_at: 0,
            currency: "USD".into(),
            rate: None,
            discount_minor: 500,
            discount_percent: Some("10".into()),
            lines: vec![line("a", 3, 1000), line("b", 1, 1000)],
        }
    }

    #[test]
    fn what_is_left_keeps_its_share() {
        for (returned, expected) in [
            (("a", 0), Some((vec![("a", 1000), ("b", 1000)], 500))),
            (("a", 1), Some((vec![("a", 666), ("b", 1000)], 416))),
            (("a", 3), Some((vec![("b", 1000)], 250))),
            // More went back than was bought: a second refund of the same unit must not turn the sign.
            (("a", 4), Some((vec![("b", 1000)], 250))),
        ] {
            let left = order().without(|id| if id == returned.0 { returned.1 } else { 0 });
            let got = left.as_ref().map(|left| {
                let lines: Vec<_> =
                    left.lines.iter().map(|line| (line.id.as_str(), line.price_minor)).collect();
                (lines, left.discount_minor)
            });
            assert_eq!(got, expected, "{returned:?}");
        }
        assert_eq!(order().without(|_| 3), None);
    }
}
