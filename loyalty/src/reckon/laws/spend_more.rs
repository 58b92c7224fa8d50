//! How much more would do: enough, and with one minor unit less not enough.

use proptest::prelude::*;

use super::{NOW, cart, program};
use crate::reckon::{Goal, Reckoning, earned};
use crate::{Cart, CartLine, Known, Program, Standing};

/// The cart with one more line that nothing excludes and only campaigns for all products cover.
fn with_line(cart: &Cart, price_minor: u64) -> Cart {
    let mut cart = cart.clone();
    cart.lines.push(CartLine {
        product_id: Known::Known("new".to_owned()),
        price_minor: Known::Known(price_minor),
        gift_card: Known::Known(false),
        ..CartLine::default()
    });
    cart
}

/// What the goal is measured in, reckoned from scratch.
fn measured(program: &Program, cart: &Cart, goal: Goal) -> Option<u64> {
    let reckoning = Reckoning::of(program, Standing::NoTier, cart, NOW)?;
    match goal {
        Goal::Points(_) => earned(program, Standing::NoTier, cart, NOW).map(|earned| earned.points),
        Goal::Counted(_) => Some(reckoning.counted_minor()),
        Goal::Base(_) => reckoning.base_minor().known(),
    }
}

fn goal() -> impl Strategy<Value = Goal> {
    let amount = || prop_oneof![1..5_000_u64, 1..1_000_000_u64, 1..9_000_000_000_000_000_u64];
    prop_oneof![
        amount().prop_map(Goal::Points),
        amount().prop_map(Goal::Counted),
        amount().prop_map(Goal::Base)
    ]
}

fn wanted(goal: Goal) -> u64 {
    match goal {
        Goal::Points(wanted) | Goal::Counted(wanted) | Goal::Base(wanted) => wanted,
    }
}

proptest! {
    #[test]
    fn it_is_sufficient_and_minimal(program in program(), cart in cart(), goal in goal()) {
        let Some(reckoning) = Reckoning::of(&program, Standing::NoTier, &cart, NOW) else { return Ok(()) };
        let reached = |price| measured(&program, &with_line(&cart, price), goal).map(|got| got >= wanted(goal));
        let Some(more) = reckoning.spend_more(goal) else {
            // The most that anybody adds does not reach it, or is too much to be believed.
            prop_assert_ne!(reached(1_000_000_000), Some(true));
            return Ok(());
        };
        prop_assert_eq!(reached(more.minor()), Some(true));
        if more.minor() > 1 {
            prop_assert_eq!(reached(more.minor() - 1), Some(false));
        }
    }

    #[test]
    fn a_smaller_goal_never_needs_more(program in program(), cart in cart(), wanted in 2..1_000_000_u64) {
        let Some(reckoning) = Reckoning::of(&program, Standing::NoTier, &cart, NOW) else { return Ok(()) };
        let price = |wanted| reckoning.spend_more(Goal::Points(wanted)).map(crate::Money::minor);
        if let Some(all) = price(wanted) {
            prop_assert!(price(wanted - 1).is_some_and(|less| less <= all));
        }
    }
}
