//! The program: how points are earned, and what they lead to.

use serde_json::Value;

use super::Minimum;
use super::fields::Fields;
use crate::currency::decimals;
use crate::number::Exact;

pub(crate) struct Program {
    pub(crate) currency: String,
    pub(crate) decimals: usize,
    pub(crate) earning: Earning,
    pub(crate) campaigns: Vec<Campaign>,
    pub(crate) tiers: Vec<TierRow>,
    pub(crate) basis: Option<Basis>,
    pub(crate) rewards: Vec<Reward>,
    pub(crate) near_reward_points: i64,
    pub(crate) voucher_age_days: i64,
    pub(crate) tier_expiry_days: i64,
    pub(crate) points_expiry_days: i64,
    pub(crate) order: Option<Vec<String>>,
}

/// Whatever of it is None is unknown, and so are the earnings then; the lists are empty where nothing is said.
pub(crate) struct Earning {
    pub(crate) points: Option<Exact>,
    pub(crate) per: Option<Exact>,
    pub(crate) rounding: Option<Rounding>,
    pub(crate) gift_cards_excluded: Option<bool>,
    pub(crate) product_ids: Vec<String>,
    pub(crate) variant_ids: Vec<String>,
    pub(crate) product_types: Vec<String>,
    pub(crate) vendors: Vec<String>,
}

pub(crate) enum Rounding {
    Floor,
    Nearest,
    Ceil,
}

pub(crate) struct Campaign {
    pub(crate) multiplier: Exact,
    pub(crate) bonus_points: i64,
    pub(crate) starts_at: Option<i64>,
    pub(crate) ends_at: Option<i64>,
    pub(crate) product_ids: Option<Vec<String>>,
    pub(crate) tier_ids: Option<Vec<String>>,
    pub(crate) minimum: Minimum,
}

pub(crate) struct TierRow {
    pub(crate) id: String,
    pub(crate) threshold: Option<Exact>,
    pub(crate) multiplier: Option<Exact>,
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Basis {
    Points,
    Spend,
    Orders,
}

pub(crate) struct Reward {
    pub(crate) id: String,
    /// In points; an incremental reward counts at its `min`. None: unknown.
    pub(crate) price: Option<i64>,
    pub(crate) enabled: bool,
    pub(crate) minimum: Minimum,
    pub(crate) tier_ids: Option<Vec<String>>,
}

impl Program {
    pub(super) fn read(program: &Value) -> Self {
        let currency = program.text("currency").expect("a currency");
        let nudges = &program["nudges"];
        let number = |name, default| nudges.integer(name).unwrap_or(default);
        Self {
            decimals: decimals(&currency),
            currency,
            earning: Earning::read(&program["earning"]),
            campaigns: program.list("campaigns", Campaign::read).unwrap_or_default(),
            tiers: program.list("tiers", TierRow::read).unwrap_or_default(),
            basis: Basis::read(&program["qualification"]),
            rewards: program.list("rewards", Reward::read).unwrap_or_default(),
            near_reward_points: number("near_reward_points", 200),
            voucher_age_days: number("voucher_age_days", 14),
            tier_expiry_days: number("tier_expiry_days", 30),
            points_expiry_days: number("points_expiry_days", 30),
            order: nudges.texts("order"),
        }
    }
}

impl Earning {
    fn read(earning: &Value) -> Self {
        let exclude = &earning["exclude"];
        let texts = |name| exclude.texts(name).unwrap_or_default();
        Self {
            points: earning.decimal("points"),
            per: earning.decimal("per"),
            rounding: match earning.text("rounding").as_deref() {
                Some("floor") => Some(Rounding::Floor),
                Some("nearest") => Some(Rounding::Nearest),
                Some("ceil") => Some(Rounding::Ceil),
                _ => None,
            },
            // No rule at all excludes nothing; one that does not speak of gift cards leaves it open.
            gift_cards_excluded: if earning.is_null() { Some(false) } else { exclude.flag("gift_cards") },
            product_ids: texts("product_ids"),
            variant_ids: texts("variant_ids"),
            product_types: texts("product_types"),
            vendors: texts("vendors"),
        }
    }
}

impl Campaign {
    fn read(campaign: &Value) -> Self {
        Self {
            multiplier: campaign.decimal("multiplier").unwrap_or_else(|| Exact::from_integer(1.into())),
            bonus_points: campaign.integer("bonus_points").unwrap_or(0),
            starts_at: campaign.integer("starts_at"),
            ends_at: campaign.integer("ends_at"),
            product_ids: campaign.texts("product_ids"),
            tier_ids: campaign.texts("tier_ids"),
            minimum: Minimum::read(campaign),
        }
    }
}

impl TierRow {
    fn read(tier: &Value) -> Self {
        Self {
            id: tier.text("id").expect("an id"),
            threshold: tier.decimal("threshold"),
            multiplier: tier.decimal("multiplier"),
        }
    }
}

impl Basis {
    fn read(qualification: &Value) -> Option<Self> {
        match qualification.text("basis")?.as_str() {
            "points" => Some(Self::Points),
            "spend" => Some(Self::Spend),
            "orders" => Some(Self::Orders),
            _ => None,
        }
    }
}

impl Reward {
    fn read(reward: &Value) -> Self {
        let range = reward.object("points_range");
        Self {
            id: reward.text("id").expect("an id"),
            price: reward.integer("points").or_else(|| range.and_then(|range| range.integer("min"))),
            enabled: reward.flag("enabled").unwrap_or(true),
            minimum: Minimum::read(reward),
            tier_ids: reward.texts("tier_ids"),
        }
    }
}
