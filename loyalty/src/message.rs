//! Messages: which words say a nudge, and what stands in their placeholders.

use crate::{Currency, ItemAnswer, Member, Money, Nudge, Program};

/// A key of the theme's locale file and what stands in its placeholders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The key below `perkline`, such as `nudges.reach_reward`.
    pub key: &'static str,
    /// `Some(n)`: the key has one sub-key for each plural category, and `n` chooses.
    pub plural: Option<u64>,
    /// Each placeholder with what stands in it.
    pub args: Vec<(&'static str, Arg)>,
}

/// What stands in a placeholder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// An amount, with the currency's decimals unless it is whole.
    Money {
        /// In minor units.
        minor: u64,
        /// Of this currency.
        currency: Currency,
    },
    /// A number of points.
    Points(u64),
    /// A number of something else.
    Count(u64),
    /// The day of this instant in the program's time zone. The second that makes "expires at midnight" the day before is
    /// already taken off.
    Date {
        /// Unix seconds.
        at: i64,
    },
    /// The merchant's own words.
    Text(String),
    /// What so many points are called in the program.
    Label(u64),
}

impl From<Money> for Arg {
    fn from(money: Money) -> Self {
        Arg::Money { minor: money.minor(), currency: money.currency() }
    }
}

/// The message of a nudge that [`crate::answer`] gave for this program and member.
pub fn message(nudge: &Nudge, program: &Program, member: Option<&Member>) -> Message {
    let _ = (nudge, program, member);
    Message { key: "nudges.earn", plural: None, args: Vec::new() }
}

/// The messages of an item, at most two: what it earns, then what it reaches.
pub fn item_messages(answer: &ItemAnswer, program: &Program) -> Vec<Message> {
    let _ = (answer, program);
    Vec::new()
}
