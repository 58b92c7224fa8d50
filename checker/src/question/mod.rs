//! A question as the contract's first section words it: absent equals null, and null is *none* or *unknown* by the field.

mod cart;

mod fields;

mod member;

mod program;

use serde_json::Value;

pub(crate) use cart::{Cart, Line};
pub(crate) use member::{Member, State, Voucher};
pub(crate) use program::{Basis, Campaign, Earning, Program, Reward, Rounding};

use crate::number::Exact;
use fields::Fields;

/// One line of what `perkline nudges` takes.
pub(crate) struct Question {
    pub(crate) program: Program,
    /// None: a guest.
    pub(crate) member: Option<Member>,
    /// None: no cart.
    pub(crate) cart: Option<Cart>,
    pub(crate) now: i64,
}

impl Question {
    pub(crate) fn read(question: &Value) -> Self {
        Self {
            program: Program::read(&question["program"]),
            member: question.object("member").map(Member::read),
            cart: question.object("cart").and_then(Cart::read),
            now: question.integer("now").expect("an instant"),
        }
    }

    /// Who stands in the program; a guest and a candidate have no tier.
    pub(crate) fn tier(&self) -> Tier {
        let member = self.member.as_ref().filter(|member| member.state != Some(State::Candidate));
        let Some(named) = member.and_then(|member| member.tier.as_ref()) else { return Tier::None };
        let known = |id: &String| self.program.tiers.iter().position(|tier| tier.id == *id);
        named.id.as_ref().and_then(known).map_or(Tier::Unknown, Tier::At)
    }
}

/// Where somebody stands among the program's tiers.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Tier {
    None,
    /// Its place in the program's list.
    At(usize),
    Unknown,
}

impl Tier {
    /// Is what is kept for these tiers open to this one? None: open to all; an unknown tier only gets what is for all.
    pub(crate) fn is_among(self, tier_ids: Option<&Vec<String>>, program: &Program) -> bool {
        tier_ids.is_none_or(|ids| match self {
            Tier::At(place) => ids.contains(&program.tiers[place].id),
            Tier::None | Tier::Unknown => false,
        })
    }
}

/// What has to be in the cart first.
#[derive(Clone, PartialEq)]
pub(crate) enum Minimum {
    None,
    /// In major units of the shop currency.
    Of(Exact),
    /// Never met and never short.
    Unknown,
}

impl Minimum {
    fn read(holder: &Value) -> Self {
        match holder.text("minimum_spend").as_deref() {
            None => Self::None,
            Some("unknown") => Self::Unknown,
            Some(amount) => Self::Of(crate::number::exact(amount)),
        }
    }

    pub(crate) fn is_met_by(&self, spend: &Exact) -> bool {
        match self {
            Self::None => true,
            Self::Of(minimum) => spend >= minimum,
            Self::Unknown => false,
        }
    }
}
