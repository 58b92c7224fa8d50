//! What one item would add to a cart.

use crate::{Cart, CartLine, Currency, Json, Known, Member, Program, Rate, Refusal};

/// An item on a product page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The line it would be.
    pub line: CartLine,
    /// The currency of its price.
    pub currency: Known<Currency>,
    /// Presentment units for one shop unit; the cart's rate stands when there is a cart.
    pub rate: Known<Rate>,
}

/// What an item does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemAnswer {
    /// The points it adds; `None` where that is unknown and for the excluded.
    pub points: Option<u64>,
    /// What comes within reach with it and not without.
    pub reaches: Option<Reaches>,
}

/// What comes within reach with an item and not without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reaches {
    /// A reward.
    Reward {
        /// Which.
        reward_id: String,
    },
    /// A tier.
    Tier {
        /// Which.
        tier_id: String,
    },
}

impl Item {
    /// Reads the facts of `<perk-product>`: `product_id`, `variant_id`, exactly one of `price_minor` and
    /// `price_hundredths`, `currency`, `rate`, `gift_card`, `product_type`, `vendor`. Prices may be digits in a string and
    /// `gift_card` may be "true" or "false", as attributes have it.
    ///
    /// # Errors
    ///
    /// The first value that is of a wrong type or out of range, two prices or none.
    pub fn decode<J: Json>(json: &J) -> Result<Self, Refusal> {
        let _ = json;
        Ok(Self { line: CartLine::default(), currency: Known::Unknown, rate: Known::Unknown })
    }
}

/// What an item adds to somebody's cart at `now`.
pub fn item(program: &Program, member: Option<&Member>, cart: Option<&Cart>, item: &Item, now: i64) -> ItemAnswer {
    let _ = (program, member, cart, item, now);
    ItemAnswer { points: None, reaches: None }
}
