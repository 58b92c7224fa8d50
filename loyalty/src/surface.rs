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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Detail;

    fn every_kind() -> Vec<Nudge> {
        let reward_id = String::new;
        let details = [
            Detail::RedeemNow { voucher_id: None, reward_id: reward_id(), minimum_spend: None },
            Detail::RewardReached { reward_id: reward_id() },
            Detail::PointsExpiring { points: 1, at: 0 },
            Detail::TierReached { tier_id: String::new() },
            Detail::Earn { points: 1 },
            Detail::Join { points: 1 },
        ];
        details.into_iter().map(|detail| Nudge { emphasis: false, detail }).collect()
    }

    #[test]
    fn a_surface_shows_its_best_kinds_and_no_more_than_fit() {
        let nudges = every_kind();
        for (name, kinds) in [
            ("cart-drawer", &[Kind::RedeemNow][..]),
            ("cart", &[Kind::RedeemNow]),
            ("product", &[Kind::RewardReached]),
            ("account", &[Kind::RedeemNow, Kind::RewardReached]),
        ] {
            let shown = Surface::parse(name).unwrap().pick(&nudges);
            assert_eq!(shown.iter().map(|nudge| nudge.kind()).collect::<Vec<_>>(), kinds, "{name}");
        }
    }

    #[test]
    fn what_a_surface_never_shows() {
        for kind in Kind::ALL {
            assert!(Surface::Cart.shows(kind) && Surface::CartDrawer.shows(kind));
            let acts_on_a_cart = matches!(kind, Kind::RedeemNow | Kind::UnlockMinimum | Kind::Earn);
            assert_eq!(Surface::Product.shows(kind), !acts_on_a_cart, "{}", kind.name());
            assert_eq!(Surface::Account.shows(kind), kind != Kind::Earn, "{}", kind.name());
        }
        assert_eq!(Surface::parse("checkout"), None);
    }
}
