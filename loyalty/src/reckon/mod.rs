//! The arithmetic of docs/contract.md, section 2: nets, spend and points, all exact.
//!
//! The steps, in order: what a line's share of the cart's discounts is (`take`), what is left of it in shop currency
//! (`exchange`), what of that counts (`basket`), which campaigns may multiply it (`promotion`), how many points it earns
//! (`tariff`), and how much more would do (`spend_more`).

mod basket;
mod exact;
mod exchange;
mod promotion;
mod spend_more;
mod take;
mod tariff;

#[cfg(test)]
mod laws;

use basket::{Basket, Spend};
pub(crate) use spend_more::Goal;
use tariff::{Tariff, Yield};

use crate::{Cart, Known, Money, Multiplier, Program, Standing};

/// What a cart earns, with how it came about.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Earned {
    /// All points, bonuses among them.
    pub points: u64,
    /// The points that campaigns add on top.
    pub bonus_points: u64,
    /// The spend that counted, in shop currency.
    pub spend_counted: Money,
    /// Line by line, in the cart's order.
    pub lines: Vec<EarnedLine>,
}

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct EarnedLine {
    /// Whether it counts.
    pub counted: bool,
    /// Its price after its share of the cart's discounts, in minor units of the cart's currency.
    pub net_minor: u64,
    /// The same in shop currency.
    pub shop_spend: Money,
    /// What campaigns multiply its points by; one when it does not count.
    pub multiplier: Multiplier,
}

/// What a cart earns whoever stands there, at `now`; `None` when its spend, the rate or the tier's multiplier is unknown.
pub fn earned(program: &Program, standing: Standing<'_>, cart: &Cart, now: i64) -> Option<Earned> {
    Reckoning::of(program, standing, cart, now)?.earned(program)
}

/// A cart of known spend, reckoned for whoever stands there.
#[derive(Debug)]
pub(crate) struct Reckoning {
    basket: Basket,
    spend: Spend,
    tariff: Option<Tariff>,
    earned: Option<Yield>,
}

impl Reckoning {
    /// `None` when the cart's spend is unknown.
    pub(crate) fn of(program: &Program, standing: Standing<'_>, cart: &Cart, now: i64) -> Option<Self> {
        let basket = Basket::of(cart, program)?;
        let spend = basket.spend_with(None)?;
        let tariff = Tariff::of(program, standing, cart, now);
        let earned = tariff.as_ref().map(|tariff| tariff.earns(&spend));
        Some(Self { basket, spend, tariff, earned })
    }

    /// The points the cart earns; `None` when the earnings are unknown.
    pub(crate) fn points(&self) -> Option<u64> {
        self.earned.as_ref().map(|earned| earned.total)
    }

    /// S: the counted spend, in minor units of the shop currency.
    pub(crate) fn counted_minor(&self) -> u64 {
        self.spend.counted_minor
    }

    /// M: what minimums are held against, in minor units of the shop currency.
    pub(crate) fn base_minor(&self) -> Known<u64> {
        self.spend.base_minor
    }

    /// The points with how they came about.
    pub(crate) fn earned(&self, program: &Program) -> Option<Earned> {
        let earned = self.earned.as_ref()?;
        let shop = |minor| Money::from_minor(minor, program.currency);
        let lines = self.spend.lines.iter().zip(&earned.multipliers).map(|(line, multiplier)| EarnedLine {
            counted: line.counted,
            net_minor: line.net_minor,
            shop_spend: shop(line.shop_minor),
            multiplier: *multiplier,
        });
        Some(Earned {
            points: earned.total,
            bonus_points: earned.bonus,
            spend_counted: shop(self.spend.counted_minor),
            lines: lines.collect(),
        })
    }
}
