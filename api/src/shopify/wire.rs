//! Pieces that all of Shopify's payloads share.

use jiff::Timestamp;
use loyalty::{Currency, Money};
use serde::de::{Deserializer, Error, Unexpected, Visitor};
use serde::{Deserialize, Serialize};

/// An id: a number in Shopify's REST payloads, text with us.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Id(pub(crate) String);

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct IdVisitor;
        impl Visitor<'_> for IdVisitor {
            type Value = Id;
            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("an id")
            }
            fn visit_u64<E: Error>(self, id: u64) -> Result<Id, E> {
                Ok(Id(id.to_string()))
            }
            fn visit_str<E: Error>(self, id: &str) -> Result<Id, E> {
                if id.is_empty() {
                    return Err(E::invalid_value(Unexpected::Str(id), &self));
                }
                Ok(Id(id.to_owned()))
            }
        }
        deserializer.deserialize_any(IdVisitor)
    }
}

/// An instant, in any offset.
#[derive(Debug, Clone, Copy)]
pub(crate) struct At(pub(crate) i64);

impl<'de> Deserialize<'de> for At {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let instant: Timestamp = text.parse().map_err(|_| {
            D::Error::invalid_value(Unexpected::Str(&text), &"an instant such as 2026-11-21T10:00:00-05:00")
        })?;
        Ok(Self(instant.as_second()))
    }
}

/// The largest amount that is read: a thousand times what a cart's line may cost, and sums and shares of a body's worth of
/// them stay far within 128 bits.
pub(crate) const AMOUNT_MAX_MINOR: i128 = 1_000_000_000_000_000;

/// An amount as text, in the currency beside it.
#[derive(Debug, Clone)]
pub(crate) struct Amount {
    /// ISO 4217 minor units, at most [`AMOUNT_MAX_MINOR`].
    pub(crate) minor: i128,
    pub(crate) currency: Currency,
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Wire {
            amount: String,
            currency_code: String,
        }
        let wire = Wire::deserialize(deserializer)?;
        let currency = Currency::parse(&wire.currency_code).ok_or_else(|| {
            D::Error::invalid_value(Unexpected::Str(&wire.currency_code), &"an ISO 4217 currency")
        })?;
        let money = Money::from_decimal(&wire.amount, currency);
        let minor = money.map(|money| i128::from(money.minor())).filter(|minor| *minor <= AMOUNT_MAX_MINOR);
        let minor = minor.ok_or_else(|| {
            D::Error::invalid_value(
                Unexpected::Str(&wire.amount),
                &"an amount of that currency, of at most 10^15 minor units",
            )
        })?;
        Ok(Self { minor, currency })
    }
}

/// The same money twice.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct MoneySet {
    pub(crate) shop_money: Amount,
    pub(crate) presentment_money: Amount,
}
