//! The earning rule: how spend becomes points, and what does not count.

use crate::door::Field;
use crate::{CartLine, Json, Known};

/// How spend becomes points.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct EarningRule {
    /// How many points for how much.
    pub rate: Known<PointsRate>,
    /// How a fraction of a point is rounded, once for the whole cart.
    pub rounding: Known<Rounding>,
    /// What does not count.
    pub exclude: Exclude,
}

/// So many points per so many major units of the shop currency, both in thousandths and above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PointsRate {
    pub(crate) points_thousandths: u64,
    pub(crate) per_thousandths: u64,
}

/// How a fraction of a point is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Down.
    Floor,
    /// To the nearest, halves away from zero.
    Nearest,
    /// Up.
    Ceil,
}

/// Which lines of a cart do not count.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Exclude {
    /// Whether gift cards do not count.
    pub gift_cards: Known<bool>,
    /// Products that do not count.
    pub product_ids: Vec<String>,
    /// Variants that do not count.
    pub variant_ids: Vec<String>,
    /// Product types that do not count, spelled exactly.
    pub product_types: Vec<String>,
    /// Vendors that do not count, spelled exactly.
    pub vendors: Vec<String>,
}

impl Exclude {
    /// No line.
    const NOTHING: Self = Self {
        gift_cards: Known::Known(false),
        product_ids: Vec::new(),
        variant_ids: Vec::new(),
        product_types: Vec::new(),
        vendors: Vec::new(),
    };
}

/// At most 10^6, in thousandths.
const RATE_MAX_THOUSANDTHS: i64 = 1_000_000_000;

impl EarningRule {
    /// Without a rule what a cart earns is unknown, but not what is spent: nothing is known to be excluded.
    pub(crate) fn decode<J: Json>(field: &Field<'_, J>) -> Self {
        if field.is_null() {
            return Self { rate: Known::Unknown, rounding: Known::Unknown, exclude: Exclude::NOTHING };
        }
        let thousandths = |key| field.decimal(key, 3, 1..=RATE_MAX_THOUSANDTHS).map(i64::unsigned_abs);
        let points = thousandths("points");
        let per = thousandths("per");
        let rate = points
            .zip(per)
            .map(|(points_thousandths, per_thousandths)| PointsRate { points_thousandths, per_thousandths });
        let rounding = field.one_of(
            "rounding",
            &[("floor", Rounding::Floor), ("nearest", Rounding::Nearest), ("ceil", Rounding::Ceil)],
        );
        Self { rate: rate.into(), rounding, exclude: Exclude::decode(&field.at("exclude")) }
    }
}

impl Exclude {
    fn decode<J: Json>(field: &Field<'_, J>) -> Self {
        Self {
            gift_cards: field.flag("gift_cards").into(),
            product_ids: field.texts("product_ids"),
            variant_ids: field.texts("variant_ids"),
            product_types: field.texts("product_types"),
            vendors: field.texts("vendors"),
        }
    }

    /// Whether `line` is excluded. One rule that excludes it settles that; otherwise every fact that a rule needs must be
    /// known, or nobody can say.
    pub(crate) fn covers(&self, line: &CartLine) -> Known<bool> {
        let rules = [
            both(self.gift_cards, line.gift_card),
            listed(&self.product_ids, &line.product_id),
            listed(&self.variant_ids, &line.variant_id),
            listed(&self.product_types, &line.product_type),
            listed(&self.vendors, &line.vendor),
        ];
        if rules.contains(&Known::Known(true)) {
            Known::Known(true)
        } else if rules.contains(&Known::Unknown) {
            Known::Unknown
        } else {
            Known::Known(false)
        }
    }
}

/// Both hold; one that is known not to hold settles it.
fn both(rule: Known<bool>, fact: Known<bool>) -> Known<bool> {
    match (rule, fact) {
        (Known::Known(false), _) | (_, Known::Known(false)) => Known::Known(false),
        (Known::Known(true), Known::Known(true)) => Known::Known(true),
        _ => Known::Unknown,
    }
}

/// Whether the fact is in the list; an empty list needs no fact.
fn listed(list: &[String], fact: &Known<String>) -> Known<bool> {
    match fact {
        _ if list.is_empty() => Known::Known(false),
        Known::Known(fact) => Known::Known(list.contains(fact)),
        Known::Unknown => Known::Unknown,
    }
}
