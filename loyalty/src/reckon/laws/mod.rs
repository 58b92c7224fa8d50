//! The laws of section 4, on programs and carts from all over the doors' ranges.

mod earned;
mod spend_more;

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

use crate::{
    Campaign, Cart, CartDiscount, CartLine, Currency, EarningRule, Exclude, Known, Minimum, Money,
    Multiplier, NudgeSettings, Percent, PointsLabel, PointsRate, Program, Qualification, Rate, Rounding,
};

pub(super) const NOW: i64 = 1_795_255_200;

/// Mostly small, now and then at the far end.
fn amount(max: u64) -> impl Strategy<Value = u64> {
    prop_oneof![4 => 0..=max.min(5_000), 2 => 0..=max.min(10_000_000), 1 => 0..=max, 1 => Just(max)]
}

fn currency() -> impl Strategy<Value = Currency> {
    prop::sample::select(vec!["USD", "JPY", "KWD", "CLF"]).prop_map(|code| Currency::parse(code).unwrap())
}

fn multiplier() -> impl Strategy<Value = Multiplier> {
    prop_oneof![Just(1_000_u32), 1_000..=3_000_u32, Just(100_000_u32)]
        .prop_map(|thousandths| Multiplier::from_thousandths(thousandths).unwrap())
}

fn rate() -> impl Strategy<Value = Rate> {
    prop::sample::select(vec!["0.0001", "0.92", "1", "1.0842", "146.039215", "20000", "0.333333333"])
        .prop_map(|rate| Rate::parse(rate).unwrap())
}

fn products() -> impl Strategy<Value = Vec<String>> {
    vec(product(), 0..3)
}

fn product() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["1", "2", "3"]).prop_map(str::to_owned)
}

fn campaign(currency: Currency) -> impl Strategy<Value = Campaign> {
    let minimum = of(amount(100_000)).prop_map(move |minor| {
        minor.map_or(Minimum::None, |minor| Minimum::AtLeast(Money::from_minor(minor, currency)))
    });
    let bonus = prop_oneof![Just(0), 0..500_u64, Just(crate::POINTS_MAX)];
    (multiplier(), bonus, of(products()), minimum).prop_map(
        |(multiplier, bonus_points, product_ids, minimum_spend)| Campaign {
            id: String::new(),
            title: String::new(),
            multiplier,
            bonus_points,
            starts_at: None,
            ends_at: None,
            product_ids,
            tier_ids: None,
            minimum_spend,
        },
    )
}

fn earning() -> impl Strategy<Value = EarningRule> {
    let thousandths =
        || prop_oneof![Just(1_u64), 1..=10_000_u64, 1..=1_000_000_000_u64, Just(1_000_000_000_u64)];
    let rounding = prop::sample::select(vec![Rounding::Floor, Rounding::Nearest, Rounding::Ceil]);
    (thousandths(), thousandths(), rounding, products()).prop_map(
        |(points_thousandths, per_thousandths, rounding, product_ids)| EarningRule {
            rate: Known::Known(PointsRate { points_thousandths, per_thousandths }),
            rounding: Known::Known(rounding),
            exclude: Exclude { gift_cards: Known::Known(true), product_ids, ..Exclude::default() },
        },
    )
}

pub(super) fn program() -> impl Strategy<Value = Program> {
    let with_currency = currency().prop_flat_map(|currency| (Just(currency), vec(campaign(currency), 0..3)));
    (with_currency, earning())
        .prop_map(|((currency, campaigns), earning)| program_of(currency, campaigns, earning))
}

/// A program without tiers and rewards: the arithmetic looks at neither.
pub(super) fn program_of(currency: Currency, campaigns: Vec<Campaign>, earning: EarningRule) -> Program {
    Program {
        name: String::new(),
        currency,
        timezone: String::new(),
        points_label: PointsLabel { one: String::new(), other: String::new() },
        earning,
        campaigns,
        tiers: Vec::new(),
        qualification: Qualification::default(),
        rewards: Vec::new(),
        posting_after_days: 0,
        expiry: None,
        nudges: NudgeSettings {
            near_reward_points: 0,
            voucher_age_days: 0,
            tier_expiry_days: 0,
            points_expiry_days: 0,
            order: None,
        },
    }
}

fn line() -> impl Strategy<Value = CartLine> {
    (product(), amount(CartLine::PRICE_MAX_MINOR), prop::bool::weighted(0.1)).prop_map(
        |(product_id, price_minor, gift_card)| CartLine {
            product_id: Known::Known(product_id),
            price_minor: Known::Known(price_minor),
            gift_card: Known::Known(gift_card),
            ..CartLine::default()
        },
    )
}

fn discount() -> impl Strategy<Value = CartDiscount> {
    let percent = prop_oneof![3 => Just(0), 2 => 0..=30_u64, 1 => 0..=1_000_u64];
    let fixed = prop_oneof![Just(0), amount(CartDiscount::FIXED_MAX_MINOR)];
    (fixed, percent, 0..1_000_000_u64).prop_map(|(fixed_minor, percent, fraction)| {
        let millionths = if percent == 0 { 0 } else { percent * 1_000_000 - fraction };
        CartDiscount { fixed_minor, percent: Percent::from_millionths(millionths) }
    })
}

pub(super) fn cart() -> impl Strategy<Value = Cart> {
    (currency(), rate(), discount(), vec(line(), 1..6)).prop_map(|(currency, rate, discount, lines)| Cart {
        currency: Known::Known(currency),
        rate: Known::Known(rate),
        discount: Known::Known(discount),
        discount_codes: Vec::new(),
        lines,
    })
}
