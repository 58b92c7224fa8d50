//! The cart, as every host hands it over.

use crate::door::{self, Field};
use crate::{CartDiscount, Currency, Json, Known, Money, Rate, Refusal};

/// A cart with at least one line; an empty one is no cart at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cart {
    /// The presentment currency, in which the shopper sees prices.
    pub currency: Known<Currency>,
    /// Presentment units for one shop unit; not needed where both currencies are the same.
    pub rate: Known<Rate>,
    /// What is taken off the whole cart.
    pub discount: Known<CartDiscount>,
    /// The discount codes that apply now.
    pub discount_codes: Vec<String>,
    /// What is in it.
    pub lines: Vec<CartLine>,
}

/// A line of a cart.
///
/// Its quantity is not kept: the price is the whole line's, and nothing else is reckoned from it. A fact that an
/// exclusion of the program needs and that is unknown here makes the cart's spend unknown.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CartLine {
    /// The shop's id of the product.
    pub product_id: Known<String>,
    /// The shop's id of the variant.
    pub variant_id: Known<String>,
    /// The whole line after its own discounts, in minor units of the cart's currency.
    pub price_minor: Known<u64>,
    /// Whether it is a gift card.
    pub gift_card: Known<bool>,
    /// The merchant's type of the product.
    pub product_type: Known<String>,
    /// The merchant's vendor of the product.
    pub vendor: Known<String>,
}

impl Cart {
    /// The most lines a cart may have.
    pub const LINES_MAX: usize = 500;

    /// Reads a cart; null and a cart without lines are no cart. Paths are relative to the cart.
    ///
    /// # Errors
    ///
    /// The first value that is of a wrong type or out of range, and more than 500 lines.
    pub fn decode<J: Json>(json: &J) -> Result<Option<Self>, Refusal> {
        door::read(json, |field| Some(Self::decode_at(field)))
    }

    pub(crate) fn decode_at<J: Json>(field: &Field<'_, J>) -> Option<Self> {
        Self::refuse_too_many(field, "lines");
        let cart = Self {
            currency: field.currency("currency").into(),
            rate: Rate::decode(field).into(),
            discount: Known::Known(CartDiscount::decode(field)),
            discount_codes: field.texts("discount_codes"),
            lines: field.list("lines", CartLine::decode),
        };
        Some(cart).filter(|cart| !cart.lines.is_empty())
    }

    /// Refuses a list of lines that is too long before any of them is read.
    pub(crate) fn refuse_too_many<J: Json>(field: &Field<'_, J>, lines: &'static str) {
        field.refuse_longer(lines, Self::LINES_MAX, "must have at most 500 lines");
    }
}

impl CartLine {
    /// The highest price of a line, in minor units.
    pub(crate) const PRICE_MAX_MINOR: u64 = 1_000_000_000_000;
    /// The same in hundredths of the major unit, for currencies without decimals; others reach the first bound sooner.
    pub(crate) const PRICE_MAX_HUNDREDTHS: u64 = 100 * Self::PRICE_MAX_MINOR;
    pub(crate) const QUANTITY_MAX: u64 = 1_000_000_000;

    /// A price that Shopify wrote in `field` as so many hundredths; unknown without a currency to say what they are of.
    pub(crate) fn price_from_hundredths<J: Json>(
        field: &Field<'_, J>,
        hundredths: Option<u64>,
        currency: Option<Currency>,
    ) -> Known<u64> {
        let Some((hundredths, currency)) = hundredths.zip(currency) else { return Known::Unknown };
        let price = Money::from_hundredths(hundredths, currency).map(Money::minor);
        let price = price.filter(|minor| *minor <= Self::PRICE_MAX_MINOR);
        if price.is_none() {
            field.refuse("must be at most 10^12 minor units of the currency");
        }
        price.into()
    }

    fn decode<J: Json>(field: &Field<'_, J>) -> Self {
        field.count("quantity", Self::QUANTITY_MAX);
        let price_minor = field.count("price_minor", Self::PRICE_MAX_MINOR).into();
        Self::facts(field, price_minor, [field.text("product_id"), field.text("variant_id")])
    }

    /// A line of these ids, of product and variant, and this price; the rest as every host names it.
    pub(crate) fn facts<J: Json>(
        field: &Field<'_, J>,
        price_minor: Known<u64>,
        [product_id, variant_id]: [Option<String>; 2],
    ) -> Self {
        Self {
            product_id: product_id.into(),
            variant_id: variant_id.into(),
            price_minor,
            gift_card: field.flag("gift_card").into(),
            product_type: field.text("product_type").into(),
            vendor: field.text("vendor").into(),
        }
    }
}
