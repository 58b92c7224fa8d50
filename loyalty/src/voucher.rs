//! Vouchers: what a redemption gave and an order has not used.

use crate::door::Field;
use crate::{Currency, Json, Known, Minimum};

/// A discount code from a redemption.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Voucher {
    /// The id of the redemption it came from.
    pub id: String,
    /// The reward it is.
    pub reward_id: String,
    /// The reward's title when it was redeemed.
    pub title: String,
    /// The code; unknown in the page's HTML, where codes never stand.
    pub code: Known<String>,
    /// When it was redeemed.
    pub issued_at: Known<i64>,
    /// The first second in which it no longer works; `None`: for good.
    pub expires_at: Option<i64>,
    /// What an order must come to before it can be used.
    pub minimum_spend: Minimum,
    /// The classes of discount it can be used with.
    pub combines_with: Vec<String>,
}

impl Voucher {
    pub(crate) fn decode<J: Json>(field: &Field<'_, J>, currency: Currency) -> Self {
        Self {
            id: field.required_text("id"),
            reward_id: field.required_text("reward_id"),
            title: field.required_text("title"),
            code: field.text("code").into(),
            issued_at: field.instant("issued_at").into(),
            expires_at: field.instant("expires_at"),
            minimum_spend: Minimum::decode(field, currency),
            combines_with: field.texts("combines_with"),
        }
    }

    /// Whether this code is its own. Shops take codes in any case.
    pub fn is_code(&self, code: &str) -> bool {
        self.code.as_ref().known().is_some_and(|own| own.eq_ignore_ascii_case(code))
    }

    /// Whether it still works at `now`.
    pub fn is_live_at(&self, now: i64) -> bool {
        self.expires_at.is_none_or(|expires_at| now < expires_at)
    }
}
