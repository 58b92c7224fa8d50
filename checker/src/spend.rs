//! What a cart spends: the contract's second section, steps 1 to 3.

use num_bigint::BigInt;
use num_traits::{One, Zero};

use crate::currency::decimals;
use crate::number::{Exact, ten_to};
use crate::question::{Cart, Earning, Line, Program};

pub(crate) struct Spend {
    pub(crate) lines: Vec<Spent>,
    /// S, in major units of the shop currency.
    pub(crate) counted: Exact,
    /// M, likewise. None: unknown, because a line may be a gift card.
    pub(crate) merchandise: Option<Exact>,
}

pub(crate) struct Spent {
    pub(crate) counted: bool,
    /// In minor units of the presentment currency.
    pub(crate) net_minor: BigInt,
    /// In minor units of the shop currency.
    pub(crate) shop_minor: BigInt,
}

impl Spend {
    /// None: unknown.
    pub(crate) fn of(cart: &Cart, program: &Program) -> Option<Self> {
        let shop_per_minor = shop_per_minor(cart, program)?;
        let in_shop = |minor: &BigInt| (&shop_per_minor * minor).floor().to_integer();
        let prices: Vec<&BigInt> =
            cart.lines.iter().map(|line| line.price_minor.as_ref()).collect::<Option<_>>()?;
        let discounted = discounted_share(cart, &prices);
        let mut lines = Vec::new();
        let mut merchandise = Some(BigInt::zero());
        for (line, price_minor) in cart.lines.iter().zip(prices) {
            let off = (&discounted * price_minor).ceil().to_integer();
            let net_minor = price_minor - off;
            let shop_minor = in_shop(&net_minor);
            if shop_minor > ten_to(15) {
                return None;
            }
            merchandise = match line.gift_card {
                Some(true) => merchandise,
                Some(false) => merchandise.map(|sum| sum + in_shop(price_minor)),
                None => None,
            };
            lines.push(Spent { counted: !is_excluded(line, &program.earning)?, net_minor, shop_minor });
        }
        let counted: BigInt = lines.iter().filter(|line| line.counted).map(|line| &line.shop_minor).sum();
        let major = |minor: BigInt| Exact::new(minor, ten_to(program.decimals));
        Some(Self { lines, counted: major(counted), merchandise: merchandise.map(major) })
    }
}

/// Minor units of the shop currency for one of the cart's.
fn shop_per_minor(cart: &Cart, program: &Program) -> Option<Exact> {
    let currency = cart.currency.as_ref()?;
    if *currency == program.currency {
        return Some(Exact::one());
    }
    Some(Exact::new(ten_to(program.decimals), ten_to(decimals(currency))) / cart.rate.as_ref()?)
}

/// D / P; the whole of nothing is nothing.
fn discounted_share(cart: &Cart, prices: &[&BigInt]) -> Exact {
    let total: BigInt = prices.iter().copied().sum();
    if total.is_zero() {
        return Exact::zero();
    }
    let total = Exact::from_integer(total);
    let percent = &cart.discount_percent * &total / BigInt::from(100);
    let discount = (percent + &cart.discount_minor).min(total.clone());
    discount / total
}

/// None: unknown, because a fact that an exclusion needs is.
fn is_excluded(line: &Line, earning: &Earning) -> Option<bool> {
    if line.added {
        return Some(false);
    }
    let gift_card = match (earning.gift_cards_excluded, line.gift_card) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    };
    let facts = [
        gift_card,
        is_among(line.product_id.as_ref(), &earning.product_ids),
        is_among(line.variant_id.as_ref(), &earning.variant_ids),
        is_among(line.product_type.as_ref(), &earning.product_types),
        is_among(line.vendor.as_ref(), &earning.vendors),
    ];
    if facts.contains(&Some(true)) {
        return Some(true);
    }
    if facts.contains(&None) { None } else { Some(false) }
}

fn is_among(fact: Option<&String>, excluded: &[String]) -> Option<bool> {
    if excluded.is_empty() { Some(false) } else { fact.map(|fact| excluded.contains(fact)) }
}
