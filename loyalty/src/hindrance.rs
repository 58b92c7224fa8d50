//! What is known to keep a code out of a cart, so that nothing is bought that can't be used.
//!
//! Only the shop knows for certain whether a code applies; what is unknown here is no hindrance.

use crate::reckon::Reckoning;
use crate::{Cart, Member, Minimum, Money, Program, Reward, RewardKind, Voucher};

/// Why a code can't be used in a cart as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// The cart is worth less than this.
    Minimum(Money),
    /// A code that is in the cart does not combine with it.
    Combination,
}

/// What a code asks of the cart it comes into.
struct Code<'a> {
    minimum: Minimum,
    combines_with: &'a [String],
    class: Option<&'static str>,
}

/// What keeps the code that a reward would become out of this cart. Store credit is no code.
pub fn reward_hindrance(
    program: &Program,
    member: &Member,
    cart: &Cart,
    reward: &Reward,
    now: i64,
) -> Option<Hindrance> {
    if reward.kind == RewardKind::StoreCredit {
        return None;
    }
    let (minimum, combines_with) = (reward.minimum_spend, &reward.combines_with);
    let code = Code { minimum, combines_with, class: class(reward.kind) };
    code.hindrance(program, member, cart, now)
}

/// What keeps a voucher's code out of this cart; one that is in it already is not kept out.
pub fn voucher_hindrance(
    program: &Program,
    member: &Member,
    cart: &Cart,
    voucher: &Voucher,
    now: i64,
) -> Option<Hindrance> {
    if cart.discount_codes.iter().any(|code| voucher.is_code(code)) {
        return None;
    }
    Code::of(voucher, program).hindrance(program, member, cart, now)
}

impl<'a> Code<'a> {
    fn of(voucher: &'a Voucher, program: &Program) -> Self {
        Self {
            minimum: voucher.minimum_spend,
            combines_with: &voucher.combines_with,
            class: program.reward(&voucher.reward_id).and_then(|reward| class(reward.kind)),
        }
    }

    fn hindrance(&self, program: &Program, member: &Member, cart: &Cart, now: i64) -> Option<Hindrance> {
        let reckoning = Reckoning::of(program, program.standing(Some(member)), cart, now);
        if let Some(minimum) = reckoning.and_then(|reckoning| self.minimum.short_at(reckoning.base_minor())) {
            return Some(Hindrance::Minimum(minimum));
        }
        let combines = |other: &String| {
            let ours = member.vouchers.iter().find(|voucher| voucher.is_code(other));
            // Of a stranger's code we know nothing but that it is there.
            !self.combines_with.is_empty()
                && ours.is_none_or(|voucher| Code::of(voucher, program).combines(self))
        };
        if cart.discount_codes.iter().all(combines) { None } else { Some(Hindrance::Combination) }
    }

    fn combines(&self, other: &Self) -> bool {
        self.lets(other) && other.lets(self)
    }

    fn lets(&self, other: &Self) -> bool {
        let listed = |class: &str| self.combines_with.iter().any(|known| known == class);
        !self.combines_with.is_empty() && other.class.is_none_or(listed)
    }
}

/// The class of discount, as `combines_with` lists them.
fn class(kind: RewardKind) -> Option<&'static str> {
    match kind {
        RewardKind::AmountOff | RewardKind::PercentOff => Some("order"),
        RewardKind::FreeShipping => Some("shipping"),
        RewardKind::FreeProduct => Some("product"),
        RewardKind::StoreCredit | RewardKind::GiftCard | RewardKind::Other => None,
    }
}
