//! What a cart earns: monotone, never more for splitting, the same in any order, within bounds.

use proptest::prelude::*;

use super::{NOW, cart, program, program_of};
use crate::reckon::earned;
use crate::{
    Campaign, Cart, CartDiscount, CartLine, Currency, EarningRule, Exclude, Known, Minimum, Multiplier,
    POINTS_MAX, PointsRate, Program, Rate, Rounding, Standing, Tier,
};

fn points(program: &Program, cart: &Cart) -> Option<u64> {
    earned(program, Standing::NoTier, cart, NOW).map(|earned| earned.points)
}

fn price(line: &CartLine) -> u64 {
    line.price_minor.known().unwrap()
}

proptest! {
    #[test]
    fn a_higher_price_never_earns_less(
        program in program(),
        cart in cart(),
        index: prop::sample::Index,
        more in prop_oneof![1..100_u64, 1..1_000_000_u64],
    ) {
        let mut dearer = cart.clone();
        let line = dearer.lines.get_mut(index.index(cart.lines.len())).unwrap();
        line.price_minor = Known::Known((price(line) + more).min(CartLine::PRICE_MAX_MINOR));
        // A cart whose spend becomes too large to be believed has no points to compare.
        if let (Some(before), Some(after)) = (points(&program, &cart), points(&program, &dearer)) {
            prop_assert!(before <= after, "{before} > {after}");
        }
    }

    #[test]
    fn splitting_a_line_never_earns_more(
        program in program(),
        cart in cart(),
        index: prop::sample::Index,
        part: prop::sample::Index,
    ) {
        let mut split = cart.clone();
        let line = split.lines.get_mut(index.index(cart.lines.len())).unwrap();
        let whole = price(line);
        let first = u64::try_from(part.index(usize::try_from(whole + 1).unwrap())).unwrap();
        line.price_minor = Known::Known(first);
        let rest = CartLine { price_minor: Known::Known(whole - first), ..line.clone() };
        split.lines.push(rest);
        if let (Some(whole), Some(split)) = (points(&program, &cart), points(&program, &split)) {
            prop_assert!(split <= whole, "{split} > {whole}");
        }
    }

    #[test]
    fn the_order_of_lines_does_not_matter(program in program(), cart in cart(), by in 0..6_usize) {
        let mut turned = cart.clone();
        turned.lines.rotate_left(by % cart.lines.len());
        let mut swapped = cart.clone();
        swapped.lines.reverse();
        prop_assert_eq!(points(&program, &cart), points(&program, &turned));
        prop_assert_eq!(points(&program, &cart), points(&program, &swapped));
    }

    #[test]
    fn points_and_spend_stay_within_bounds(program in program(), cart in cart()) {
        if let Some(earned) = earned(&program, Standing::NoTier, &cart, NOW) {
            prop_assert!(earned.points <= POINTS_MAX);
            prop_assert!(earned.bonus_points <= earned.points);
            for (line, priced) in earned.lines.iter().zip(&cart.lines) {
                prop_assert!(line.net_minor <= price(priced));
            }
            let counted = earned.lines.iter().filter(|line| line.counted).map(|line| line.shop_spend.minor());
            prop_assert_eq!(earned.spend_counted.minor(), counted.sum::<u64>());
        }
    }

    #[test]
    fn the_same_question_has_the_same_answer(program in program(), cart in cart()) {
        let asked = || earned(&program, Standing::NoTier, &cart, NOW);
        prop_assert_eq!(asked(), asked());
    }
}

/// The largest cart there is, at the largest rate and every multiplier: nothing overflows.
#[test]
fn the_largest_cart_saturates() {
    let hundredfold = Multiplier::from_thousandths(100_000).unwrap();
    let campaign = Campaign {
        id: String::new(),
        title: String::new(),
        multiplier: hundredfold,
        bonus_points: POINTS_MAX,
        starts_at: None,
        ends_at: None,
        product_ids: None,
        tier_ids: None,
        minimum_spend: Minimum::None,
    };
    let rate = PointsRate { points_thousandths: 1_000_000_000, per_thousandths: 1 };
    let exclude = Exclude { gift_cards: Known::Known(false), ..Exclude::default() };
    let earning =
        EarningRule { rate: Known::Known(rate), rounding: Known::Known(Rounding::Nearest), exclude };
    let program = program_of(Currency::parse("CLF").unwrap(), vec![campaign], earning);
    let tier = Tier {
        id: String::new(),
        name: String::new(),
        threshold: Known::Unknown,
        multiplier: Known::Known(hundredfold),
        perks: Vec::new(),
    };
    let line = CartLine {
        price_minor: Known::Known(CartLine::PRICE_MAX_MINOR),
        gift_card: Known::Known(false),
        ..CartLine::default()
    };
    let cart = Cart {
        currency: Known::Known(Currency::parse("USD").unwrap()),
        // A million million cents at this rate are exactly the most a line may come to.
        rate: Known::Known(Rate::parse("0.1").unwrap()),
        discount: Known::Known(CartDiscount::default()),
        discount_codes: Vec::new(),
        lines: vec![line; Cart::LINES_MAX],
    };
    let standing = Standing::Tier(&tier);
    let largest = earned(&program, standing, &cart, NOW).unwrap();
    assert_eq!(largest.points, POINTS_MAX);
    assert_eq!(largest.spend_counted.minor(), 500 * 1_000_000_000_000_000);
    let beyond = Cart { rate: Known::Known(Rate::parse("0.099999999").unwrap()), ..cart };
    assert_eq!(earned(&program, standing, &beyond, NOW), None, "too large to be believed");
}
