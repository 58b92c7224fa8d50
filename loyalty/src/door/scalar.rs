//! Text, truth values, whole numbers, decimals, money and currencies: members of an object, by key.

use std::ops::RangeInclusive;

use super::{Field, INTEGER_MAX};
use crate::{Currency, Json, JsonKind, Known, Money, decimal};

/// A thousand years: more says nothing more, and so many seconds still fit everywhere.
const DAYS_MAX: u64 = 365_250;

impl<J: Json> Field<'_, J> {
    #[inline(never)]
    pub(crate) fn text(&self, key: &'static str) -> Option<String> {
        self.at(key).own_text()
    }

    #[inline(never)]
    pub(crate) fn required_text(&self, key: &'static str) -> String {
        let field = self.at(key);
        field.require(field.own_text()).unwrap_or_default()
    }

    #[inline(never)]
    pub(crate) fn flag(&self, key: &'static str) -> Option<bool> {
        self.at(key).expect(JsonKind::Bool, "must be true or false").and_then(Json::bool)
    }

    /// One of the words in `table`; any other is unknown.
    pub(crate) fn one_of<T: Copy>(&self, key: &'static str, table: &[(&str, T)]) -> Known<T> {
        let text = self.text(key);
        table.iter().find(|(word, _)| text.as_deref() == Some(*word)).map(|(_, value)| *value).into()
    }

    /// A whole number within `range`.
    #[inline(never)]
    pub(crate) fn integer(&self, key: &'static str, range: RangeInclusive<i64>) -> Option<i64> {
        self.at(key).own_integer(range)
    }

    /// A whole number from 0 to `max`.
    #[inline(never)]
    pub(crate) fn count(&self, key: &'static str, max: u64) -> Option<u64> {
        self.at(key).own_count(max)
    }

    /// Unix seconds.
    #[inline(never)]
    pub(crate) fn instant(&self, key: &'static str) -> Option<i64> {
        self.integer(key, -INTEGER_MAX..=INTEGER_MAX)
    }

    /// Unix seconds, and they must be there.
    pub(crate) fn required_instant(&self, key: &'static str) -> Option<i64> {
        self.at(key).require(self.instant(key))
    }

    /// A number of days.
    #[inline(never)]
    pub(crate) fn days(&self, key: &'static str) -> Option<u64> {
        self.count(key, DAYS_MAX)
    }

    /// A decimal string, as the integer that it is when counted in units of `10^-decimals`.
    #[inline(never)]
    pub(crate) fn decimal(
        &self,
        key: &'static str,
        decimals: u32,
        range: RangeInclusive<i64>,
    ) -> Option<i64> {
        self.at(key).own_decimal(decimals, range)
    }

    /// An amount of at least nothing, as a decimal string in major units of `currency`.
    #[inline(never)]
    pub(crate) fn money(&self, key: &'static str, currency: Currency) -> Option<Money> {
        let minor = self.decimal(key, currency.decimals(), 0..=INTEGER_MAX)?;
        Some(Money::from_minor(minor.unsigned_abs(), currency))
    }

    #[inline(never)]
    pub(crate) fn currency(&self, key: &'static str) -> Option<Currency> {
        let field = self.at(key);
        let currency = Currency::parse(&field.own_text()?);
        if currency.is_none() {
            field.refuse("must be an upper-case ISO 4217 currency in use");
        }
        currency
    }

    /// The text that stands here.
    pub(crate) fn own_text(&self) -> Option<String> {
        self.expect(JsonKind::String, "must be a string")?.string()
    }

    /// The whole number from 0 to `max` that stands here.
    pub(crate) fn own_count(&self, max: u64) -> Option<u64> {
        let max = i64::try_from(max).unwrap_or(INTEGER_MAX);
        self.own_integer(0..=max).map(i64::unsigned_abs)
    }

    /// The decimal string that stands here, in units of `10^-decimals`.
    pub(crate) fn own_decimal(&self, decimals: u32, range: RangeInclusive<i64>) -> Option<i64> {
        let Some(value) = decimal::parse(&self.own_text()?, decimals) else {
            let n = decimals.to_string();
            match decimals {
                0 => self.refuse("must be a decimal string without decimals"),
                _ => self.refuse(&["must be a decimal string with at most ", &n, " decimals"].concat()),
            }
            return None;
        };
        self.within(i64::try_from(value).ok(), decimals, &range)
    }

    fn own_integer(&self, range: RangeInclusive<i64>) -> Option<i64> {
        let Some(value) = self.expect(JsonKind::Number, "must be a whole number")?.integer() else {
            self.refuse("must be a whole number");
            return None;
        };
        self.within(Some(value), 0, &range)
    }

    /// `value` where it is in `range`, both in units of `10^-decimals`.
    #[inline(never)]
    fn within(&self, value: Option<i64>, decimals: u32, range: &RangeInclusive<i64>) -> Option<i64> {
        let inside = value.filter(|value| range.contains(value));
        if inside.is_none() {
            let [low, high] =
                [range.start(), range.end()].map(|end| decimal::print(i128::from(*end), decimals));
            self.refuse(&["must be from ", &low, " to ", &high].concat());
        }
        inside
    }
}
