//! Whether a member may redeem a reward, for how many points, and what it is worth.

use loyalty::{Known, Money, PointsRange, Price, Reward, RewardKind, RewardValue};

use super::RedemptionCommand;
use crate::account::Current;
use crate::http::problem::{Outcome, Problem};

/// A reward at a price.
#[derive(Debug)]
pub(super) struct Offer<'a> {
    pub(super) reward: &'a Reward,
    pub(super) points: i64,
    /// In shop currency, or a percentage; None: the kind says it all.
    pub(super) value: Option<String>,
}

/// What this command may have.
pub(super) fn of<'a>(current: &'a Current, command: &RedemptionCommand, now: i64) -> Outcome<Offer<'a>> {
    let Current { version, account, .. } = current;
    if account.joined_at.is_none() {
        return Err(Problem::not_a_member());
    }
    let reward = version.program.reward(&command.reward_id).ok_or_else(Problem::unknown_reward)?;
    if !reward.enabled {
        return Err(Problem::reward_not_redeemable("Choose a reward that is on offer"));
    }
    let tier = account.tier(&version.program, now);
    let allowed = |ids: &Vec<String>| tier.is_some_and(|tier| ids.contains(&tier.id));
    if !reward.tier_ids.as_ref().is_none_or(allowed) {
        return Err(Problem::reward_not_redeemable("Reach a tier that this reward is for first"));
    }
    if matches!(reward.kind, RewardKind::GiftCard | RewardKind::Other) {
        return Err(Problem::reward_not_redeemable(
            "Ask the merchant for this reward: it is not redeemed here",
        ));
    }
    let (points, value) = price(reward, command.points)?;
    let points = i64::try_from(points).map_err(|_| Problem::not_enough_points())?;
    if points == 0 {
        return Err(Problem::reward_not_redeemable("Ask the merchant for this reward: it has no price"));
    }
    if account.balance().available < points {
        return Err(Problem::not_enough_points());
    }
    Ok(Offer { reward, points, value })
}

fn price(reward: &Reward, asked: Option<u64>) -> Outcome<(u64, Option<String>)> {
    match reward.price {
        Known::Unknown => {
            Err(Problem::reward_not_redeemable("Ask the merchant for this reward: its price is unknown"))
        }
        Known::Known(Price::Points(points)) if asked.is_none_or(|asked| asked == points) => {
            Ok((points, fixed_value(reward)))
        }
        Known::Known(Price::Points(_)) => Err(refused_points("must be absent, or the reward's price")),
        Known::Known(Price::Range(range)) => {
            let asked = asked.ok_or_else(|| refused_points("must say how many points to redeem"))?;
            in_steps(range, asked).map(|value| (asked, Some(value.to_decimal())))
        }
    }
}

fn in_steps(range: PointsRange, asked: u64) -> Outcome<Money> {
    let (Known::Known(step), Known::Known(step_value)) = (range.step, range.step_value) else {
        return Err(Problem::reward_not_redeemable("Ask the merchant for this reward: its price is unknown"));
    };
    let above = matches!(range.max, Known::Known(max) if asked > max);
    if asked < range.min || above {
        return Err(refused_points("must be within the reward's range"));
    }
    let steps = asked.checked_div(step).filter(|steps| steps * step == asked);
    let steps = steps.ok_or_else(|| refused_points("must be whole steps of the reward"))?;
    let minor = step_value.minor().checked_mul(steps).ok_or_else(|| refused_points("must be fewer"))?;
    Ok(Money::from_minor(minor, step_value.currency()))
}

fn fixed_value(reward: &Reward) -> Option<String> {
    match reward.value.known()? {
        RewardValue::Money(money) => Some(money.to_decimal()),
        RewardValue::Percent(percent) => {
            let millionths = percent.millionths();
            let text = format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000);
            Some(text.trim_end_matches('0').trim_end_matches('.').to_owned())
        }
    }
}

fn refused_points(message: &str) -> Problem {
    Problem::refused("/points", message)
}

/// The kind in the contract's words.
pub(super) fn kind(kind: RewardKind) -> &'static str {
    match kind {
        RewardKind::AmountOff => "amount_off",
        RewardKind::PercentOff => "percent_off",
        RewardKind::FreeShipping => "free_shipping",
        RewardKind::FreeProduct => "free_product",
        RewardKind::StoreCredit => "store_credit",
        RewardKind::GiftCard => "gift_card",
        RewardKind::Other => "other",
    }
}
