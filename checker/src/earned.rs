//! What a cart earns: the contract's second section, steps 4 and 5.

use num_bigint::BigInt;
use num_traits::{One, Zero};
use serde_json::{Value, json};

use crate::number::{Exact, json_integer, money, plain, ten_to};
use crate::question::{Campaign, Cart, Line, Minimum, Question, Rounding, State, Tier};
use crate::spend::Spend;

/// 2^53 - 1, where points saturate.
const MOST_POINTS: i64 = (1 << 53) - 1;

/// What a cart comes to for who asks.
pub(crate) struct Reckoned {
    /// None: no cart, or an unknown spend, which is the same.
    pub(crate) spend: Option<Spend>,
    /// None: unknown.
    pub(crate) earned: Option<Earned>,
}

pub(crate) struct Earned {
    pub(crate) points: BigInt,
    bonus_points: BigInt,
    /// The campaigns' alone, one for each line.
    multipliers: Vec<Exact>,
}

impl Reckoned {
    pub(crate) fn of(question: &Question) -> Self {
        question.cart.as_ref().map_or(Self { spend: None, earned: None }, |cart| Self::with(cart, question))
    }

    /// With `cart` instead of the question's own.
    pub(crate) fn with(cart: &Cart, question: &Question) -> Self {
        let spend = Spend::of(cart, &question.program);
        let earned = spend.as_ref().and_then(|spend| earn(cart, spend, question));
        Self { spend, earned }
    }
}

fn earn(cart: &Cart, spend: &Spend, question: &Question) -> Option<Earned> {
    let earning = &question.program.earning;
    let rate = earning.points.as_ref()? / earning.per.as_ref()?;
    let tier_multiplier = match question.tier() {
        Tier::None => Exact::one(),
        Tier::At(place) => question.program.tiers[place].multiplier.clone()?,
        Tier::Unknown => return None,
    };
    let running = || question.program.campaigns.iter().filter(|campaign| applies(campaign, spend, question));
    let counted = || cart.lines.iter().zip(&spend.lines).filter(|(_, spent)| spent.counted);
    let might_run = |campaign: &&Campaign| campaign.minimum != Minimum::Unknown && is_on(campaign, question);
    let in_doubt = |campaign: &Campaign| cart.lines.iter().any(|line| covers(campaign, line).is_none());
    // Also below its minimum: what is added may lift the cart over it.
    if question.program.campaigns.iter().filter(might_run).any(in_doubt) {
        return None;
    }
    let is_covered = |campaign: &Campaign, line: &Line| covers(campaign, line) == Some(true);
    let multipliers: Vec<Exact> = (cart.lines.iter().zip(&spend.lines))
        .map(|(line, spent)| {
            let best = running().filter(|campaign| spent.counted && is_covered(campaign, line));
            best.map(|campaign| campaign.multiplier.clone()).max().unwrap_or_else(Exact::one)
        })
        .collect();
    let weighted: Exact = (spend.lines.iter().zip(&multipliers))
        .filter(|(spent, _)| spent.counted)
        .map(|(spent, multiplier)| multiplier * &spent.shop_minor)
        .fold(Exact::zero(), |sum, product| sum + product);
    let unrounded = weighted * rate * tier_multiplier / ten_to(question.program.decimals);
    let rounded = match earning.rounding.as_ref()? {
        Rounding::Floor => unrounded.floor(),
        Rounding::Nearest => unrounded.round(),
        Rounding::Ceil => unrounded.ceil(),
    };
    let rewarded = |campaign: &&Campaign| {
        counted().any(|(line, spent)| !spent.shop_minor.is_zero() && is_covered(campaign, line))
    };
    let bonus_points: BigInt =
        running().filter(rewarded).map(|campaign| BigInt::from(campaign.bonus_points)).sum();
    let most = BigInt::from(MOST_POINTS);
    let points = (rounded.to_integer() + &bonus_points).min(most.clone());
    Some(Earned { points, bonus_points: bonus_points.min(most), multipliers })
}

fn applies(campaign: &Campaign, spend: &Spend, question: &Question) -> bool {
    is_on(campaign, question) && campaign.minimum.is_met_by(&spend.counted)
}

/// Now, and for who asks.
fn is_on(campaign: &Campaign, question: &Question) -> bool {
    campaign.starts_at.is_none_or(|starts_at| starts_at <= question.now)
        && campaign.ends_at.is_none_or(|ends_at| question.now < ends_at)
        && question.tier().is_among(campaign.tier_ids.as_ref(), &question.program)
}

/// None: unknown, because the line's product is.
fn covers(campaign: &Campaign, line: &Line) -> Option<bool> {
    let Some(ids) = campaign.product_ids.as_ref() else { return Some(true) };
    if line.added {
        return Some(false);
    }
    line.product_id.as_ref().map(|product_id| ids.contains(product_id))
}

/// The answer's `earned`.
pub(crate) fn breakdown(question: &Question, reckoned: &Reckoned) -> Value {
    let excluded = question.member.as_ref().is_some_and(|member| member.state == Some(State::Excluded));
    let (Some(spend), Some(earned), false) = (&reckoned.spend, &reckoned.earned, excluded) else {
        return Value::Null;
    };
    let decimals = question.program.decimals;
    let counted = (&spend.counted * ten_to(decimals)).to_integer();
    let lines = spend.lines.iter().zip(&earned.multipliers).map(|(spent, multiplier)| {
        json!({
            "counted": spent.counted,
            "net_minor": json_integer(&spent.net_minor),
            "shop_spend": money(&spent.shop_minor, decimals),
            "multiplier": plain(multiplier),
        })
    });
    json!({
        "points": json_integer(&earned.points),
        "bonus_points": json_integer(&earned.bonus_points),
        "spend_counted": money(&counted, decimals),
        "lines": lines.collect::<Vec<_>>(),
    })
}
