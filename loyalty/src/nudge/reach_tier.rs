//! "Add $76 more to reach Gold."

use super::situation::progress_permille;
use super::{Detail, Nudge, Situation};
use crate::{Standing, Tier};

/// The lowest tier above the own that this cart does not reach.
pub(super) fn reach_tier(situation: &Situation<'_>) -> Option<Nudge> {
    let qualified = situation.qualifying()?;
    let (tier, threshold) = next_tier(situation, qualified.after)?;
    Some(Nudge {
        emphasis: false,
        detail: Detail::ReachTier {
            tier_id: tier.id.clone(),
            short: situation.short(qualified, threshold),
            spend_more: situation.spend_more_to_qualify(qualified, threshold),
            progress_permille: progress_permille(qualified.after, threshold),
        },
    })
}

/// The lowest tier above the own whose threshold lies above `qualifying`, with that threshold.
pub(crate) fn next_tier<'a>(situation: &Situation<'a>, qualifying: i64) -> Option<(&'a Tier, i64)> {
    tiers_above(situation)?.find(|(_, threshold)| *threshold > qualifying)
}

/// The tiers above the member's own with their thresholds, lowest first; `None` when the own is unknown. A tier of unknown
/// threshold can't be said to be near or far.
pub(super) fn tiers_above<'a>(situation: &Situation<'a>) -> Option<impl Iterator<Item = (&'a Tier, i64)>> {
    let n_passed = match situation.standing {
        Standing::NoTier => 0,
        Standing::Tier(own) => situation.program.tiers.iter().position(|tier| tier.id == own.id)? + 1,
        Standing::Unknown => return None,
    };
    let above = situation.program.tiers.iter().skip(n_passed);
    Some(above.filter_map(|tier| Some((tier, tier.threshold.known()?.units))))
}
