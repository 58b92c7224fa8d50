//! Campaigns: time-boxed multipliers and bonuses on earning.

use crate::door::{Field, refuse_repeated_ids};
use crate::{Currency, Json, Minimum, Multiplier, POINTS_MAX, Refusal};

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
    pub(crate) fn decode_list<J: Json>(
        list: &Field<'_, J>,
        currency: Currency,
    ) -> Result<Vec<Self>, Refusal> {
        let campaigns = list.each(|campaign| Self::decode(campaign, currency))?;
        refuse_repeated_ids(list, campaigns.iter().map(|campaign| campaign.id.as_str()))?;
        Ok(campaigns)
    }

    fn decode<J: Json>(field: &Field<'_, J>, currency: Currency) -> Result<Self, Refusal> {
        Ok(Self {
            id: field.at("id")?.required_text()?,
            title: field.at("title")?.text()?.unwrap_or_default(),
            multiplier: Multiplier::decode(&field.at("multiplier")?)?.unwrap_or(Multiplier::ONE),
            bonus_points: field.at("bonus_points")?.count(POINTS_MAX)?.unwrap_or(0),
            starts_at: field.at("starts_at")?.instant()?,
            ends_at: field.at("ends_at")?.instant()?,
            product_ids: field.at("product_ids")?.optional_texts()?,
            tier_ids: field.at("tier_ids")?.optional_texts()?,
            minimum_spend: Minimum::decode(&field.at("minimum_spend")?, currency)?,
        })
    }

    /// Whether it runs at `now`.
    pub(crate) fn runs_at(&self, now: i64) -> bool {
        self.starts_at.is_none_or(|starts_at| starts_at <= now)
            && self.ends_at.is_none_or(|ends_at| now < ends_at)
    }
}
