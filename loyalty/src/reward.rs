//! Rewards: what points buy.

use crate::door::{Field, INTEGER_MAX, refuse_repeated_ids};
use crate::{Currency, Json, Known, Minimum, Money, POINTS_MAX, Percent, Refusal};

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
    pub(crate) fn decode_list<J: Json>(
        list: &Field<'_, J>,
        currency: Currency,
    ) -> Result<Vec<Self>, Refusal> {
        let rewards = list.each(|reward| Self::decode(reward, currency))?;
        refuse_repeated_ids(list, rewards.iter().map(|reward| reward.id.as_str()))?;
        Ok(rewards)
    }

    fn decode<J: Json>(field: &Field<'_, J>, currency: Currency) -> Result<Self, Refusal> {
        let kind = RewardKind::decode(&field.at("kind")?)?;
        Ok(Self {
            id: field.at("id")?.required_text()?,
            title: field.at("title")?.required_text()?,
            kind,
            value: RewardValue::decode(&field.at("value")?, kind, currency)?.into(),
            price: Price::decode(field, currency)?.into(),
            minimum_spend: Minimum::decode(&field.at("minimum_spend")?, currency)?,
            tier_ids: field.at("tier_ids")?.optional_texts()?,
            enabled: field.at("enabled")?.flag()?.unwrap_or(true),
            combines_with: field.at("combines_with")?.texts()?,
        })
    }
}

impl RewardKind {
    fn decode<J: Json>(field: &Field<'_, J>) -> Result<Self, Refusal> {
        Ok(match field.text()?.as_deref() {
            Some("amount_off") => RewardKind::AmountOff,
            Some("percent_off") => RewardKind::PercentOff,
            Some("free_shipping") => RewardKind::FreeShipping,
            Some("free_product") => RewardKind::FreeProduct,
            Some("store_credit") => RewardKind::StoreCredit,
            Some("gift_card") => RewardKind::GiftCard,
            _ => RewardKind::Other,
        })
    }
}

impl RewardValue {
    /// Only kinds that have a worth are read for one; a free product's "value" may be anybody's words.
    fn decode<J: Json>(
        field: &Field<'_, J>,
        kind: RewardKind,
        currency: Currency,
    ) -> Result<Option<Self>, Refusal> {
        Ok(match kind {
            RewardKind::AmountOff | RewardKind::StoreCredit | RewardKind::GiftCard => {
                field.money(currency)?.map(RewardValue::Money)
            }
            RewardKind::PercentOff => Percent::decode(field)?.map(RewardValue::Percent),
            RewardKind::FreeShipping | RewardKind::FreeProduct | RewardKind::Other => None,
        })
    }
}

impl Price {
    fn decode<J: Json>(reward: &Field<'_, J>, currency: Currency) -> Result<Option<Self>, Refusal> {
        let points = reward.at("points")?;
        let range = reward.at("points_range")?;
        if !points.is_null() && !range.is_null() {
            return Err(range.refuse("must be absent where points is given"));
        }
        if range.is_null() {
            return Ok(points.count(POINTS_MAX)?.map(Price::Points));
        }
        Ok(PointsRange::decode(&range, currency)?.map(Price::Range))
    }
}

impl PointsRange {
    /// Without a `min` the price is unknown.
    fn decode<J: Json>(field: &Field<'_, J>, currency: Currency) -> Result<Option<Self>, Refusal> {
        let step = field.at("step")?;
        let max = field.at("max")?;
        let step_points = step.integer(1..=INTEGER_MAX)?.map(i64::unsigned_abs);
        let max_points = max.count(POINTS_MAX)?;
        let step_value = field.at("step_value")?.money(currency)?;
        let Some(min) = field.at("min")?.count(POINTS_MAX)? else { return Ok(None) };
        if max_points.is_some_and(|max| max < min) {
            return Err(max.refuse("must not be below min"));
        }
        Ok(Some(Self {
            step: step_points.into(),
            step_value: step_value.into(),
            min,
            max: max_points.into(),
        }))
    }
}
