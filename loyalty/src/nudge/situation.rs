//! What every nudge looks at: a member, what their cart comes to, and the instant.

use crate::reckon::{Goal, Reckoning};
use crate::{Basis, Cart, Known, Member, Money, Program, Reward, Short, Standing, Voucher};

/// A member in front of a cart of known spend, or of none.
#[derive(Debug)]
pub(crate) struct Situation<'a> {
    pub(crate) program: &'a Program,
    pub(crate) member: &'a Member,
    pub(crate) standing: Standing<'a>,
    /// `None` without a cart, and with one of unknown spend.
    pub(crate) cart: Option<(&'a Cart, &'a Reckoning)>,
    pub(crate) now: i64,
}

const DAY_SECONDS: u64 = 86_400;

impl<'a> Situation<'a> {
    pub(super) fn reckoning(&self) -> Option<&'a Reckoning> {
        self.cart.map(|(_, reckoning)| reckoning)
    }

    /// The points of this cart; 0 without one, and where the earnings are unknown.
    pub(crate) fn cart_points(&self) -> u64 {
        self.reckoning().and_then(Reckoning::points).unwrap_or(0)
    }

    /// M, which minimums are held against.
    pub(super) fn base_minor(&self) -> Known<u64> {
        self.reckoning().map_or(Known::Known(0), Reckoning::base_minor)
    }

    /// Points that can be spent.
    pub(crate) fn available(&self) -> Option<i64> {
        self.member.points.available.known()
    }

    /// The rewards on offer to this member, with their price.
    pub(super) fn rewards(&self) -> impl Iterator<Item = (&'a Reward, i64)> {
        let standing = self.standing;
        let offered = self.program.rewards.iter().filter(|reward| reward.enabled);
        let allowed = offered.filter(move |reward| standing.is_among(reward.tier_ids.as_deref()));
        allowed.filter_map(|reward| {
            let points = reward.price.known()?.points();
            Some((reward, i64::try_from(points).ok()?))
        })
    }

    /// The rewards that the member can redeem now, minimums aside.
    pub(super) fn affordable(&self) -> impl Iterator<Item = (&'a Reward, i64)> {
        let (available, member) = (self.available(), self.member);
        let affordable =
            self.rewards().filter(move |(_, price)| available.is_some_and(|points| *price <= points));
        affordable.filter(|(reward, _)| !member.is_blocked_from(&reward.id))
    }

    /// The vouchers that still work.
    pub(super) fn live_vouchers(&self) -> impl Iterator<Item = &'a Voucher> {
        let now = self.now;
        self.member.vouchers.iter().filter(move |voucher| voucher.is_live_at(now))
    }

    /// Whether `at` lies ahead, and no further than so many days.
    pub(super) fn is_within_days(&self, at: i64, days: u64) -> bool {
        let ahead = at.saturating_sub(self.now);
        ahead > 0 && ahead.unsigned_abs() <= days.saturating_mul(DAY_SECONDS)
    }

    /// Whether `at` lies more than so many days back.
    pub(super) fn is_older_than_days(&self, at: i64, days: u64) -> bool {
        let age = self.now.saturating_sub(at);
        age > 0 && age.unsigned_abs() > days.saturating_mul(DAY_SECONDS)
    }

    /// What to add to the cart, where there is one.
    pub(super) fn spend_more(&self, goal: Goal) -> Option<Money> {
        self.reckoning()?.spend_more(goal)
    }

    /// What counts towards tiers: before and after this cart.
    pub(crate) fn qualifying(&self) -> Option<Qualified> {
        let basis = self.program.qualification.basis.known()?;
        let before = self.member.qualifying.now.known()?.units;
        let cart = match basis {
            Basis::Points => self.cart_points(),
            Basis::Spend => self.reckoning().map_or(0, Reckoning::counted_minor),
            Basis::Orders => u64::from(self.cart.is_some()),
        };
        // Below 10^16 each way before, at most 502 * 10^15 from a cart.
        Some(Qualified { basis, before, after: before.saturating_add_unsigned(cart) })
    }

    /// How far `after` is from `goal`, by the program's basis.
    pub(crate) fn short(&self, qualified: Qualified, goal: i64) -> Short {
        let missing = goal.saturating_sub(qualified.after).max(0).unsigned_abs();
        match qualified.basis {
            Basis::Points => Short::Points(missing),
            Basis::Spend => Short::Spend(Money::from_minor(missing, self.program.currency)),
            Basis::Orders => Short::Orders(missing),
        }
    }

    /// What to add to the cart so that what counts towards tiers comes to `goal`; nothing one adds makes two orders.
    pub(super) fn spend_more_to_qualify(&self, qualified: Qualified, goal: i64) -> Option<Money> {
        let from_cart = goal.saturating_sub(qualified.before).max(0).unsigned_abs();
        match qualified.basis {
            Basis::Points => self.spend_more(Goal::Points(from_cart)),
            Basis::Spend => self.spend_more(Goal::Counted(from_cart)),
            Basis::Orders => None,
        }
    }
}

/// What counts towards tiers, before and after the cart, in the basis' own unit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Qualified {
    pub(crate) basis: Basis,
    pub(crate) before: i64,
    pub(crate) after: i64,
}

/// How far along, from 0 to 1000, rounded down.
pub(super) fn progress_permille(reached: i64, goal: i64) -> u16 {
    if reached <= 0 {
        return 0;
    }
    // Goals are below 2^53 and the quotient is of a smaller number by a larger one.
    let permille = if reached < goal { 1000 * i128::from(reached) / i128::from(goal) } else { 1000 };
    u16::try_from(permille).unwrap_or(1000)
}
