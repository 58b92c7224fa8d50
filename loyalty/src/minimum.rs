//! What an order must come to.

use crate::door::Field;
use crate::{Currency, Json, Money, Refusal};

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
    pub(crate) fn decode<J: Json>(field: &Field<'_, J>, currency: Currency) -> Result<Self, Refusal> {
        if field.is_null() {
            return Ok(Minimum::None);
        }
        if field.text()?.as_deref() == Some("unknown") {
            return Ok(Minimum::Unknown);
        }
        Ok(field.money(currency)?.map_or(Minimum::None, Minimum::AtLeast))
    }

    /// Whether a spend of so much, in minor units of the shop currency, is enough.
    pub(crate) fn is_met_by(self, spend_minor: u64) -> bool {
        match self {
            Minimum::None => true,
            Minimum::AtLeast(money) => spend_minor >= money.minor(),
            Minimum::Unknown => false,
        }
    }

    /// The amount, where there is one and we know it.
    pub(crate) fn amount(self) -> Option<Money> {
        match self {
            Minimum::AtLeast(money) => Some(money),
            Minimum::None | Minimum::Unknown => None,
        }
    }
}
