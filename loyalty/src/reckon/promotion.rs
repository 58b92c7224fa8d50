//! The campaigns that may multiply a cart's points, with the lines each covers.

use crate::{Campaign, Cart, Multiplier, Program, Standing};

use super::basket::Spend;

/// A campaign that runs now and is for whoever asks; whether it applies is a matter of spend.
#[derive(Debug)]
pub(super) struct Promotion {
    multiplier: Multiplier,
    bonus_points: u64,
    minimum_minor: u64,
    /// For each line of the cart.
    covers: Vec<bool>,
    /// Whether it covers a line that might be added: only when it is for all products.
    covers_added: bool,
}

impl Promotion {
    /// `None` when it is unknown whether one of them covers a line.
    pub(super) fn all(program: &Program, standing: Standing<'_>, cart: &Cart, now: i64) -> Option<Vec<Self>> {
        let running = program.campaigns.iter().filter(|campaign| campaign.runs_at(now));
        let meant = running.filter(|campaign| standing.is_among(campaign.tier_ids.as_deref()));
        // An unknown minimum is never met.
        let usable = meant.filter_map(|campaign| Some((campaign, campaign.minimum_spend.floor_minor()?)));
        usable.map(|(campaign, minimum_minor)| Self::of(campaign, minimum_minor, cart)).collect()
    }

    fn of(campaign: &Campaign, minimum_minor: u64, cart: &Cart) -> Option<Self> {
        let covers = match &campaign.product_ids {
            None => vec![true; cart.lines.len()],
            Some(ids) => {
                let lines = cart.lines.iter();
                lines
                    .map(|line| Some(ids.contains(line.product_id.as_ref().known()?)))
                    .collect::<Option<_>>()?
            }
        };
        Some(Self {
            multiplier: campaign.multiplier,
            bonus_points: campaign.bonus_points,
            minimum_minor,
            covers,
            covers_added: campaign.product_ids.is_none(),
        })
    }

    pub(super) fn applies_to(&self, spend: &Spend) -> bool {
        spend.counted_minor >= self.minimum_minor
    }

    fn covers(&self, index: usize) -> bool {
        self.covers.get(index).copied().unwrap_or(self.covers_added)
    }
}

/// The highest multiplier on a line; they do not stack.
pub(super) fn multiplier(applying: &[&Promotion], index: usize) -> Multiplier {
    let covering = applying.iter().filter(|promotion| promotion.covers(index));
    covering.map(|promotion| promotion.multiplier).max().unwrap_or(Multiplier::ONE)
}

/// The bonuses of all that cover a counted line which costs something, each once.
pub(super) fn bonus_points(applying: &[&Promotion], spend: &Spend) -> u64 {
    let earns_bonus = |promotion: &&&Promotion| {
        let mut lines = spend.lines.iter().enumerate();
        promotion.bonus_points > 0
            && lines.any(|(index, line)| line.counted && line.shop_minor > 0 && promotion.covers(index))
    };
    applying.iter().filter(earns_bonus).map(|promotion| promotion.bonus_points).fold(0, u64::saturating_add)
}
