//! Text, truth values, whole numbers, decimals, money and currencies.

use std::ops::RangeInclusive;

use super::{Field, INTEGER_MAX};
use crate::{Currency, Json, JsonKind, Money, Refusal, decimal};

/// A thousand years: more says nothing more, and so many seconds still fit everywhere.
const DAYS_MAX: u64 = 365_250;

impl<J: Json> Field<'_, J> {
    pub(crate) fn text(&self) -> Result<Option<String>, Refusal> {
        Ok(self.expect(JsonKind::String, "must be a string")?.and_then(Json::string))
    }

    pub(crate) fn required_text(&self) -> Result<String, Refusal> {
        self.require(self.text()?)
    }

    pub(crate) fn flag(&self) -> Result<Option<bool>, Refusal> {
        Ok(self.expect(JsonKind::Bool, "must be true or false")?.and_then(Json::bool))
    }

    /// A whole number within `range`.
    pub(crate) fn integer(&self, range: RangeInclusive<i64>) -> Result<Option<i64>, Refusal> {
        let Some(number) = self.expect(JsonKind::Number, "must be a whole number")? else { return Ok(None) };
        match number.integer() {
            Some(value) if range.contains(&value) => Ok(Some(value)),
            Some(_) => {
                let (low, high) = (range.start().to_string(), range.end().to_string());
                Err(self.refuse(&["must be from ", &low, " to ", &high].concat()))
            }
            None => Err(self.refuse("must be a whole number")),
        }
    }

    /// A whole number from 0 to `max`.
    pub(crate) fn count(&self, max: u64) -> Result<Option<u64>, Refusal> {
        let max = i64::try_from(max).unwrap_or(INTEGER_MAX);
        Ok(self.integer(0..=max)?.map(i64::unsigned_abs))
    }

    /// Unix seconds.
    pub(crate) fn instant(&self) -> Result<Option<i64>, Refusal> {
        self.integer(-INTEGER_MAX..=INTEGER_MAX)
    }

    /// A number of days.
    pub(crate) fn days(&self) -> Result<Option<u64>, Refusal> {
        self.count(DAYS_MAX)
    }

    /// A decimal string, as the integer that it is when counted in units of `10^-decimals`.
    pub(crate) fn decimal(&self, decimals: u32, range: RangeInclusive<i64>) -> Result<Option<i64>, Refusal> {
        let Some(text) = self.text()? else { return Ok(None) };
        let Some(value) = decimal::parse(&text, decimals) else {
            let message = match decimals {
                0 => "must be a decimal string without decimals".to_owned(),
                _ => ["must be a decimal string with at most ", &decimals.to_string(), " decimals"].concat(),
            };
            return Err(self.refuse(&message));
        };
        match i64::try_from(value) {
            Ok(value) if range.contains(&value) => Ok(Some(value)),
            _ => {
                let low = decimal::print(i128::from(*range.start()), decimals);
                let high = decimal::print(i128::from(*range.end()), decimals);
                Err(self.refuse(&["must be from ", &low, " to ", &high].concat()))
            }
        }
    }

    /// An amount of at least nothing, as a decimal string in major units of `currency`.
    pub(crate) fn money(&self, currency: Currency) -> Result<Option<Money>, Refusal> {
        let minor = self.decimal(currency.decimals(), 0..=INTEGER_MAX)?;
        Ok(minor.map(|minor| Money::from_minor(minor.unsigned_abs(), currency)))
    }

    pub(crate) fn currency(&self) -> Result<Option<Currency>, Refusal> {
        let Some(code) = self.text()? else { return Ok(None) };
        let currency = Currency::parse(&code);
        currency.map(Some).ok_or_else(|| self.refuse("must be an upper-case ISO 4217 currency in use"))
    }
}
