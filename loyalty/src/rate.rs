//! The rate between the two currencies of a cart.

use crate::door::Field;
use crate::{Json, decimal};

/// Presentment units for one shop unit, from 10^-4 to 2 * 10^4, in billionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    billionths: u64,
}

const DECIMALS: u32 = 9;
const MIN_BILLIONTHS: i64 = 100_000;
const MAX_BILLIONTHS: i64 = 20_000_000_000_000;

impl Rate {
    /// From a decimal string such as "146.039215"; `None` when it is out of range or has more than nine decimals.
    pub fn parse(text: &str) -> Option<Self> {
        let billionths = i64::try_from(decimal::parse(text, DECIMALS)?).ok()?;
        (MIN_BILLIONTHS..=MAX_BILLIONTHS).contains(&billionths).then_some(Self::new(billionths))
    }

    /// In billionths.
    pub const fn billionths(self) -> u64 {
        self.billionths
    }

    /// The `rate` of a cart or an item.
    pub(crate) fn decode<J: Json>(field: &Field<'_, J>) -> Option<Self> {
        field.decimal("rate", DECIMALS, MIN_BILLIONTHS..=MAX_BILLIONTHS).map(Self::new)
    }

    const fn new(billionths: i64) -> Self {
        Self { billionths: billionths.unsigned_abs() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bounds_belong_to_the_range() {
        for (text, billionths) in [
            ("0.0001", Some(100_000)),
            ("20000", Some(20_000_000_000_000)),
            ("146.039215", Some(146_039_215_000)),
            ("0.000099999", None),
            ("20000.000000001", None),
            ("1.0000000001", None),
            ("0", None),
            ("-1", None),
            ("", None),
        ] {
            assert_eq!(Rate::parse(text).map(Rate::billionths), billionths, "{text:?}");
        }
    }
}
