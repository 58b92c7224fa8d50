//! Rewards: what points buy.

use crate::door::{Field, INTEGER_MAX};
use crate::{Currency, Json, Known, Minimum, Money, POINTS_MAX, Percent};

/// What points buy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reward {
    /// Unique among the rewards.
    pub id: String,
    /// The merchant's name for it, as in "$10 reward".
    pub title: String,
    /// What it is.
    pub kind: RewardKind,
    /// What it is worth; unknown too where the kind has no worth of its own.
    pub value: Known<RewardValue>,
    /// What it costs.
    pub price: Known<Price>,
    /// What an order must come to before it can be used.
    pub minimum_spend: Minimum,
    /// The tiers it is for; `None`: everybody.
    pub tier_ids: Option<Vec<String>>,
    /// Whether it is on offer.
    pub enabled: bool,
    /// The classes of discount it can be used with.
    pub combines_with: Vec<String>,
}

/// What a reward is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RewardKind {
    /// Money off an order.
    AmountOff,
    /// A percentage off an order.
    PercentOff,
    /// Free shipping.
    FreeShipping,
    /// A product for nothing.
    FreeProduct,
    /// Credit with the shop; comes without a code.
    StoreCredit,
    /// A gift card.
    GiftCard,
    /// Something that this version has no word for.
    Other,
}

/// What a reward is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RewardValue {
    /// An amount in shop currency.
    Money(Money),
    /// A share of the order.
    Percent(Percent),
}

/// What a reward costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Price {
    /// So many points.
    Points(u64),
    /// As many as the member likes, in steps.
    Range(PointsRange),
}

/// An incremental reward: each step of points buys the same value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PointsRange {
    /// The points in a step.
    pub step: Known<u64>,
    /// What a step is worth.
    pub step_value: Known<Money>,
    /// The fewest points one can redeem.
    pub min: u64,
    /// The most points one can redeem at once.
    pub max: Known<u64>,
}

impl Price {
    /// The fewest points that buy the reward.
    pub fn points(self) -> u64 {
        match self {
            Price::Points(points) => points,
            Price::Range(range) => range.min,
        }
    }
}

impl Reward {
    pub(crate) fn decode<J: Json>(field: &Field<'_, J>, currency: Currency) -> Self {
        let kind = RewardKind::decode(field);
        Self {
            id: field.required_text("id"),
            title: field.required_text("title"),
            kind,
            value: RewardValue::decode(field, kind, currency).into(),
            price: Price::decode(field, currency).into(),
            minimum_spend: Minimum::decode(field, currency),
            tier_ids: field.optional_texts("tier_ids"),
            enabled: field.flag("enabled").unwrap_or(true),
            combines_with: field.texts("combines_with"),
        }
    }
}

impl RewardKind {
    fn decode<J: Json>(reward: &Field<'_, J>) -> Self {
        let kinds = [
            ("amount_off", RewardKind::AmountOff),
            ("percent_off", RewardKind::PercentOff),
            ("free_shipping", RewardKind::FreeShipping),
            ("free_product", RewardKind::FreeProduct),
            ("store_credit", RewardKind::StoreCredit),
            ("gift_card", RewardKind::GiftCard),
        ];
        reward.one_of("kind", &kinds).known().unwrap_or(RewardKind::Other)
    }
}

impl RewardValue {
    /// Only kinds that have a worth are read for one; a free product's "value" may be anybody's words.
    fn decode<J: Json>(reward: &Field<'_, J>, kind: RewardKind, currency: Currency) -> Option<Self> {
        match kind {
            RewardKind::AmountOff | RewardKind::StoreCredit | RewardKind::GiftCard => {
                reward.money("value", currency).map(RewardValue::Money)
            }
            RewardKind::PercentOff => Percent::decode(reward, "value").map(RewardValue::Percent),
            RewardKind::FreeShipping | RewardKind::FreeProduct | RewardKind::Other => None,
        }
    }
}

impl Price {
    fn decode<J: Json>(reward: &Field<'_, J>, currency: Currency) -> Option<Self> {
        let range = reward.at("points_range");
        if range.is_null() {
            return reward.count("points", POINTS_MAX).map(Price::Points);
        }
        if !reward.at("points").is_null() {
            range.refuse("must be absent where points is given");
        }
        PointsRange::decode(&range, currency).map(Price::Range)
    }
}

impl PointsRange {
    /// Without a `min` the price is unknown.
    fn decode<J: Json>(field: &Field<'_, J>, currency: Currency) -> Option<Self> {
        let step = field.integer("step", 1..=INTEGER_MAX).map(i64::unsigned_abs);
        let max = field.count("max", POINTS_MAX);
        let step_value = field.money("step_value", currency);
        let min = field.count("min", POINTS_MAX)?;
        if max.is_some_and(|max| max < min) {
            field.at("max").refuse("must not be below min");
        }
        Some(Self { step: step.into(), step_value: step_value.into(), min, max: max.into() })
    }
}
