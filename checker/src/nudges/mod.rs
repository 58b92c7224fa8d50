//! Which nudges hold, best first: the contract's third section.

mod earning;

mod redeeming;

mod rewards;

mod tiers;

use serde_json::{Map, Value, json};

use crate::earned::Reckoned;
use crate::more::{self, Claims};
use crate::question::{Member, Question, State};
use num_bigint::BigInt;

/// One kind of nudge: its name, and how it is found.
type Kind = (&'static str, fn(&Scene) -> Option<Map<String, Value>>);

/// The contract's table, in its order.
const TABLE: [Kind; 10] = [
    ("redeem_now", redeeming::redeem_now),
    ("unlock_minimum", redeeming::unlock_minimum),
    ("reward_reached", rewards::reward_reached),
    ("reach_reward", rewards::reach_reward),
    ("keep_tier", tiers::keep_tier),
    ("points_expiring", earning::points_expiring),
    ("tier_reached", tiers::tier_reached),
    ("reach_tier", tiers::reach_tier),
    ("earn", earning::earn),
    ("join", earning::join),
];

/// What a nudge is found in.
struct Scene<'a> {
    question: &'a Question,
    reckoned: &'a Reckoned,
    claims: &'a Claims<'a>,
}

pub(crate) fn ranked(question: &Question, reckoned: &Reckoned, claims: &Claims) -> Vec<Value> {
    let scene = Scene { question, reckoned, claims };
    let held: Vec<(&str, Value)> = TABLE
        .into_iter()
        .filter_map(|(kind, find)| {
            let mut fields = find(&scene)?;
            fields.insert("kind".to_owned(), json!(kind));
            Some((kind, Value::Object(fields)))
        })
        .collect();
    match &question.program.order {
        None => held.into_iter().map(|(_, nudge)| nudge).collect(),
        Some(order) => order
            .iter()
            .filter_map(|wanted| held.iter().find(|(kind, _)| kind == wanted))
            .map(|(_, nudge)| nudge.clone())
            .collect(),
    }
}

impl Scene<'_> {
    /// Only a member has more than an invitation.
    fn member(&self) -> Option<&Member> {
        self.question.member.as_ref().filter(|member| member.state == Some(State::Member))
    }

    /// What the cart earns; none when there is no cart or it is unknown.
    fn earned(&self) -> BigInt {
        points_of(self.reckoned)
    }

    /// Puts `spend_more_minor` and `currency` where there is a cart of known spend and an answer.
    fn add_spend_more(
        &self,
        fields: &mut Map<String, Value>,
        kind: &str,
        is_reached: impl Fn(&Reckoned) -> bool,
    ) -> Option<()> {
        self.reckoned.spend.as_ref()?;
        let cart = self.question.cart.as_ref()?;
        let more_minor = more::spend_more(self.question, self.claims, kind, is_reached)?;
        fields.insert("spend_more_minor".to_owned(), json!(more_minor));
        fields.insert("currency".to_owned(), json!(cart.currency));
        Some(())
    }

    /// Is `at` ahead, and at most so many days?
    fn is_within(&self, at: i64, days: i64) -> bool {
        let ahead = at - self.question.now;
        0 < ahead && ahead <= days * 86_400
    }
}

fn points_of(reckoned: &Reckoned) -> BigInt {
    reckoned.earned.as_ref().map(|earned| earned.points.clone()).unwrap_or_default()
}

fn fields<const N: usize>(fields: [(&str, Value); N]) -> Map<String, Value> {
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
