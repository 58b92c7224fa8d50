//! Section 4: nets, spend and points, all exact.

use crate::{Cart, Money, Multiplier, Program, Standing};

/// What a cart earns, with how it came about.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    let _ = (program, standing, cart, now);
    None
}
