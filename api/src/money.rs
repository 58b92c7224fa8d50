//! Amounts that may be below nothing; loyalty's `Money` can't be.

use loyalty::{Currency, Money};

/// A decimal string in major units, with its sign. None: no currency we know.
pub(crate) fn signed_decimal(minor: i64, currency: &str) -> Option<String> {
    let size = Money::from_minor(minor.unsigned_abs(), Currency::parse(currency)?).to_decimal();
    Some(if minor < 0 { format!("-{size}") } else { size })
}
