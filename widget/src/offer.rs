//! The one thing a shopper can do about a line: redeem a reward, use a voucher, join, sign in.

use loyalty::{Known, Price, Program, Reward, Voucher};

use crate::words;

/// What happens when the shopper agrees.
#[derive(Clone, PartialEq)]
pub(crate) enum Action {
    /// Points become a voucher; `points` says how many where the reward leaves the choice.
    Redeem { reward_id: String, points: Option<u64> },
    /// A voucher's code goes into the cart.
    Use { voucher_id: String, code: String },
    /// A candidate becomes a member.
    Join,
    /// A guest goes to this address.
    SignIn { href: String },
    /// The account shows more of the ledger: the next older entries, or those that did not load.
    More { older: bool },
}

impl Action {
    /// What is in work while this is: the id of the reward or the voucher.
    pub(crate) fn about(&self) -> &str {
        match self {
            Self::Redeem { reward_id, .. } => reward_id,
            Self::Use { voucher_id, .. } => voucher_id,
            Self::Join | Self::SignIn { .. } | Self::More { .. } => "join",
        }
    }
}

/// An action with its words.
#[derive(Clone, PartialEq)]
pub(crate) struct Offer {
    pub(crate) action: Action,
    /// What the control shows.
    pub(crate) label: String,
    /// What it is called by those who do not see what stands beside it.
    pub(crate) name: String,
}

impl Offer {
    pub(crate) fn redeem(reward: &Reward, program: &Program) -> Self {
        let points = match reward.price {
            Known::Known(Price::Range(range)) => Some(range.min),
            _ => None,
        };
        Self {
            action: Action::Redeem { reward_id: reward.id.clone(), points },
            label: words::word("actions.redeem"),
            name: words::named("actions.redeem_reward", "reward", &reward.title, program),
        }
    }

    /// A voucher whose code the server text left out cannot be used until the API has said it.
    pub(crate) fn apply(voucher: &Voucher, program: &Program) -> Option<Self> {
        let code = voucher.code.clone().known()?;
        Some(Self {
            action: Action::Use { voucher_id: voucher.id.clone(), code },
            label: words::word("actions.use"),
            name: words::named("actions.use_reward", "reward", &voucher.title, program),
        })
    }

    pub(crate) fn join() -> Self {
        Self::plain(Action::Join, "actions.join")
    }

    pub(crate) fn more(older: bool) -> Self {
        Self::plain(Action::More { older }, if older { "actions.more" } else { "actions.retry" })
    }

    /// Nothing where the host named no address.
    pub(crate) fn sign_in(href: &str) -> Option<Self> {
        let action = Action::SignIn { href: href.into() };
        if href.is_empty() { None } else { Some(Self::plain(action, "actions.sign_in")) }
    }

    /// An offer whose label says enough.
    fn plain(action: Action, key: &str) -> Self {
        let label = words::word(key);
        Self { action, name: label.clone(), label }
    }
}
