//! What a nudge says, as facts: the words are the theme's.

use crate::Money;

/// A true sentence, as facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nudge {
    /// Whether it is worth drawing the eye.
    pub emphasis: bool,
    /// What it says.
    pub detail: Detail,
}

/// What a nudge says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// A voucher or a reward can be used.
    RedeemNow {
        /// The voucher; `None`: a reward that is still to be redeemed.
        voucher_id: Option<String>,
        /// The reward.
        reward_id: String,
        /// What an order must come to; only where there is no cart that it could be held against.
        minimum_spend: Option<Money>,
    },
    /// So much more and a voucher or a reward can be used.
    UnlockMinimum {
        /// The voucher; `None`: a reward that is still to be redeemed.
        voucher_id: Option<String>,
        /// The reward.
        reward_id: String,
        /// How much more, in the cart's currency.
        spend_more: Money,
    },
    /// The cart earns the points that a reward still needs.
    RewardReached {
        /// The reward.
        reward_id: String,
    },
    /// The next reward is so far away.
    ReachReward {
        /// The reward.
        reward_id: String,
        /// The points that are missing after this cart.
        points_short: u64,
        /// What to add to the cart for them, in its currency.
        spend_more: Option<Money>,
        /// How far along, from 0 to 1000.
        progress_permille: u16,
    },
    /// A tier lapses unless something is done.
    KeepTier {
        /// The tier.
        tier_id: String,
        /// The first second without it.
        at: i64,
        /// What is missing after this cart.
        short: Short,
        /// What to add to the cart for it, in its currency.
        spend_more: Option<Money>,
        /// How far along, from 0 to 1000.
        progress_permille: u16,
    },
    /// Points lapse soon.
    PointsExpiring {
        /// How many.
        points: u64,
        /// The first second without them.
        at: i64,
    },
    /// The cart reaches a tier.
    TierReached {
        /// The tier.
        tier_id: String,
    },
    /// The next tier is so far away.
    ReachTier {
        /// The tier.
        tier_id: String,
        /// What is missing after this cart.
        short: Short,
        /// What to add to the cart for it, in its currency.
        spend_more: Option<Money>,
        /// How far along, from 0 to 1000.
        progress_permille: u16,
    },
    /// The cart earns points.
    Earn {
        /// How many.
        points: u64,
    },
    /// Signing in or joining would earn points.
    Join {
        /// How many; 0 when nobody can say.
        points: u64,
    },
}

/// What is missing to a tier, by what the program counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Short {
    /// Points.
    Points(u64),
    /// Spend, in shop currency.
    Spend(Money),
    /// Orders after this one.
    Orders(u64),
}
