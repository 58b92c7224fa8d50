//! The one thing a shopper can do about a line or a row: redeem a reward, use a voucher, join, sign in.

use loyalty::{Program, Reward, Voucher};

use crate::words;

/// What a control asks for. It stands in the document as the control's name, what it is about as its value.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Action {
    /// Points become a voucher; about a reward.
    Redeem,
    /// A code goes into the cart; about a voucher.
    Use,
    /// A code leaves the cart, and the voucher is kept.
    Remove,
    /// A candidate becomes a member.
    Join,
    /// Older entries of the ledger are shown.
    More,
    /// Entries that did not load are asked for again.
    Retry,
}

/// An action with its words.
#[derive(Clone)]
pub(crate) struct Offer {
    /// None: the control is a link, and following it is all.
    pub(crate) action: Option<Action>,
    /// The id of the reward or the voucher; a link's address.
    pub(crate) about: String,
    /// What the control shows.
    pub(crate) label: String,
    /// What it is called by those who do not see what stands beside it.
    pub(crate) name: String,
}

impl Action {
    const ALL: [Self; 6] = [Self::Redeem, Self::Use, Self::Remove, Self::Join, Self::More, Self::Retry];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Redeem => "redeem",
            Self::Use => "use",
            Self::Remove => "remove",
            Self::Join => "join",
            Self::More => "more",
            Self::Retry => "retry",
        }
    }

    pub(crate) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.name() == name)
    }
}

impl Offer {
    pub(crate) fn redeem(reward: &Reward, program: &Program) -> Self {
        let name = words::named("actions.redeem_reward", "reward", &reward.title, program);
        Self { about: reward.id.clone(), name, ..Self::plain(Some(Action::Redeem), "actions.redeem") }
    }

    /// A voucher whose code the server text left out cannot be used until the API has said it.
    pub(crate) fn apply(voucher: &Voucher, program: &Program) -> Option<Self> {
        if voucher.code.is_unknown() {
            return None;
        }
        let name = words::named("actions.use_reward", "reward", &voucher.title, program);
        Some(Self { about: voucher.id.clone(), name, ..Self::plain(Some(Action::Use), "actions.use") })
    }

    /// Taking a voucher out of the cart.
    pub(crate) fn remove(voucher: &Voucher, program: &Program) -> Self {
        let name = words::named("actions.remove_reward", "reward", &voucher.title, program);
        Self { about: voucher.id.clone(), name, ..Self::plain(Some(Action::Remove), "actions.remove") }
    }

    pub(crate) fn join() -> Self {
        Self::plain(Some(Action::Join), "actions.join")
    }

    /// Nothing where the host named no address.
    pub(crate) fn sign_in(href: &str) -> Option<Self> {
        if href.is_empty() {
            return None;
        }
        Some(Self { about: href.into(), ..Self::plain(None, "actions.sign_in") })
    }

    pub(crate) fn more() -> Self {
        Self::plain(Some(Action::More), "actions.more")
    }

    pub(crate) fn retry() -> Self {
        Self::plain(Some(Action::Retry), "actions.retry")
    }

    /// An offer whose label says enough.
    fn plain(action: Option<Action>, key: &str) -> Self {
        let label = words::word(key);
        Self { action, about: String::new(), name: label.clone(), label }
    }
}
