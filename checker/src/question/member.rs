//! Who asks: a member or a candidate, and where they stand.

use serde_json::Value;

use super::Minimum;
use super::fields::Fields;
use crate::number::Exact;

/// Whatever is None is unknown, but for `tier`.
pub(crate) struct Member {
    pub(crate) state: Option<State>,
    pub(crate) available: Option<i64>,
    pub(crate) expiring: Option<(i64, i64)>,
    /// None: no tier.
    pub(crate) tier: Option<NamedTier>,
    pub(crate) qualifying_now: Option<Exact>,
    pub(crate) to_keep: Option<Exact>,
    pub(crate) blocked_reward_ids: Vec<String>,
    pub(crate) vouchers: Vec<Voucher>,
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum State {
    Member,
    Candidate,
    Excluded,
}

pub(crate) struct NamedTier {
    pub(crate) id: Option<String>,
    pub(crate) expires_at: Option<i64>,
}

pub(crate) struct Voucher {
    pub(crate) id: String,
    pub(crate) reward_id: String,
    pub(crate) code: Option<String>,
    pub(crate) issued_at: Option<i64>,
    pub(crate) expires_at: Option<i64>,
    pub(crate) minimum: Minimum,
}

impl Member {
    pub(super) fn read(member: &Value) -> Self {
        let expiring = &member["expiring"];
        let qualifying = &member["qualifying"];
        let blocked = |blocked: &Value| blocked.text("reward_id").expect("an id");
        Self {
            state: match member.text("state").as_deref() {
                Some("member") => Some(State::Member),
                Some("candidate") => Some(State::Candidate),
                Some("excluded") => Some(State::Excluded),
                _ => None,
            },
            available: member["points"].integer("available"),
            expiring: expiring.integer("points").zip(expiring.integer("at")),
            tier: member.object("tier").map(NamedTier::read),
            qualifying_now: qualifying.decimal("now"),
            to_keep: qualifying.decimal("to_keep"),
            blocked_reward_ids: member.list("blocked_rewards", blocked).unwrap_or_default(),
            vouchers: member.list("vouchers", Voucher::read).unwrap_or_default(),
        }
    }
}

impl NamedTier {
    fn read(tier: &Value) -> Self {
        Self { id: tier.text("id"), expires_at: tier.integer("expires_at") }
    }
}

impl Voucher {
    fn read(voucher: &Value) -> Self {
        Self {
            id: voucher.text("id").expect("an id"),
            reward_id: voucher.text("reward_id").expect("an id"),
            code: voucher.text("code"),
            issued_at: voucher.integer("issued_at"),
            expires_at: voucher.integer("expires_at"),
            minimum: Minimum::read(voucher),
        }
    }
}
