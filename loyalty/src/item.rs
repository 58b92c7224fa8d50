//! What one item would add to a cart.

use crate::door::{self, Field};
use crate::nudge::{Situation, rewards_reached, tier_reached};
use crate::reckon::Reckoning;
use crate::{
    Cart, CartDiscount, CartLine, Currency, Json, Known, Member, MemberState, Program, Rate, Refusal,
};

/// An item on a product page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The line it would be, for as many of it as the shopper chose.
    pub line: CartLine,
    /// The currency of its price.
    pub currency: Known<Currency>,
    /// Presentment units for one shop unit; where there is a cart, the cart's rate stands.
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
    /// `price_hundredths` (of one), `quantity` (1 when absent), `currency`, `rate`, `gift_card`, `product_type`, `vendor`.
    /// Numbers may be digits in a string and `gift_card` may be "true" or "false", as attributes have it.
    ///
    /// # Errors
    ///
    /// The first value that is of a wrong type or out of range; two prices or none.
    pub fn decode<J: Json>(json: &J) -> Result<Self, Refusal> {
        door::read(json, |field| {
            let currency = field.currency("currency");
            let line = CartLine {
                product_id: field.text("product_id").into(),
                variant_id: field.text("variant_id").into(),
                price_minor: line_price_minor(field, currency),
                gift_card: field.flag_or_word("gift_card").into(),
                product_type: field.text("product_type").into(),
                vendor: field.text("vendor").into(),
            };
            Some(Self { line, currency: currency.into(), rate: Rate::decode(field).into() })
        })
    }

    /// The cart with this item in it; `None` when the cart is in another currency.
    fn added_to(&self, cart: Option<&Cart>) -> Option<Cart> {
        let Some(cart) = cart else {
            return Some(Cart {
                currency: self.currency,
                rate: self.rate,
                discount: Known::Known(CartDiscount::default()),
                discount_codes: Vec::new(),
                lines: vec![self.line.clone()],
            });
        };
        let mut cart = cart.clone();
        cart.lines.push(self.line.clone());
        (cart.currency == self.currency).then_some(cart)
    }
}

/// What an item adds to somebody's cart at `now`.
pub fn item(
    program: &Program,
    member: Option<&Member>,
    cart: Option<&Cart>,
    item: &Item,
    now: i64,
) -> ItemAnswer {
    let nothing = ItemAnswer { points: None, reaches: None };
    let takes_part = member.is_none_or(|member| {
        matches!(member.state, Known::Known(MemberState::Member | MemberState::Candidate))
    });
    let Some(cart_with) = item.added_to(cart).filter(|_| takes_part) else { return nothing };
    let standing = program.standing(member);
    let without = cart.map(|cart| Reckoning::of(program, standing, cart, now));
    // A cart of unknown spend makes everything about it unknown.
    if matches!(without, Some(None)) {
        return nothing;
    }
    let without = without.flatten();
    let Some(with) = Reckoning::of(program, standing, &cart_with, now) else { return nothing };
    let points_without = without.as_ref().map_or(Some(0), Reckoning::points);
    let points = with.points().zip(points_without).map(|(with, without)| with.saturating_sub(without));
    let Some(member) = member.filter(|member| member.state == Known::Known(MemberState::Member)) else {
        return ItemAnswer { points, reaches: None };
    };
    let situation = |cart| Situation { program, member, standing, cart, now };
    let before = situation(cart.zip(without.as_ref()));
    let after = situation(Some((&cart_with, &with)));
    ItemAnswer { points, reaches: reaches(&before, &after, points.is_some()) }
}

/// What holds after and not before; a reward comes before a tier. Where points are unknown they reach nothing.
fn reaches(before: &Situation<'_>, after: &Situation<'_>, points_known: bool) -> Option<Reaches> {
    let reward = rewards_reached(after, before.cart_points(), after.cart_points());
    if let Some(reward) = reward.filter(|_| points_known) {
        return Some(Reaches::Reward { reward_id: reward.id.clone() });
    }
    let (qualified_before, qualified_after) = (before.qualifying()?.after, after.qualifying()?.after);
    let tier = tier_reached(after, qualified_before, qualified_after)?;
    Some(Reaches::Tier { tier_id: tier.id.clone() })
}

/// The price of one, as often as it is wanted: product pages show the one, carts hold the other.
fn line_price_minor<J: Json>(item: &Field<'_, J>, currency: Option<Currency>) -> Known<u64> {
    let quantity = item.count_or_digits("quantity", CartLine::QUANTITY_MAX).unwrap_or(1);
    let Known::Known(price_minor) = price_minor(item, currency) else { return Known::Unknown };
    let line_minor = price_minor.checked_mul(quantity).filter(|line| *line <= CartLine::PRICE_MAX_MINOR);
    if line_minor.is_none() {
        item.at("quantity").refuse("makes the line's price too large");
    }
    line_minor.into()
}

fn price_minor<J: Json>(item: &Field<'_, J>, currency: Option<Currency>) -> Known<u64> {
    let (minor, hundredths) = (item.at("price_minor"), item.at("price_hundredths"));
    if hundredths.is_null() {
        if minor.is_null() {
            minor.refuse("is required, or price_hundredths");
        }
        return item.count_or_digits("price_minor", CartLine::PRICE_MAX_MINOR).into();
    }
    if !minor.is_null() {
        hundredths.refuse("must be absent where price_minor is given");
    }
    let price = item.count_or_digits("price_hundredths", CartLine::PRICE_MAX_HUNDREDTHS);
    CartLine::price_from_hundredths(&hundredths, price, currency)
}

impl<J: Json> Field<'_, J> {
    /// A whole number, or its digits in a string.
    fn count_or_digits(&self, key: &'static str, max: u64) -> Option<u64> {
        if self.at(key).is_number() {
            return self.count(key, max);
        }
        self.decimal(key, 0, 0..=i64::try_from(max).unwrap_or(i64::MAX)).map(i64::unsigned_abs)
    }

    /// A truth value, or its name.
    fn flag_or_word(&self, key: &'static str) -> Option<bool> {
        let field = self.at(key);
        if !field.is_text() {
            return self.flag(key);
        }
        let word = self.one_of(key, &[("true", true), ("false", false)]);
        if word.is_unknown() {
            field.refuse("must be true or false");
        }
        word.known()
    }
}
