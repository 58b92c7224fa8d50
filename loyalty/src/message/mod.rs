//! Messages: which words say a nudge, and what stands in their placeholders.

mod item;
mod tier;

pub use item::item_messages;

use crate::{Currency, Detail, Member, Money, Nudge, Program, RewardKind};

/// A key of the theme's locale file and what stands in its placeholders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The key below `perkline`, such as `nudges.reach_reward`.
    pub key: &'static str,
    /// `Some(n)`: the key has one sub-key for each plural category, and `n` chooses.
    pub plural: Option<u64>,
    /// Each placeholder with what stands in it.
    pub args: Vec<(&'static str, Arg)>,
}

/// What stands in a placeholder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// An amount, with the currency's decimals unless it is whole.
    Money {
        /// In minor units.
        minor: u64,
        /// Of this currency.
        currency: Currency,
    },
    /// A number of points.
    Points(u64),
    /// A number of something else.
    Count(u64),
    /// The day of this instant in the program's time zone. The second that makes "expires at midnight" the day before is
    /// already taken off.
    Date {
        /// Unix seconds.
        at: i64,
    },
    /// The merchant's own words.
    Text(String),
    /// What so many points are called in the program.
    Label(u64),
}

impl From<Money> for Arg {
    fn from(money: Money) -> Self {
        Arg::Money { minor: money.minor(), currency: money.currency() }
    }
}

/// The message of a nudge that [`crate::answer`] gave for this program and member. An id that neither knows stands for
/// itself.
pub fn message(nudge: &Nudge, program: &Program, member: Option<&Member>) -> Message {
    match &nudge.detail {
        Detail::RedeemNow { voucher_id, reward_id, minimum_spend } => {
            let reward = title(program, member, voucher_id.as_deref(), reward_id);
            match minimum_spend {
                None => plain("nudges.redeem_now", vec![("reward", reward)]),
                Some(minimum) => plain(
                    "nudges.redeem_now_minimum",
                    vec![("reward", reward), ("amount", (*minimum).into())],
                ),
            }
        }
        Detail::UnlockMinimum { voucher_id, reward_id, spend_more } => {
            let reward = title(program, member, voucher_id.as_deref(), reward_id);
            plain("nudges.unlock_minimum", vec![("amount", (*spend_more).into()), ("reward", reward)])
        }
        Detail::RewardReached { reward_id } => {
            plain("nudges.reward_reached", vec![("reward", title(program, member, None, reward_id))])
        }
        Detail::ReachReward { reward_id, points_short, spend_more, .. } => {
            reach_reward(program, reward_id, *points_short, *spend_more)
        }
        Detail::KeepTier { tier_id, at, short, spend_more, .. } => {
            tier::keep_tier(program, tier_id, *at, *short, *spend_more)
        }
        Detail::PointsExpiring { points, at } => counted(
            "nudges.points_expiring",
            *points,
            vec![points_of(*points), label_of(*points), ("date", day(*at))],
        ),
        Detail::TierReached { tier_id } => {
            plain("nudges.tier_reached", vec![("tier", tier::name(program, tier_id))])
        }
        Detail::ReachTier { tier_id, short, spend_more, .. } => {
            tier::reach_tier(program, tier_id, *short, *spend_more)
        }
        Detail::Earn { points } => {
            counted("nudges.earn", *points, vec![points_of(*points), label_of(*points)])
        }
        Detail::Join { points } => join(*points, member.is_some()),
    }
}

/// Only an amount off is spoken of as "a" reward; other titles may not take an article.
fn reach_reward(program: &Program, reward_id: &str, points_short: u64, spend_more: Option<Money>) -> Message {
    let reward = ("reward", title(program, None, None, reward_id));
    if let Some(amount) = spend_more {
        return plain("nudges.reach_reward", vec![("amount", amount.into()), reward]);
    }
    let takes_article = program.reward(reward_id).is_some_and(|reward| reward.kind == RewardKind::AmountOff);
    let key = if takes_article { "nudges.reach_reward_points" } else { "nudges.reach_reward_points_for" };
    counted(key, points_short, vec![points_of(points_short), label_of(points_short), reward])
}

fn join(points: u64, is_candidate: bool) -> Message {
    let (some, none) = if is_candidate {
        ("nudges.join_candidate", "nudges.join_candidate_none")
    } else {
        ("nudges.join_guest", "nudges.join_guest_none")
    };
    if points == 0 {
        return plain(none, vec![("label", Arg::Label(SOME_POINTS))]);
    }
    counted(some, points, vec![points_of(points), label_of(points)])
}

/// Points in general are called as two of them are: in French even none is singular.
pub(crate) const SOME_POINTS: u64 = 2;

/// A voucher keeps the title it was redeemed under.
fn title(program: &Program, member: Option<&Member>, voucher_id: Option<&str>, reward_id: &str) -> Arg {
    let voucher = voucher_id.and_then(|id| member?.vouchers.iter().find(|voucher| voucher.id == id));
    let reward = || program.reward(reward_id).map(|reward| &reward.title);
    let title = voucher.map(|voucher| &voucher.title).or_else(reward);
    Arg::Text(title.map_or(reward_id, String::as_str).to_owned())
}

fn plain(key: &'static str, args: Vec<(&'static str, Arg)>) -> Message {
    Message { key, plural: None, args }
}

fn counted(key: &'static str, n: u64, args: Vec<(&'static str, Arg)>) -> Message {
    Message { key, plural: Some(n), args }
}

fn points_of(n: u64) -> (&'static str, Arg) {
    ("points", Arg::Points(n))
}

fn label_of(n: u64) -> (&'static str, Arg) {
    ("label", Arg::Label(n))
}

/// The last day before `at`.
fn day(at: i64) -> Arg {
    Arg::Date { at: at.saturating_sub(1) }
}
