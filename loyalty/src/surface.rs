//! Where nudges are shown, and which of them there.

use crate::{Kind, Nudge};

/// A kind of place on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surface {
    /// The drawer that opens over a page.
    CartDrawer,
    /// The cart's own page.
    Cart,
    /// A product's page, beside what the item itself earns.
    Product,
    /// The account or rewards page.
    Account,
}

impl Surface {
    /// The surface of an attribute's value, such as `cart-drawer`.
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "cart-drawer" => Some(Surface::CartDrawer),
            "cart" => Some(Surface::Cart),
            "product" => Some(Surface::Product),
            "account" => Some(Surface::Account),
            _ => None,
        }
    }

    /// Whether its nudges are those with the cart; otherwise answer it without one.
    pub const fn has_cart(self) -> bool {
        !matches!(self, Surface::Account)
    }

    /// How many nudges it shows.
    pub const fn n_lines(self) -> usize {
        match self {
            Surface::CartDrawer | Surface::Cart | Surface::Product => 1,
            Surface::Account => 2,
        }
    }

    /// Whether it shows nudges of this kind.
    pub const fn shows(self, kind: Kind) -> bool {
        match self {
            Surface::CartDrawer | Surface::Cart => true,
            Surface::Product => !matches!(kind, Kind::RedeemNow | Kind::UnlockMinimum | Kind::Earn),
            Surface::Account => !matches!(kind, Kind::Earn),
        }
    }

    /// The nudges it shows, best first.
    pub fn pick(self, nudges: &[Nudge]) -> Vec<&Nudge> {
        nudges.iter().filter(|nudge| self.shows(nudge.kind())).take(self.n_lines()).collect()
    }
}
