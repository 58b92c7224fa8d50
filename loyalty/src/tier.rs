//! Tiers, their multiplier, and where somebody stands among them.

use crate::door::Field;
use crate::{Basis, Currency, Json, Known, Measure, decimal};

/// A level of standing that is reached by qualifying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tier {
    /// Unique among the tiers.
    pub id: String,
    /// The merchant's name for it.
    pub name: String,
    /// Where it starts; thresholds rise from tier to tier.
    pub threshold: Known<Measure>,
    /// What it multiplies earned points by.
    pub multiplier: Known<Multiplier>,
    /// Its standing benefits, in the merchant's words.
    pub perks: Vec<String>,
}

/// A factor on earned points, from 1 to 100, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Multiplier {
    thousandths: u32,
}

/// Where somebody stands among a program's tiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    /// In no tier: a guest, a candidate, a member who has not reached the first one.
    NoTier,
    /// In this one.
    Tier(&'a Tier),
    /// Nobody told us, or in a tier that the program does not list.
    Unknown,
}

impl Tier {
    pub(crate) fn decode_list<J: Json>(
        program: &Field<'_, J>,
        key: &'static str,
        basis: Known<Basis>,
        currency: Currency,
    ) -> Vec<Self> {
        let tiers = program.list_by_id(key, |tier| Self::decode(tier, basis, currency));
        let mut highest = None;
        for (index, tier) in tiers.iter().enumerate() {
            let Some(threshold) = tier.threshold.known() else { continue };
            if highest.is_some_and(|highest| threshold.units <= highest) {
                let message = "must be above the threshold of the tier before it";
                program.refuse_member(key, index, "threshold", message);
            }
            highest = Some(threshold.units);
        }
        tiers
    }

    fn decode<J: Json>(field: &Field<'_, J>, basis: Known<Basis>, currency: Currency) -> Self {
        Self {
            id: field.required_text("id"),
            name: field.required_text("name"),
            threshold: Measure::decode(field, "threshold", basis, currency, 0),
            multiplier: Multiplier::decode(field).into(),
            perks: field.texts("perks"),
        }
    }
}

impl Multiplier {
    /// Times one.
    pub const ONE: Self = Self { thousandths: 1_000 };

    /// From thousandths: 1250 is times 1.25. `None` outside 1 to 100.
    pub fn from_thousandths(thousandths: u32) -> Option<Self> {
        (1_000..=100_000).contains(&thousandths).then_some(Self { thousandths })
    }

    /// In thousandths.
    pub const fn thousandths(self) -> u32 {
        self.thousandths
    }

    /// A decimal string without trailing zeros.
    pub fn to_decimal(self) -> String {
        decimal::print_short(i128::from(self.thousandths), 3)
    }

    /// The `multiplier` of a tier or a campaign.
    pub(crate) fn decode<J: Json>(field: &Field<'_, J>) -> Option<Self> {
        let thousandths = field.decimal("multiplier", 3, 1_000..=100_000)?;
        Some(Self { thousandths: u32::try_from(thousandths).ok()? })
    }
}

impl<'a> Standing<'a> {
    /// The tier, when in one that we know.
    pub fn tier(self) -> Option<&'a Tier> {
        match self {
            Standing::Tier(tier) => Some(tier),
            Standing::NoTier | Standing::Unknown => None,
        }
    }

    /// What earned points are multiplied by.
    pub fn multiplier(self) -> Known<Multiplier> {
        match self {
            Standing::NoTier => Known::Known(Multiplier::ONE),
            Standing::Tier(tier) => tier.multiplier,
            Standing::Unknown => Known::Unknown,
        }
    }

    /// Whether something limited to `tier_ids` is for whoever stands here; without a list it is for all.
    pub(crate) fn is_among(self, tier_ids: Option<&[String]>) -> bool {
        tier_ids.is_none_or(|ids| self.tier().is_some_and(|tier| ids.contains(&tier.id)))
    }
}
