//! Campaigns: time-boxed multipliers and bonuses on earning.

use crate::door::Field;
use crate::{Currency, Json, Minimum, Multiplier, POINTS_MAX};

/// A time-boxed multiplier or bonus on earning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Campaign {
    /// Unique among the campaigns.
    pub id: String,
    /// The merchant's name for it; empty when it has none. No sentence of ours says it.
    pub title: String,
    /// What it multiplies the points of the lines it covers by.
    pub multiplier: Multiplier,
    /// Points on top, once per cart in which it covers a line that costs something.
    pub bonus_points: u64,
    /// The first second in which it applies; `None`: since ever.
    pub starts_at: Option<i64>,
    /// The first second in which it no longer applies; `None`: for good.
    pub ends_at: Option<i64>,
    /// The products whose lines it covers; `None`: all.
    pub product_ids: Option<Vec<String>>,
    /// The tiers it is for; `None`: everybody.
    pub tier_ids: Option<Vec<String>>,
    /// The counted spend it asks for.
    pub minimum_spend: Minimum,
}

impl Campaign {
    pub(crate) fn decode<J: Json>(field: &Field<'_, J>, currency: Currency) -> Self {
        Self {
            id: field.required_text("id"),
            title: field.text("title").unwrap_or_default(),
            multiplier: Multiplier::decode(field).unwrap_or(Multiplier::ONE),
            bonus_points: field.count("bonus_points", POINTS_MAX).unwrap_or(0),
            starts_at: field.instant("starts_at"),
            ends_at: field.instant("ends_at"),
            product_ids: field.optional_texts("product_ids"),
            tier_ids: field.optional_texts("tier_ids"),
            minimum_spend: Minimum::decode(field, currency),
        }
    }

    /// Whether it runs at `now`.
    pub(crate) fn runs_at(&self, now: i64) -> bool {
        self.starts_at.is_none_or(|starts_at| starts_at <= now)
            && self.ends_at.is_none_or(|ends_at| now < ends_at)
    }
}
