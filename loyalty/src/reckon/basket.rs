//! A cart whose spend can be reckoned, and its spend with or without one more line.

use super::exchange::Exchange;
use super::take::Take;
use crate::{Cart, CartDiscount, CartLine, Currency, Known, Program};

/// A cart with everything known that its spend needs.
#[derive(Debug)]
pub(super) struct Basket {
    pub(super) currency: Currency,
    exchange: Exchange,
    discount: CartDiscount,
    lines: Vec<BasketLine>,
    total_minor: u64,
}

#[derive(Debug)]
struct BasketLine {
    price_minor: u64,
    counted: bool,
    gift_card: Known<bool>,
}

/// The spend of a cart, in minor units of the shop currency.
#[derive(Debug)]
pub(super) struct Spend {
    /// Line by line; the added line, if any, is the last.
    pub(super) lines: Vec<LineSpend>,
    /// S: what counts.
    pub(super) counted_minor: u64,
    /// M: all but gift cards before the cart's discounts; unknown when it is unknown what is a gift card.
    pub(super) base_minor: Known<u64>,
}

/// What is left of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct LineSpend {
    pub(super) counted: bool,
    /// In the cart's currency.
    pub(super) net_minor: u64,
    /// In the shop's.
    pub(super) shop_minor: u64,
}

/// A full cart, and an item that is looked at beside it.
const LINES_MAX: usize = Cart::LINES_MAX + 1;

/// Above this a line's spend is unknown: 10^15 minor units.
const LINE_SHOP_MAX_MINOR: u64 = 1_000_000_000_000_000;

impl Basket {
    /// `None` when a price, a rate, the discounts or a fact that an exclusion needs is unknown. Amounts that no door lets in
    /// are as good as unknown: every bound below rests on theirs.
    pub(super) fn of(cart: &Cart, program: &Program) -> Option<Self> {
        let lines = cart.lines.iter().take(LINES_MAX + 1).map(|line| {
            let excluded = program.earning.exclude.covers(line).known()?;
            let price_minor = line.price_minor.known()?;
            Some(BasketLine {
                price_minor: Some(price_minor).filter(|price| *price <= CartLine::PRICE_MAX_MINOR)?,
                counted: !excluded,
                gift_card: line.gift_card,
            })
        });
        let lines = lines.collect::<Option<Vec<_>>>().filter(|lines| lines.len() <= LINES_MAX)?;
        let discount = cart.discount.known()?;
        if discount.fixed_minor > CartDiscount::FIXED_MAX_MINOR {
            return None;
        }
        Some(Self {
            currency: cart.currency.known()?,
            exchange: Exchange::of(cart, program.currency)?,
            discount,
            // 501 prices of at most 10^12.
            total_minor: lines.iter().map(|line| line.price_minor).sum(),
            lines,
        })
    }

    /// The spend with one more counted line of this price; `None` when a line's spend is too large to be believed.
    pub(super) fn spend_with(&self, added_minor: Option<u64>) -> Option<Spend> {
        let take = Take::of(self.discount, self.total_minor + added_minor.unwrap_or(0));
        let added = added_minor.map(|price_minor| BasketLine {
            price_minor,
            counted: true,
            gift_card: Known::Known(false),
        });
        let mut lines = Vec::with_capacity(self.lines.len() + 1);
        let (mut counted_minor, mut base_minor) = (0, Known::Known(0));
        for line in self.lines.iter().chain(&added) {
            let net_minor = take.leaves(line.price_minor);
            let shop_minor = self.exchange.to_shop(net_minor);
            if shop_minor > LINE_SHOP_MAX_MINOR {
                return None;
            }
            if line.counted {
                counted_minor += shop_minor;
            }
            base_minor = match (base_minor, line.gift_card) {
                (Known::Known(base), Known::Known(true)) => Known::Known(base),
                (Known::Known(base), Known::Known(false)) => {
                    Known::Known(base + self.exchange.to_shop(line.price_minor))
                }
                _ => Known::Unknown,
            };
            lines.push(LineSpend { counted: line.counted, net_minor, shop_minor });
        }
        Some(Spend { lines, counted_minor, base_minor })
    }
}
