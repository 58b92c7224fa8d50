//! A nudge: kind and emphasis, then the kind's own fields, absent ones omitted.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::{Detail, Money, Nudge, Short};

impl Serialize for Nudge {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", self.kind().name())?;
        map.serialize_entry("emphasis", &self.emphasis)?;
        fields(&mut map, &self.detail)?;
        map.end()
    }
}

fn fields<M: SerializeMap>(map: &mut M, detail: &Detail) -> Result<(), M::Error> {
    match detail {
        Detail::RedeemNow { voucher_id, reward_id, minimum_spend } => {
            optional(map, "voucher_id", voucher_id.as_ref())?;
            map.serialize_entry("reward_id", reward_id)?;
            optional(map, "minimum_spend", minimum_spend.as_ref())
        }
        Detail::UnlockMinimum { voucher_id, reward_id, spend_more } => {
            optional(map, "voucher_id", voucher_id.as_ref())?;
            map.serialize_entry("reward_id", reward_id)?;
            more(map, Some(*spend_more))
        }
        Detail::RewardReached { reward_id } => map.serialize_entry("reward_id", reward_id),
        Detail::ReachReward { reward_id, points_short, spend_more, progress_permille } => {
            map.serialize_entry("reward_id", reward_id)?;
            short(map, Short::Points(*points_short))?;
            more(map, *spend_more)?;
            map.serialize_entry("progress_permille", progress_permille)
        }
        Detail::KeepTier { tier_id, at, short: missing, spend_more, progress_permille } => {
            map.serialize_entry("tier_id", tier_id)?;
            map.serialize_entry("at", at)?;
            short(map, *missing)?;
            more(map, *spend_more)?;
            map.serialize_entry("progress_permille", progress_permille)
        }
        Detail::PointsExpiring { points, at } => {
            map.serialize_entry("points", points)?;
            map.serialize_entry("at", at)
        }
        Detail::TierReached { tier_id } => map.serialize_entry("tier_id", tier_id),
        Detail::ReachTier { tier_id, short: missing, spend_more, progress_permille } => {
            map.serialize_entry("tier_id", tier_id)?;
            short(map, *missing)?;
            more(map, *spend_more)?;
            map.serialize_entry("progress_permille", progress_permille)
        }
        Detail::Earn { points } | Detail::Join { points } => map.serialize_entry("points", points),
    }
}

fn optional<M: SerializeMap, T: Serialize>(
    map: &mut M,
    key: &str,
    value: Option<&T>,
) -> Result<(), M::Error> {
    value.map_or(Ok(()), |value| map.serialize_entry(key, value))
}

fn short<M: SerializeMap>(map: &mut M, short: Short) -> Result<(), M::Error> {
    match short {
        Short::Points(points) => map.serialize_entry("points_short", &points),
        Short::Spend(money) => map.serialize_entry("spend_short", &money),
        Short::Orders(orders) => map.serialize_entry("orders_short", &orders),
    }
}

fn more<M: SerializeMap>(map: &mut M, spend_more: Option<Money>) -> Result<(), M::Error> {
    let Some(money) = spend_more else { return Ok(()) };
    map.serialize_entry("spend_more_minor", &money.minor())?;
    map.serialize_entry("currency", money.currency().code())
}
