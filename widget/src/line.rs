//! What a surface says: a nudge turned into words, a bar and one action.

use loyalty::{
    Cart, Detail, Kind, Member, Nudge, Program, Snapshot, Surface, Voucher, answer, message,
    reward_hindrance, voucher_hindrance,
};

use crate::config::Config;
use crate::offer::Offer;
use crate::words;

/// The lines of every surface, and those that the tier and the account elements show whatever their rank.
#[derive(Default)]
pub(crate) struct Lines {
    cart: Vec<Line>,
    product: Vec<Line>,
    account: Vec<Line>,
    /// How far the next tier is, or what keeps this one.
    pub(crate) tier: Option<Line>,
    /// How far the next reward is.
    pub(crate) reward: Option<Line>,
    /// Why to sign in or to join.
    pub(crate) join: Option<Line>,
    /// Taking a voucher out of the cart, beside a line that offers nothing itself.
    remove: Option<Offer>,
}

/// One nudge as it is shown.
#[derive(Clone)]
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) emphasis: bool,
    /// How far along, in thousandths, as the bar takes it.
    pub(crate) progress: Option<String>,
    pub(crate) offer: Option<Offer>,
    /// What makes this nudge another one than before.
    pub(crate) shown: Shown,
}

/// A nudge's identity, as `perkline:nudge-shown` tells it.
#[derive(Clone, PartialEq)]
pub(crate) struct Shown {
    pub(crate) kind: &'static str,
    pub(crate) reward_id: Option<String>,
    pub(crate) tier_id: Option<String>,
}

/// Whom the lines speak to.
struct Reader<'a> {
    config: &'a Config,
    program: &'a Program,
    member: Option<&'a Member>,
    cart: Option<&'a Cart>,
    now: i64,
    remove: Option<Offer>,
}

impl Line {
    /// The bar's name and value.
    pub(crate) fn bar(&self) -> Option<(String, String)> {
        Some((self.text.clone(), self.progress.clone()?))
    }
}

impl Lines {
    /// Asks `loyalty` twice, with the cart and without, and puts the answers into words.
    pub(crate) fn new(config: &Config, snapshot: &Snapshot, cart: Option<&Cart>, now: i64) -> Self {
        let (program, member) = (&snapshot.program, snapshot.member.as_ref());
        let reader = Reader { config, program, member, cart, now, remove: removal(program, member, cart) };
        let with_cart = answer(reader.program, reader.member, cart, now).nudges;
        let without = answer(reader.program, reader.member, None, now).nudges;
        let find = |kind| without.iter().find(|nudge| nudge.kind() == kind).map(|nudge| reader.line(nudge));
        Self {
            cart: reader.lines(Surface::Cart, &with_cart),
            product: reader.lines(Surface::Product, &with_cart),
            account: reader.lines(Surface::Account, &without),
            tier: find(Kind::KeepTier).or_else(|| find(Kind::ReachTier)),
            reward: find(Kind::ReachReward),
            join: find(Kind::Join),
            remove: reader.remove,
        }
    }

    /// The surface's n-th line.
    pub(crate) fn at(&self, surface: Surface, n: usize) -> Option<&Line> {
        let lines = match surface {
            Surface::CartDrawer | Surface::Cart => &self.cart,
            Surface::Product => &self.product,
            Surface::Account => &self.account,
        };
        lines.get(n)
    }

    /// How to take out of the cart what was put into it; where the cart is.
    pub(crate) fn removal(&self, surface: Surface) -> Option<Offer> {
        if matches!(surface, Surface::CartDrawer | Surface::Cart) { self.remove.clone() } else { None }
    }
}

impl Reader<'_> {
    fn lines(&self, surface: Surface, nudges: &[Nudge]) -> Vec<Line> {
        surface.pick(nudges).into_iter().map(|nudge| self.line(nudge)).collect()
    }

    fn line(&self, nudge: &Nudge) -> Line {
        let (reward_id, tier_id, progress) = match &nudge.detail {
            Detail::RedeemNow { reward_id, .. }
            | Detail::UnlockMinimum { reward_id, .. }
            | Detail::RewardReached { reward_id } => (Some(reward_id), None, None),
            Detail::ReachReward { reward_id, progress_permille, .. } => {
                (Some(reward_id), None, Some(progress_permille))
            }
            Detail::KeepTier { tier_id, progress_permille, .. }
            | Detail::ReachTier { tier_id, progress_permille, .. } => {
                (None, Some(tier_id), Some(progress_permille))
            }
            Detail::TierReached { tier_id } => (None, Some(tier_id), None),
            Detail::PointsExpiring { .. } | Detail::Earn { .. } | Detail::Join { .. } => (None, None, None),
        };
        Line {
            text: words::say(&message(nudge, self.program, self.member), self.program),
            emphasis: nudge.emphasis,
            progress: progress.map(ToString::to_string),
            offer: self.offer(&nudge.detail),
            shown: Shown {
                kind: nudge.kind().name(),
                reward_id: reward_id.cloned(),
                tier_id: tier_id.cloned(),
            },
        }
    }

    /// The one action of a line. A voucher needs a cart to be used in.
    fn offer(&self, detail: &Detail) -> Option<Offer> {
        match detail {
            Detail::RedeemNow { voucher_id: Some(id), .. } => {
                self.cart?;
                let voucher = self.member?.vouchers.iter().find(|voucher| voucher.id == *id)?;
                let hindrance = self.in_the_way().and_then(|(member, cart)| {
                    voucher_hindrance(self.program, member, cart, voucher, self.now)
                });
                if hindrance.is_some() { None } else { Offer::apply(voucher, self.program) }
            }
            Detail::RedeemNow { reward_id, .. } => {
                let reward = self.program.reward(reward_id)?;
                let hindrance = self.in_the_way().and_then(|(member, cart)| {
                    reward_hindrance(self.program, member, cart, reward, self.now)
                });
                if hindrance.is_some() { None } else { Some(Offer::redeem(reward, self.program)) }
            }
            Detail::Join { .. } if self.member.is_none() => Offer::sign_in(&self.config.sign_in),
            Detail::Join { .. } => Some(Offer::join()),
            _ => None,
        }
    }

    /// With a voucher in the cart: what it may keep out. Then removing it is the action.
    fn in_the_way(&self) -> Option<(&Member, &Cart)> {
        self.remove.as_ref()?;
        Some((self.member?, self.cart?))
    }
}

/// The first of the member's vouchers that is in the cart. Its label says which, for it stands beside other news.
fn removal(program: &Program, member: Option<&Member>, cart: Option<&Cart>) -> Option<Offer> {
    let codes = &cart?.discount_codes;
    let is_used = |voucher: &&Voucher| codes.iter().any(|code| voucher.is_code(code));
    let offer = Offer::remove(member?.vouchers.iter().find(is_used)?, program);
    Some(Offer { label: offer.name.clone(), ..offer })
}
