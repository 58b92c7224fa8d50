//! An amount of money.

use crate::{Currency, decimal};

/// An amount of at least nothing, in minor units of its currency.
///
/// Each constructor names the unit it takes: 1,000 yen are `from_minor(1000, JPY)`, `from_decimal("1000", JPY)` and, in
/// Shopify's carts, `from_hundredths(100_000, JPY)`. There is no arithmetic across currencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Money {
    minor: u64,
    currency: Currency,
}

impl Money {
    /// From ISO 4217 minor units.
    pub const fn from_minor(minor: u64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// From a decimal string in major units; `None` when it is negative, malformed, too large or has more decimals than
    /// the currency.
    pub fn from_decimal(text: &str, currency: Currency) -> Option<Self> {
        let minor = decimal::parse(text, currency.decimals())?;
        Some(Self { minor: u64::try_from(minor).ok()?, currency })
    }

    /// From hundredths of the major unit, as Shopify writes every currency; what is below a minor unit is dropped.
    pub fn from_hundredths(hundredths: u64, currency: Currency) -> Option<Self> {
        let minor = u128::from(hundredths) * u128::from(currency.minor_per_major()) / 100;
        Some(Self { minor: u64::try_from(minor).ok()?, currency })
    }

    /// The amount in minor units.
    pub const fn minor(self) -> u64 {
        self.minor
    }

    /// The currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// A decimal string in major units with exactly the currency's decimals.
    pub fn to_decimal(self) -> String {
        decimal::print(i128::from(self.minor), self.currency.decimals())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_an_amount_is_the_same_amount() {
        for (code, minor, text, hundredths) in
            [("USD", 1050, "10.50", 1050), ("JPY", 1000, "1000", 100_000), ("KWD", 1500, "1.500", 150)]
        {
            let currency = Currency::parse(code).unwrap();
            let money = Money::from_minor(minor, currency);
            assert_eq!(money.to_decimal(), text);
            assert_eq!(Money::from_decimal(text, currency), Some(money));
            assert_eq!(Money::from_hundredths(hundredths, currency), Some(money));
        }
    }

    #[test]
    fn hundredths_below_a_minor_unit_are_dropped() {
        let yen = Currency::parse("JPY").unwrap();
        assert_eq!(Money::from_hundredths(1099, yen).map(Money::minor), Some(10));
    }

    #[test]
    fn amounts_that_are_none_are_refused() {
        let dollars = Currency::parse("USD").unwrap();
        for text in ["-1.00", "1.005", "", "ten", "18446744073709551616.00"] {
            assert_eq!(Money::from_decimal(text, dollars), None, "{text:?}");
        }
    }
}
