//! A line's share of the discounts on the whole cart.

use super::exact::div_ceil;
use crate::CartDiscount;

/// The part of every price that a cart's discounts take, as a fraction of at most one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Take {
    numerator: u128,
    denominator: u128,
}

/// A whole, in the unit that percentages are kept in.
const HUNDRED_PERCENT_MILLIONTHS: u128 = 100_000_000;

impl Take {
    /// What `discount` takes off prices that come to `total_minor`: D / P, where D = min(P, fixed + percent * P).
    ///
    /// With one sort of discount the fraction is short, and ordinary carts divide within 64 bits. With both, everything is
    /// multiplied by a hundred percent in millionths: fixed discounts are below 10^16, P is at most 501 * 10^12 + 10^9 and
    /// a percentage at most 10^9, so both products are below 10^24, and after the minimum both parts are below 10^23.
    pub(super) fn of(discount: CartDiscount, total_minor: u64) -> Self {
        let (fixed, percent) = (u128::from(discount.fixed_minor), u128::from(discount.percent.millionths()));
        let total = u128::from(total_minor);
        let (numerator, denominator) = match (fixed, percent) {
            (_, 0) => (fixed, total),
            (0, _) => (percent, HUNDRED_PERCENT_MILLIONTHS),
            _ => (fixed * HUNDRED_PERCENT_MILLIONTHS + percent * total, total * HUNDRED_PERCENT_MILLIONTHS),
        };
        Self { numerator: numerator.min(denominator), denominator }
    }

    /// What is left of a price: `price - ceil(price * D / P)`. A price is at most 10^12, the product below 10^35.
    pub(super) fn leaves(self, price_minor: u64) -> u64 {
        if self.numerator == 0 {
            return price_minor;
        }
        let taken = div_ceil(u128::from(price_minor) * self.numerator, self.denominator);
        // Never more than the price, for the fraction is at most one.
        price_minor.saturating_sub(u64::try_from(taken).unwrap_or(price_minor))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Percent;

    #[test]
    fn discounts_are_shared_by_price_and_rounded_against_the_line() {
        // fixed, percent, the cart's total, a price in it, what is left
        for (fixed_minor, percent, total_minor, price_minor, left) in [
            (0, 0, 3000, 1000, 1000),
            (1000, 0, 3000, 1000, 666),
            (0, 10, 3000, 999, 899),
            (500, 10, 2000, 1000, 650),
            (5000, 0, 3000, 1000, 0),
            (0, 100, 3000, 1000, 0),
            (0, 200, 3000, 1000, 0),
            (1, 0, 0, 0, 0),
        ] {
            let discount =
                CartDiscount { fixed_minor, percent: Percent::from_millionths(percent * 1_000_000) };
            let take = Take::of(discount, total_minor);
            assert_eq!(take.leaves(price_minor), left, "{fixed_minor} and {percent} % off {total_minor}");
        }
    }
}
