//! Shopify's `/cart.js`, turned into our cart.
//!
//! Shopify writes every price in hundredths of the major unit, whatever the currency: 1,000 yen are 100000. Discounts on
//! one line are already off its `final_line_price`; those on the whole cart are listed apart, with the value the merchant
//! set: a decimal string in major units for a fixed one ("10.0"), a percentage otherwise ("15.0").

use crate::door::{self, Field, INTEGER_MAX};
use crate::{Cart, CartDiscount, CartLine, Currency, Json, Known, Percent, Rate, Refusal, decimal};

impl Cart {
    /// Reads the answer of `/cart.js`, with `Shopify.currency.rate` as it stands there; an empty cart is none. A rate that
    /// is no usable number is an unknown one: it is needed only where the shopper's currency is not the shop's.
    ///
    /// # Errors
    ///
    /// The first value that is of a wrong type or out of range, with its path in Shopify's document, and more than 500
    /// items.
    pub fn from_shopify<J: Json>(cart_js: &J, rate: Option<&str>) -> Result<Option<Self>, Refusal> {
        let cart = door::read(cart_js, |field| {
            Self::refuse_too_many(field, "items");
            let presentment = field.currency("currency");
            Some(Self {
                currency: presentment.into(),
                rate: rate.and_then(Rate::parse).into(),
                discount: discount(field, presentment),
                discount_codes: discount_codes(field),
                lines: field.list("items", |item| line(item, presentment)),
            })
        })?;
        Ok(Some(cart).filter(|cart| !cart.lines.is_empty()))
    }
}

fn line<J: Json>(item: &Field<'_, J>, currency: Option<Currency>) -> CartLine {
    let hundredths = item.count("final_line_price", CartLine::PRICE_MAX_HUNDREDTHS);
    let price_minor = CartLine::price_from_hundredths(&item.at("final_line_price"), hundredths, currency);
    CartLine::facts(item, price_minor, [item.id("product_id"), item.id("variant_id")])
}

/// The codes that apply now; the others are only remembered.
fn discount_codes<J: Json>(cart: &Field<'_, J>) -> Vec<String> {
    let mut codes = cart.list("discount_codes", |entry| {
        let code = entry.text("code").unwrap_or_default();
        if entry.flag("applicable").unwrap_or(false) { code } else { String::new() }
    });
    codes.retain(|code| !code.is_empty());
    codes
}

/// The discounts on the whole cart; unknown as soon as one of them is of a kind that we can't read.
fn discount<J: Json>(cart: &Field<'_, J>, currency: Option<Currency>) -> Known<CartDiscount> {
    let parts = cart.list("cart_level_discount_applications", |application| part(application, currency));
    let (mut fixed_minor, mut percent_millionths) = (0_u64, 0_u64);
    for part in parts {
        match part {
            Part::Fixed { minor } => fixed_minor = fixed_minor.saturating_add(minor),
            Part::Percent { millionths } => {
                percent_millionths = percent_millionths.saturating_add(millionths);
            }
            Part::NotOnLines => {}
            Part::Unknown => return Known::Unknown,
        }
    }
    Known::Known(CartDiscount {
        fixed_minor: fixed_minor.min(CartDiscount::FIXED_MAX_MINOR),
        percent: Percent::from_millionths(percent_millionths),
    })
}

/// One discount on the whole cart.
enum Part {
    Fixed {
        minor: u64,
    },
    Percent {
        millionths: u64,
    },
    NotOnLines,
    /// Its kind or its value is.
    Unknown,
}

fn part<J: Json>(application: &Field<'_, J>, currency: Option<Currency>) -> Part {
    if application.text("target_type").as_deref() == Some("shipping_line") {
        return Part::NotOnLines;
    }
    let value = application.at("value");
    let part = match (application.text("value_type").as_deref(), currency) {
        (Some("percentage"), _) => {
            value.decimal_up(Percent::DECIMALS).map(|millionths| Part::Percent { millionths })
        }
        (Some("fixed_amount"), Some(currency)) => {
            value.decimal_up(currency.decimals()).map(|minor| Part::Fixed { minor })
        }
        _ => None,
    };
    part.unwrap_or(Part::Unknown)
}

impl<J: Json> Field<'_, J> {
    /// An id, which Shopify writes as a number and we as text.
    fn id(&self, key: &'static str) -> Option<String> {
        let id = self.at(key);
        if id.is_number() {
            id.own_count(INTEGER_MAX.unsigned_abs()).map(|id| id.to_string())
        } else {
            id.own_text()
        }
    }

    /// A decimal string of at least nothing in units of `10^-decimals`, rounded up: discounts never look too small.
    fn decimal_up(&self, decimals: u32) -> Option<u64> {
        let units = decimal::parse_up(&self.own_text()?, decimals);
        let units = units.and_then(|units| u64::try_from(units).ok());
        if units.is_none() {
            self.refuse("must be a decimal string of at least 0");
        }
        units
    }
}
