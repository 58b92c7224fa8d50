//! From the currency the shopper sees to the currency the shop counts in.

use super::exact::div_floor;
use crate::{Cart, Currency, Known};

/// How many shop minor units a presentment minor unit is, as a fraction.
#[derive(Clone, Copy, Debug)]
pub(super) struct Exchange {
    numerator: u64,
    denominator: u64,
}

/// More than any amount that the doors let in (2^53 - 1), so what is cut here compares as it would have uncut, and sums of
/// a whole cart still fit 64 bits: 502 * 10^16 < 1.8 * 10^19.
const SHOP_MAX_MINOR: u64 = 10_000_000_000_000_000;

const BILLION: u64 = 1_000_000_000;

impl Exchange {
    /// `None` where the currencies differ and no rate says by how much, or the cart's is unknown.
    pub(super) fn of(cart: &Cart, shop: Currency) -> Option<Self> {
        let presentment = cart.currency.known()?;
        if presentment == shop {
            return Some(Self { numerator: 1, denominator: 1 });
        }
        let Known::Known(rate) = cart.rate else { return None };
        // One presentment minor unit is 10^-p / rate shop units, which is 10^(s - p) / rate shop minor units. The doors hold
        // the rate below 2 * 10^13 billionths and decimals to 4: both products are below 2 * 10^17.
        Some(Self {
            numerator: BILLION * shop.minor_per_major(),
            denominator: rate.billionths() * presentment.minor_per_major(),
        })
    }

    /// `minor` presentment units in the shop's, rounded down.
    pub(super) fn to_shop(self, minor: u64) -> u64 {
        if self.numerator == self.denominator {
            return minor;
        }
        let shop = div_floor(u128::from(minor) * u128::from(self.numerator), u128::from(self.denominator));
        u64::try_from(shop).map_or(SHOP_MAX_MINOR, |shop| shop.min(SHOP_MAX_MINOR))
    }
}
