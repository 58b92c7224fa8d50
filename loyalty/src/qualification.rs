//! What a tier counts, and over which time.

use crate::door::{Field, INTEGER_MAX};
use crate::{Currency, Json, Known, decimal};

/// What a tier counts, and over which time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Qualification {
    /// What is counted.
    pub basis: Known<Basis>,
    /// When counting starts over.
    pub period: Known<Period>,
}

/// What a tier counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Points earned; redeeming does not lower them.
    Points,
    /// Money spent, in shop currency.
    Spend,
    /// Orders placed.
    Orders,
}

/// When counting starts over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// Never.
    Lifetime,
    /// On the first of January.
    CalendarYear,
    /// It does not: the last so many days count.
    Rolling {
        /// How many.
        days: u64,
    },
    /// A year after the member joined, and every year from then.
    Anniversary,
}

/// An amount of what a tier counts: points, orders, or minor units of the shop currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The amount in units of `10^-decimals`.
    pub units: i64,
    /// 0 for points and orders, the shop currency's decimals for spend.
    pub decimals: u32,
}

/// With an unknown basis amounts can't be told apart from money, so they may have as many decimals as any money has.
const DECIMALS_OF_UNKNOWN_BASIS: u32 = 4;

impl Qualification {
    pub(crate) fn decode<J: Json>(field: &Field<'_, J>) -> Self {
        let bases = [("points", Basis::Points), ("spend", Basis::Spend), ("orders", Basis::Orders)];
        Self { basis: field.one_of("basis", &bases), period: Period::decode(&field.at("period")) }
    }
}

impl Period {
    fn decode<J: Json>(field: &Field<'_, J>) -> Known<Self> {
        let days = field.days("days");
        match (field.text("kind").as_deref(), days) {
            (Some("lifetime"), _) => Known::Known(Period::Lifetime),
            (Some("calendar_year"), _) => Known::Known(Period::CalendarYear),
            (Some("rolling"), Some(days)) => Known::Known(Period::Rolling { days }),
            (Some("anniversary"), _) => Known::Known(Period::Anniversary),
            _ => Known::Unknown,
        }
    }
}

impl Measure {
    /// So many minor units, points or orders on this basis.
    pub fn new(units: i64, basis: Known<Basis>, currency: Currency) -> Self {
        let decimals = match basis {
            Known::Known(Basis::Points | Basis::Orders) => 0,
            Known::Known(Basis::Spend) => currency.decimals(),
            Known::Unknown => DECIMALS_OF_UNKNOWN_BASIS,
        };
        Self { units, decimals }
    }

    /// A decimal string, in major units on the spend basis.
    pub fn to_decimal(self) -> String {
        decimal::print(i128::from(self.units), self.decimals)
    }

    /// A decimal string from `units_min` up; whole on the points and orders bases.
    pub(crate) fn decode<J: Json>(
        field: &Field<'_, J>,
        key: &'static str,
        basis: Known<Basis>,
        currency: Currency,
        units_min: i64,
    ) -> Known<Self> {
        let decimals = Self::new(0, basis, currency).decimals;
        let units = field.decimal(key, decimals, units_min..=INTEGER_MAX);
        units.map(|units| Self { units, decimals }).into()
    }
}
