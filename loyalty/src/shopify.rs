//! Shopify's `/cart.js`, turned into our cart.
//!
//! Shopify writes every price in hundredths of the major unit, whatever the currency: 1,000 yen are 100000. Discounts on
//! one line are already off its `final_line_price`; those on the whole cart are listed apart, with the value the merchant
//! set: a decimal string in major units for a fixed one ("10.0"), a percentage otherwise ("15.0").

use crate::cart::refuse_too_many;
use crate::door::{Field, INTEGER_MAX};
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
        let field = Field::document(cart_js);
        let items = field.at("items")?;
        refuse_too_many(&items)?;
        let presentment = field.at("currency")?.currency()?;
        let cart = Self {
            currency: presentment.into(),
            rate: rate.and_then(Rate::parse).into(),
            discount: discount(&field.at("cart_level_discount_applications")?, presentment)?,
            discount_codes: discount_codes(&field.at("discount_codes")?)?,
            lines: items.each(|item| line(item, presentment))?,
        };
        Ok(Some(cart).filter(|cart| !cart.lines.is_empty()))
    }
}

fn line<J: Json>(item: &Field<'_, J>, currency: Option<Currency>) -> Result<CartLine, Refusal> {
    let price = item.at("final_line_price")?;
    let hundredths = price.count(CartLine::PRICE_MAX_HUNDREDTHS)?;
    Ok(CartLine {
        product_id: item.at("product_id")?.id()?.into(),
        variant_id: item.at("variant_id")?.id()?.into(),
        price_minor: CartLine::price_from_hundredths(&price, hundredths, currency)?,
        gift_card: item.at("gift_card")?.flag()?.into(),
        product_type: item.at("product_type")?.text()?.into(),
        vendor: item.at("vendor")?.text()?.into(),
    })
}

/// The codes that apply now; the others are only remembered.
fn discount_codes<J: Json>(list: &Field<'_, J>) -> Result<Vec<String>, Refusal> {
    let codes = list.each(|entry| {
        let applies = entry.at("applicable")?.flag()?.unwrap_or(false);
        Ok(entry.at("code")?.text()?.filter(|_| applies))
    })?;
    Ok(codes.into_iter().flatten().collect())
}

/// The discounts on the whole cart; unknown as soon as one of them is of a kind that we can't read.
fn discount<J: Json>(
    list: &Field<'_, J>,
    currency: Option<Currency>,
) -> Result<Known<CartDiscount>, Refusal> {
    let parts = list.each(|application| part(application, currency))?;
    let total = parts.into_iter().try_fold((0_u64, 0_u64), |(fixed, percent), part| match part? {
        Part::Fixed { minor } => Some((fixed.saturating_add(minor), percent)),
        Part::Percent { millionths } => Some((fixed, percent.saturating_add(millionths))),
        Part::NotOnLines => Some((fixed, percent)),
    });
    Ok(total
        .map(|(fixed, percent)| CartDiscount {
            fixed_minor: fixed.min(CartDiscount::FIXED_MAX_MINOR),
            percent: Percent::from_millionths(percent),
        })
        .into())
}

/// One discount on the whole cart.
enum Part {
    Fixed { minor: u64 },
    Percent { millionths: u64 },
    NotOnLines,
}

/// `None` when its kind or its value is unknown.
fn part<J: Json>(application: &Field<'_, J>, currency: Option<Currency>) -> Result<Option<Part>, Refusal> {
    if application.at("target_type")?.text()?.as_deref() == Some("shipping_line") {
        return Ok(Some(Part::NotOnLines));
    }
    let kind = application.at("value_type")?.text()?;
    let value = application.at("value")?;
    Ok(match kind.as_deref() {
        Some("percentage") => {
            value.decimal_up(Percent::DECIMALS)?.map(|millionths| Part::Percent { millionths })
        }
        Some("fixed_amount") => match currency {
            Some(currency) => value.decimal_up(currency.decimals())?.map(|minor| Part::Fixed { minor }),
            None => None,
        },
        _ => None,
    })
}

impl<J: Json> Field<'_, J> {
    /// An id, which Shopify writes as a number and we as text.
    fn id(&self) -> Result<Option<String>, Refusal> {
        if self.is_number() {
            Ok(self.count(INTEGER_MAX.unsigned_abs())?.map(|id| id.to_string()))
        } else {
            self.text()
        }
    }

    /// A decimal string of at least nothing in units of `10^-decimals`, rounded up: discounts never look too small.
    fn decimal_up(&self, decimals: u32) -> Result<Option<u64>, Refusal> {
        let Some(text) = self.text()? else { return Ok(None) };
        let units = decimal::parse_up(&text, decimals).and_then(|units| u64::try_from(units).ok());
        units.map(Some).ok_or_else(|| self.refuse("must be a decimal string of at least 0"))
    }
}
