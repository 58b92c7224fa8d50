//! Vouchers: what a redemption gave and an order has not used.

use crate::door::{Field, refuse_repeated_ids};
use crate::{Currency, Json, Known, Minimum, Refusal};

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
    pub(crate) fn decode_list<J: Json>(
        list: &Field<'_, J>,
        currency: Currency,
    ) -> Result<Vec<Self>, Refusal> {
        let vouchers = list.each(|voucher| Self::decode(voucher, currency))?;
        refuse_repeated_ids(list, vouchers.iter().map(|voucher| voucher.id.as_str()))?;
        Ok(vouchers)
    }

    fn decode<J: Json>(field: &Field<'_, J>, currency: Currency) -> Result<Self, Refusal> {
        Ok(Self {
            id: field.at("id")?.required_text()?,
            reward_id: field.at("reward_id")?.required_text()?,
            title: field.at("title")?.required_text()?,
            code: field.at("code")?.text()?.into(),
            issued_at: field.at("issued_at")?.instant()?.into(),
            expires_at: field.at("expires_at")?.instant()?,
            minimum_spend: Minimum::decode(&field.at("minimum_spend")?, currency)?,
            combines_with: field.at("combines_with")?.texts()?,
        })
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
