//! "Add $30 more by December 31 to keep Silver."

use super::situation::progress_permille;
use super::{Detail, Nudge, Situation};

/// The member's tier lapses soon and this cart is not enough to keep it.
pub(super) fn keep_tier(situation: &Situation<'_>) -> Option<Nudge> {
    let tier = situation.standing.tier()?;
    let at = situation.member.tier.as_ref()?.expires_at?;
    let to_keep = situation.member.qualifying.to_keep.known()?.units;
    let qualified = situation.qualifying()?;
    if !situation.is_within_days(at, situation.program.nudges.tier_expiry_days) || qualified.after >= to_keep
    {
        return None;
    }
    Some(Nudge {
        emphasis: true,
        detail: Detail::KeepTier {
            tier_id: tier.id.clone(),
            at,
            short: situation.short(qualified, to_keep),
            spend_more: situation.spend_more_to_qualify(qualified, to_keep),
            progress_permille: progress_permille(qualified.after, to_keep),
        },
    })
}
