//! A program: rules, tiers and rewards.

use crate::door::{self, Field};
use crate::{
    Campaign, Currency, EarningRule, Json, Kind, Known, Member, MemberState, POINTS_MAX, Qualification,
    Refusal, Reward, Standing, Tier,
};

/// The rules, tiers and rewards of a merchant's program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// The merchant's name for it.
    pub name: String,
    /// The shop currency, in which spend is counted.
    pub currency: Currency,
    /// The IANA name of the zone whose days the merchant means.
    pub timezone: String,
    /// What a point is called.
    pub points_label: PointsLabel,
    /// How spend becomes points.
    pub earning: EarningRule,
    /// Time-boxed multipliers and bonuses.
    pub campaigns: Vec<Campaign>,
    /// From the lowest to the highest.
    pub tiers: Vec<Tier>,
    /// What the tiers count.
    pub qualification: Qualification,
    /// What points buy.
    pub rewards: Vec<Reward>,
    /// How many days after an order its points can be spent.
    pub posting_after_days: u64,
    /// When points lapse; `None`: never.
    pub expiry: Option<Expiry>,
    /// What is shown, and when.
    pub nudges: NudgeSettings,
}

/// What a point is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointsLabel {
    /// One of them, as in "point".
    pub one: String,
    /// Any other number, as in "points".
    pub other: String,
}

/// When points lapse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expiry {
    /// What starts the days.
    pub kind: Known<ExpiryKind>,
    /// How many days later points lapse.
    pub days: Known<u64>,
}

/// What starts the days after which points lapse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpiryKind {
    /// The member's last order or redemption.
    Inactivity,
    /// The day on which the points could first be spent; the oldest are spent first.
    Age,
}

/// What is shown, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NudgeSettings {
    /// A reward that is so few points away is worth emphasis.
    pub near_reward_points: u64,
    /// A voucher older than so many days is worth emphasis.
    pub voucher_age_days: u64,
    /// How many days ahead the end of a tier is spoken of.
    pub tier_expiry_days: u64,
    /// How many days ahead the expiry of points is spoken of.
    pub points_expiry_days: u64,
    /// The kinds to show, best first; `None`: all, in the order of [`Kind::ALL`]. Kinds of a later version are left out.
    pub order: Option<Vec<Kind>>,
}

impl Program {
    /// The most campaigns, tiers and rewards, each, that a program may have: what is reckoned grows with campaigns times lines.
    pub const LIST_MAX: usize = 200;

    /// Reads a program; paths are relative to it (`/earning/per`).
    ///
    /// # Errors
    ///
    /// The first value that is of a wrong type or out of range, or required and absent.
    pub fn decode<J: Json>(json: &J) -> Result<Self, Refusal> {
        door::read(json, Self::decode_at)
    }

    /// Nothing without a currency, which most of the rest is read in.
    pub(crate) fn decode_at<J: Json>(field: &Field<'_, J>) -> Option<Self> {
        let currency = field.at("currency").require(field.currency("currency"))?;
        let qualification = Qualification::decode(&field.at("qualification"));
        let label = field.at("points_label");
        for list in ["campaigns", "tiers", "rewards"] {
            field.refuse_longer(list, Self::LIST_MAX, "must have at most 200 elements");
        }
        Some(Self {
            name: field.required_text("name"),
            currency,
            timezone: field.required_text("timezone"),
            points_label: PointsLabel {
                one: label.required_text("one"),
                other: label.required_text("other"),
            },
            earning: EarningRule::decode(&field.at("earning")),
            campaigns: field.list_by_id("campaigns", |campaign| Campaign::decode(campaign, currency)),
            tiers: Tier::decode_list(field, "tiers", qualification.basis, currency),
            qualification,
            rewards: field.list_by_id("rewards", |reward| Reward::decode(reward, currency)),
            posting_after_days: field.at("posting").days("after_days").unwrap_or(0),
            expiry: Expiry::decode(&field.at("expiry")),
            nudges: NudgeSettings::decode(&field.at("nudges")),
        })
    }

    /// The tier of this id.
    pub fn tier(&self, id: &str) -> Option<&Tier> {
        self.tiers.iter().find(|tier| tier.id == id)
    }

    /// The reward of this id.
    pub fn reward(&self, id: &str) -> Option<&Reward> {
        self.rewards.iter().find(|reward| reward.id == id)
    }

    /// Where somebody stands: a guest and a candidate have no tier, whatever their document says.
    pub fn standing(&self, member: Option<&Member>) -> Standing<'_> {
        let held = match member {
            Some(member) if member.state != Known::Known(MemberState::Candidate) => member.tier.as_ref(),
            _ => None,
        };
        match held.map(|held| held.id.as_ref().known().and_then(|id| self.tier(id))) {
            None => Standing::NoTier,
            Some(Some(tier)) => Standing::Tier(tier),
            Some(None) => Standing::Unknown,
        }
    }
}

impl Expiry {
    fn decode<J: Json>(field: &Field<'_, J>) -> Option<Self> {
        if field.is_null() {
            return None;
        }
        let kind = field.one_of("kind", &[("inactivity", ExpiryKind::Inactivity), ("age", ExpiryKind::Age)]);
        Some(Self { kind, days: field.days("days").into() })
    }
}

impl NudgeSettings {
    fn decode<J: Json>(field: &Field<'_, J>) -> Self {
        let order = field.optional_texts("order");
        Self {
            near_reward_points: field.count("near_reward_points", POINTS_MAX).unwrap_or(200),
            voucher_age_days: field.days("voucher_age_days").unwrap_or(14),
            tier_expiry_days: field.days("tier_expiry_days").unwrap_or(30),
            points_expiry_days: field.days("points_expiry_days").unwrap_or(30),
            order: order.map(|kinds| kinds.iter().filter_map(|kind| Kind::parse(kind)).collect()),
        }
    }
}
