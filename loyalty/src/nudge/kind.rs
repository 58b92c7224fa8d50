//! The kinds of nudge and their default order.

use super::{Detail, Nudge};

/// A kind of nudge, named as what becomes true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A voucher or a reward can be used.
    RedeemNow,
    /// So much more and a voucher or a reward can be used.
    UnlockMinimum,
    /// The cart earns a reward.
    RewardReached,
    /// The next reward is so far away.
    ReachReward,
    /// A tier lapses unless something is done.
    KeepTier,
    /// Points lapse soon.
    PointsExpiring,
    /// The cart reaches a tier.
    TierReached,
    /// The next tier is so far away.
    ReachTier,
    /// The cart earns points.
    Earn,
    /// Signing in or joining would earn points.
    Join,
}

impl Kind {
    /// Every kind, in the default order: best first.
    pub const ALL: [Kind; 10] = [
        Kind::RedeemNow,
        Kind::UnlockMinimum,
        Kind::RewardReached,
        Kind::ReachReward,
        Kind::KeepTier,
        Kind::PointsExpiring,
        Kind::TierReached,
        Kind::ReachTier,
        Kind::Earn,
        Kind::Join,
    ];

    /// The name in JSON, such as `reach_reward`.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::RedeemNow => "redeem_now",
            Kind::UnlockMinimum => "unlock_minimum",
            Kind::RewardReached => "reward_reached",
            Kind::ReachReward => "reach_reward",
            Kind::KeepTier => "keep_tier",
            Kind::PointsExpiring => "points_expiring",
            Kind::TierReached => "tier_reached",
            Kind::ReachTier => "reach_tier",
            Kind::Earn => "earn",
            Kind::Join => "join",
        }
    }

    /// The kind of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Nudge {
    /// What kind of nudge this is.
    pub const fn kind(&self) -> Kind {
        match self.detail {
            Detail::RedeemNow { .. } => Kind::RedeemNow,
            Detail::UnlockMinimum { .. } => Kind::UnlockMinimum,
            Detail::RewardReached { .. } => Kind::RewardReached,
            Detail::ReachReward { .. } => Kind::ReachReward,
            Detail::KeepTier { .. } => Kind::KeepTier,
            Detail::PointsExpiring { .. } => Kind::PointsExpiring,
            Detail::TierReached { .. } => Kind::TierReached,
            Detail::ReachTier { .. } => Kind::ReachTier,
            Detail::Earn { .. } => Kind::Earn,
            Detail::Join { .. } => Kind::Join,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_read_by_its_name_and_no_other_is() {
        for kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.name()), Some(kind));
        }
        assert_eq!(Kind::parse("Earn"), None);
        assert_eq!(Kind::parse(""), None);
    }
}
