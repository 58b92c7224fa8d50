//! Exact numbers, and how they are written.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};

/// A rational number without any rounding.
pub(crate) type Exact = BigRational;

/// Reads a decimal such as `12.50`.
pub(crate) fn exact(text: &str) -> Exact {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits: BigInt = format!("{whole}{fraction}").parse().expect("a decimal");
    Exact::new(digits, ten_to(fraction.len()))
}

pub(crate) fn ten_to(power: usize) -> BigInt {
    BigInt::from(10).pow(u32::try_from(power).expect("a small power"))
}

/// `minor` units with exactly `digits` decimals.
pub(crate) fn money(minor: &BigInt, digits: usize) -> String {
    let sign = if minor.is_negative() { "-" } else { "" };
    let text = format!("{:0>width$}", minor.abs().to_string(), width = digits + 1);
    let (whole, fraction) = text.split_at(text.len() - digits);
    if digits == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// A decimal without trailing zeros.
pub(crate) fn plain(number: &Exact) -> String {
    let digits =
        (0..=30).find(|&digits| (number * ten_to(digits)).is_integer()).expect("a decimal has an end");
    money(&(number * ten_to(digits)).to_integer(), digits)
}

/// As a JSON integer.
pub(crate) fn json_integer(number: &BigInt) -> i64 {
    number.to_i64().expect("it fits the door's ranges")
}

/// floor(1000 * reached / goal), within 0 to 1000.
pub(crate) fn permille(reached: &Exact, goal: &Exact) -> i64 {
    if goal.is_zero() {
        return 1000;
    }
    let share = (reached * BigInt::from(1000) / goal).floor().to_integer();
    json_integer(&share.clamp(BigInt::ZERO, BigInt::from(1000)))
}
