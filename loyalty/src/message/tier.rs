//! The messages that name a tier, by what the program counts.

use super::{Arg, Message, counted, day, label_of, plain, points_of};
use crate::{Money, Program, Short};

pub(super) fn keep_tier(
    program: &Program,
    tier_id: &str,
    at: i64,
    short: Short,
    spend_more: Option<Money>,
) -> Message {
    let rest = [("date", day(at)), ("tier", name(program, tier_id))];
    if let Some(amount) = spend_more {
        return plain("nudges.keep_tier", with([("amount", amount.into())], rest));
    }
    match short {
        Short::Points(n) => counted("nudges.keep_tier_points", n, with([points_of(n), label_of(n)], rest)),
        Short::Spend(amount) => plain("nudges.keep_tier_spend", with([("amount", amount.into())], rest)),
        Short::Orders(n) => counted("nudges.keep_tier_orders", n, with([("n", Arg::Count(n))], rest)),
    }
}

pub(super) fn reach_tier(
    program: &Program,
    tier_id: &str,
    short: Short,
    spend_more: Option<Money>,
) -> Message {
    let rest = [("tier", name(program, tier_id))];
    if let Some(amount) = spend_more {
        return plain("nudges.reach_tier", with([("amount", amount.into())], rest));
    }
    match short {
        Short::Points(n) => counted("nudges.reach_tier_points", n, with([points_of(n), label_of(n)], rest)),
        Short::Spend(amount) => plain("nudges.reach_tier_spend", with([("amount", amount.into())], rest)),
        Short::Orders(n) => counted("nudges.reach_tier_orders", n, with([("n", Arg::Count(n))], rest)),
    }
}

pub(super) fn name(program: &Program, tier_id: &str) -> Arg {
    Arg::Text(program.tier(tier_id).map_or(tier_id, |tier| &tier.name).to_owned())
}

type Args = Vec<(&'static str, Arg)>;

fn with<const N: usize, const M: usize>(
    first: [(&'static str, Arg); N],
    rest: [(&'static str, Arg); M],
) -> Args {
    first.into_iter().chain(rest).collect()
}
