//! Discounts on a whole cart.

use crate::Json;
use crate::door::{Field, INTEGER_MAX};

/// What is taken off a whole cart, as opposed to off one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct CartDiscount {
    /// The sum of the fixed discounts at face value, in minor units of the cart's currency.
    pub fixed_minor: u64,
    /// The sum of the percentages.
    pub percent: Percent,
}

/// A percentage, in millionths of a percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Percent {
    millionths: u64,
}

impl CartDiscount {
    /// The largest sum of fixed discounts that a cart may have, in minor units.
    pub(crate) const FIXED_MAX_MINOR: u64 = INTEGER_MAX.unsigned_abs();

    pub(crate) fn decode<J: Json>(cart: &Field<'_, J>) -> Self {
        let fixed_minor = cart.count("cart_discount_minor", Self::FIXED_MAX_MINOR).unwrap_or(0);
        let percent = Percent::decode(cart, "cart_discount_percent").unwrap_or_default();
        Self { fixed_minor, percent }
    }
}

impl Percent {
    pub(crate) const DECIMALS: u32 = 6;
    /// A thousand percent: more than everything, however many discounts add up.
    pub(crate) const MAX_MILLIONTHS: u64 = 1_000 * 1_000_000;

    /// From millionths of a percent; what is above a thousand percent is a thousand percent.
    pub fn from_millionths(millionths: u64) -> Self {
        Self { millionths: millionths.min(Self::MAX_MILLIONTHS) }
    }

    /// In millionths of a percent: 12.5 % is 12,500,000.
    pub const fn millionths(self) -> u64 {
        self.millionths
    }

    pub(crate) fn decode<J: Json>(field: &Field<'_, J>, key: &'static str) -> Option<Self> {
        let max = i64::try_from(Self::MAX_MILLIONTHS).unwrap_or(INTEGER_MAX);
        let millionths = field.decimal(key, Self::DECIMALS, 0..=max)?;
        Some(Self { millionths: millionths.unsigned_abs() })
    }
}
