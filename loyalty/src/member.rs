//! A member: somebody's standing in the program.

use crate::door::{self, Field, INTEGER_MAX};
use crate::voucher::Voucher;
use crate::{Json, Known, Measure, Money, POINTS_MAX, Program, Refusal};

/// Somebody who is signed in; a guest is no `Member` at all.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Member {
    /// The shop's id of the customer.
    pub id: String,
    /// Whether they take part.
    pub state: Known<MemberState>,
    /// Their points.
    pub points: PointsBalance,
    /// Credit with the shop, beside the points.
    pub store_credit: Known<Money>,
    /// The points that lapse next; `None`: none do.
    pub expiring: Option<Expiring>,
    /// The tier they hold; `None`: none.
    pub tier: Option<HeldTier>,
    /// What counts towards tiers.
    pub qualifying: Qualifying,
    /// Rewards they can't redeem although they might afford them.
    pub blocked_rewards: Vec<BlockedReward>,
    /// What they redeemed and have not used; only what has a code.
    pub vouchers: Vec<Voucher>,
    /// When they last redeemed something.
    pub last_redemption_at: Known<i64>,
}

/// Whether somebody takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberState {
    /// In the program.
    Member,
    /// Signed in and not joined.
    Candidate,
    /// Shut out by the merchant.
    Excluded,
}

/// Points are spent here; what counts towards tiers is [`Qualifying`], which redeeming does not lower.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct PointsBalance {
    /// Points that can be spent; a refund after a redemption takes them below zero.
    pub available: Known<i64>,
    /// Points that were promised and can't be spent yet.
    pub pending: Known<i64>,
    /// Points ever earned.
    pub lifetime: Known<i64>,
}

/// The points that lapse next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Expiring {
    /// How many.
    pub points: Known<u64>,
    /// The first second without them.
    pub at: Known<i64>,
}

/// A tier that somebody holds.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct HeldTier {
    /// Which; unknown: one of them, or none.
    pub id: Known<String>,
    /// Since when.
    pub since_at: Known<i64>,
    /// The first second without it; `None`: for good.
    pub expires_at: Option<i64>,
}

/// What counts towards tiers in the current period; redeeming does not lower it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Qualifying {
    /// So far.
    pub now: Known<Measure>,
    /// What the tier asks for to be kept.
    pub to_keep: Known<Measure>,
}

/// A reward that somebody can't redeem.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct BlockedReward {
    /// Which.
    pub reward_id: String,
    /// Why, in a word such as `claim_limit_reached`.
    pub reason: Known<String>,
}

impl Member {
    /// Reads a member; null is a guest. Paths are relative to the member.
    ///
    /// # Errors
    ///
    /// The first value that is of a wrong type or out of range, or required and absent.
    pub fn decode<J: Json>(json: &J, program: &Program) -> Result<Option<Self>, Refusal> {
        door::read(json, |field| Some(Self::decode_at(field, program)))
    }

    pub(crate) fn decode_at<J: Json>(field: &Field<'_, J>, program: &Program) -> Option<Self> {
        if field.is_null() {
            return None;
        }
        Some(Self {
            id: field.required_text("id"),
            state: MemberState::decode(field),
            points: PointsBalance::decode(&field.at("points")),
            store_credit: field.money("store_credit", program.currency).into(),
            expiring: Expiring::decode(&field.at("expiring")),
            tier: HeldTier::decode(&field.at("tier")),
            qualifying: Qualifying::decode(&field.at("qualifying"), program),
            blocked_rewards: field.list("blocked_rewards", BlockedReward::decode),
            vouchers: field.list_by_id("vouchers", |voucher| Voucher::decode(voucher, program.currency)),
            last_redemption_at: field.instant("last_redemption_at").into(),
        })
    }

    /// Whether a reward is kept from this member.
    pub(crate) fn is_blocked_from(&self, reward_id: &str) -> bool {
        self.blocked_rewards.iter().any(|blocked| blocked.reward_id == reward_id)
    }
}

impl MemberState {
    fn decode<J: Json>(member: &Field<'_, J>) -> Known<Self> {
        let states = [
            ("member", MemberState::Member),
            ("candidate", MemberState::Candidate),
            ("excluded", MemberState::Excluded),
        ];
        member.one_of("state", &states)
    }
}

impl PointsBalance {
    fn decode<J: Json>(field: &Field<'_, J>) -> Self {
        let points = |key| field.integer(key, -INTEGER_MAX..=INTEGER_MAX).into();
        Self { available: points("available"), pending: points("pending"), lifetime: points("lifetime") }
    }
}

impl Expiring {
    fn decode<J: Json>(field: &Field<'_, J>) -> Option<Self> {
        if field.is_null() {
            return None;
        }
        let points = field.count("points", POINTS_MAX).into();
        Some(Self { points, at: field.instant("at").into() })
    }
}

impl HeldTier {
    fn decode<J: Json>(field: &Field<'_, J>) -> Option<Self> {
        if field.is_null() {
            return None;
        }
        Some(Self {
            id: field.text("id").into(),
            since_at: field.instant("since_at").into(),
            expires_at: field.instant("expires_at"),
        })
    }
}

impl Qualifying {
    /// A refund can take `now` below zero; what a tier asks for can't be.
    fn decode<J: Json>(field: &Field<'_, J>, program: &Program) -> Self {
        let measure = |key, units_min| {
            Measure::decode(field, key, program.qualification.basis, program.currency, units_min)
        };
        Self { now: measure("now", -INTEGER_MAX), to_keep: measure("to_keep", 0) }
    }
}

impl BlockedReward {
    fn decode<J: Json>(field: &Field<'_, J>) -> Self {
        Self { reward_id: field.required_text("reward_id"), reason: field.text("reason").into() }
    }
}
