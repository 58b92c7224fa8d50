//! How much more would do: the smallest price of one more line with which a goal is reached.

use super::Reckoning;
use super::basket::Spend;
use crate::{Known, Money};

/// What is to be reached.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Goal {
    /// So many points earned by the cart.
    Points(u64),
    /// So much counted spend, in minor units of the shop currency.
    Counted(u64),
    /// So much spend before the cart's discounts on what is no gift card, in minor units of the shop currency.
    Base(u64),
}

/// Nobody is told to add more than this many minor units.
const ADDED_MAX_MINOR: u64 = 1_000_000_000;

impl Reckoning {
    /// The smallest price, in the cart's currency, of one new counted line with which `goal` is reached: with one minor
    /// unit less it is not. `None` when there is no such price, or nobody can say.
    ///
    /// Reaching a goal is monotone in the price: the larger the cart, the smaller the part of every price that its
    /// discounts take, so no line's spend falls; multipliers and bonuses depend on spend in one direction only. Where the
    /// new line's spend becomes too large to be believed there is no answer, neither there nor above.
    pub(crate) fn spend_more(&self, goal: Goal) -> Option<Money> {
        let is_enough =
            |price| self.basket.spend_with(Some(price)).is_none_or(|spend| self.reaches(&spend, goal));
        if !is_enough(ADDED_MAX_MINOR) {
            return None;
        }
        let (mut too_little, mut enough) = (0, ADDED_MAX_MINOR);
        while enough - too_little > 1 {
            let price = too_little.midpoint(enough);
            if is_enough(price) {
                enough = price;
            } else {
                too_little = price;
            }
        }
        let spend = self.basket.spend_with(Some(enough))?;
        self.reaches(&spend, goal).then_some(Money::from_minor(enough, self.basket.currency))
    }

    pub(super) fn reaches(&self, spend: &Spend, goal: Goal) -> bool {
        match goal {
            Goal::Points(points) => {
                self.tariff.as_ref().is_some_and(|tariff| tariff.earns(spend).total >= points)
            }
            Goal::Counted(minor) => spend.counted_minor >= minor,
            Goal::Base(minor) => matches!(spend.base_minor, Known::Known(base) if base >= minor),
        }
    }
}
