//! The messages of `<perk-product>`.

use super::{Message, counted, label_of, plain, points_of, tier, title};
use crate::{ItemAnswer, Program, Reaches};

/// The messages of an item, at most two: what it earns, then what it reaches.
pub fn item_messages(answer: &ItemAnswer, program: &Program) -> Vec<Message> {
    let points = answer.points.filter(|points| *points > 0);
    let earns = points.map(|n| counted("item.earns", n, vec![points_of(n), label_of(n)]));
    let reaches = answer.reaches.as_ref().map(|reaches| match reaches {
        Reaches::Reward { reward_id } => {
            plain("item.reaches_reward", vec![("reward", title(program, None, None, reward_id))])
        }
        Reaches::Tier { tier_id } => plain("item.reaches_tier", vec![("tier", tier::name(program, tier_id))]),
    });
    earns.into_iter().chain(reaches).collect()
}
