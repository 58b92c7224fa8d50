//! The cart, as every host hands it over.

use crate::door::Field;
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
        Self::decode_at(&Field::document(json))
    }

    pub(crate) fn decode_at<J: Json>(field: &Field<'_, J>) -> Result<Option<Self>, Refusal> {
        let lines = field.at("lines")?;
        refuse_too_many(&lines)?;
        let cart = Self {
            currency: field.at("currency")?.currency()?.into(),
            rate: Rate::decode(&field.at("rate")?)?.into(),
            discount: Known::Known(CartDiscount::decode(field)?),
            discount_codes: field.at("discount_codes")?.texts()?,
            lines: lines.each(CartLine::decode)?,
        };
        Ok(Some(cart).filter(|cart| !cart.lines.is_empty()))
    }
}

/// Refuses a list of lines that is too long before any of them is read.
pub(crate) fn refuse_too_many<J: Json>(lines: &Field<'_, J>) -> Result<(), Refusal> {
    if lines.length()? > Cart::LINES_MAX { Err(lines.refuse("must have at most 500 lines")) } else { Ok(()) }
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
    ) -> Result<Known<u64>, Refusal> {
        let Some((hundredths, currency)) = hundredths.zip(currency) else { return Ok(Known::Unknown) };
        match Money::from_hundredths(hundredths, currency) {
            Some(price) if price.minor() <= Self::PRICE_MAX_MINOR => Ok(Known::Known(price.minor())),
            _ => Err(field.refuse("must be at most 10^12 minor units of the currency")),
        }
    }

    fn decode<J: Json>(field: &Field<'_, J>) -> Result<Self, Refusal> {
        field.at("quantity")?.count(Self::QUANTITY_MAX)?;
        Ok(Self {
            product_id: field.at("product_id")?.text()?.into(),
            variant_id: field.at("variant_id")?.text()?.into(),
            price_minor: field.at("price_minor")?.count(Self::PRICE_MAX_MINOR)?.into(),
            gift_card: field.at("gift_card")?.flag()?.into(),
            product_type: field.at("product_type")?.text()?.into(),
            vendor: field.at("vendor")?.text()?.into(),
        })
    }
}
