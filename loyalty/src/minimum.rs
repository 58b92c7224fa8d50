//! What an order must come to.

use crate::door::Field;
use crate::{Currency, Json, Known, Money};

/// The spend that a reward, a voucher or a campaign asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Minimum {
    /// Nothing is asked for.
    None,
    /// At least this much, in shop currency.
    AtLeast(Money),
    /// Something may be asked for, and we don't know what: never met and never short.
    Unknown,
}

impl Minimum {
    /// The `minimum_spend` of a reward, a voucher or a campaign.
    #[inline(never)]
    pub(crate) fn decode<J: Json>(field: &Field<'_, J>, currency: Currency) -> Self {
        if field.text("minimum_spend").as_deref() == Some("unknown") {
            return Minimum::Unknown;
        }
        field.money("minimum_spend", currency).map_or(Minimum::None, Minimum::AtLeast)
    }

    /// The spend from which it is met, in minor units of the shop currency; `None` when no spend is known to meet it.
    pub(crate) fn floor_minor(self) -> Option<u64> {
        match self {
            Minimum::None => Some(0),
            Minimum::AtLeast(money) => Some(money.minor()),
            Minimum::Unknown => None,
        }
    }

    /// Whether so much spend is enough.
    pub(crate) fn is_met_by(self, spend_minor: Known<u64>) -> bool {
        match (self, spend_minor) {
            (Minimum::None, _) => true,
            (Minimum::AtLeast(money), Known::Known(spend)) => spend >= money.minor(),
            (Minimum::AtLeast(_), Known::Unknown) | (Minimum::Unknown, _) => false,
        }
    }

    /// The amount, where so much spend is known not to be enough.
    pub(crate) fn short_at(self, spend_minor: Known<u64>) -> Option<Money> {
        let spend_minor = spend_minor.known()?;
        self.amount().filter(|minimum| spend_minor < minimum.minor())
    }

    /// The amount, where there is one and we know it.
    pub(crate) fn amount(self) -> Option<Money> {
        match self {
            Minimum::AtLeast(money) => Some(money),
            Minimum::None | Minimum::Unknown => None,
        }
    }
}
