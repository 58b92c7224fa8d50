//! From spend to points.

use super::basket::Spend;
use super::exact::{div_ceil, div_floor, div_nearest};
use super::promotion::{self, Promotion};
use crate::{Cart, Multiplier, POINTS_MAX, Program, Rounding, Standing};

/// What spend is worth in points for whoever asks: the program's rate, their tier, the campaigns.
#[derive(Debug)]
pub(super) struct Tariff {
    /// Points for a minor unit of shop currency, times a campaign's multiplier in thousandths, as a fraction.
    numerator: u128,
    denominator: u128,
    rounding: Rounding,
    promotions: Vec<Promotion>,
}

/// What a spend earns.
#[derive(Debug)]
pub(super) struct Yield {
    /// All points, bonuses among them.
    pub(super) total: u64,
    pub(super) bonus: u64,
    /// Line by line; one where the line does not count.
    pub(super) multipliers: Vec<Multiplier>,
}

impl Tariff {
    /// `None` when the rate, the rounding, the tier's multiplier or what a campaign covers is unknown.
    pub(super) fn of(program: &Program, standing: Standing<'_>, cart: &Cart, now: i64) -> Option<Self> {
        let rate = program.earning.rate.known()?;
        let tier = standing.multiplier().known()?;
        // `points` and `per` are both in thousandths and cancel; the two multipliers leave a million. The doors hold rates
        // to 10^9 thousandths, multipliers to 10^5 and decimals to 4: at most 10^14 above, and 10^19 below.
        Some(Self {
            numerator: u128::from(rate.points_thousandths) * u128::from(tier.thousandths()),
            denominator: u128::from(rate.per_thousandths)
                * u128::from(program.currency.minor_per_major())
                * 1_000_000,
            rounding: program.earning.rounding.known()?,
            promotions: Promotion::all(program, standing, cart, now)?,
        })
    }

    /// All products first, one division last, one rounding.
    ///
    /// 502 lines of at most 10^15 times 10^5 sum to less than 6 * 10^22; times a numerator of 10^14 that is below 10^37,
    /// and doubled for rounding to the nearest it is still below 2^127.
    pub(super) fn earns(&self, spend: &Spend) -> Yield {
        let applying: Vec<_> =
            self.promotions.iter().filter(|promotion| promotion.applies_to(spend)).collect();
        let mut weighted: u128 = 0;
        let multipliers = spend.lines.iter().enumerate().map(|(index, line)| {
            if !line.counted {
                return Multiplier::ONE;
            }
            let multiplier = promotion::multiplier(&applying, index);
            weighted += u128::from(line.shop_minor) * u128::from(multiplier.thousandths());
            multiplier
        });
        let multipliers = multipliers.collect();
        let bonus = promotion::bonus_points(&applying, spend).min(POINTS_MAX);
        let total = self.round(weighted).saturating_add(bonus).min(POINTS_MAX);
        Yield { total, bonus, multipliers }
    }

    fn round(&self, weighted: u128) -> u64 {
        let divide = match self.rounding {
            Rounding::Floor => div_floor,
            Rounding::Nearest => div_nearest,
            Rounding::Ceil => div_ceil,
        };
        u64::try_from(divide(weighted * self.numerator, self.denominator)).unwrap_or(POINTS_MAX)
    }
}
