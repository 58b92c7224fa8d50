//! Decimal strings, exactly.
//!
//! `rust_decimal` parses and prints; it never calculates here.

use rust_decimal::{Decimal, RoundingStrategy};

/// The integer that `text` is when counted in units of `10^-decimals`: ("1.5", 3) is 1500.
///
/// `None` when `text` is not plain decimal notation (`-?digits[.digits]`) or has more decimals than that, trailing zeros
/// aside: "1000.0" has none.
pub(crate) fn parse(text: &str, decimals: u32) -> Option<i128> {
    if !is_plain(text) {
        return None;
    }
    units(Decimal::from_str_exact(text).ok()?, decimals)
}

/// The same, where more decimals round up: ("10.001", 2) is 1001.
pub(crate) fn parse_up(text: &str, decimals: u32) -> Option<i128> {
    if !is_plain(text) {
        return None;
    }
    let number = Decimal::from_str_exact(text).ok()?;
    units(number.round_dp_with_strategy(decimals, RoundingStrategy::ToPositiveInfinity), decimals)
}

fn units(number: Decimal, decimals: u32) -> Option<i128> {
    let number = number.normalize();
    // A mantissa is below 2^96 < 8 * 10^28 and no caller asks for more than nine decimals: below 8 * 10^37 < 2^127.
    let missing = decimals.checked_sub(number.scale())?;
    number.mantissa().checked_mul(10_i128.checked_pow(missing)?)
}

/// `units` of `10^-decimals` as a decimal string with exactly `decimals` decimals: (1500, 2) is "15.00".
pub(crate) fn print(units: i128, decimals: u32) -> String {
    to_decimal(units, decimals).to_string()
}

/// The same without trailing zeros: (1500, 3) is "1.5".
pub(crate) fn print_short(units: i128, decimals: u32) -> String {
    to_decimal(units, decimals).normalize().to_string()
}

/// Every amount in this crate is within 64 bits and nine decimals, far inside `Decimal`'s 96 and 28; zero is not reached.
fn to_decimal(units: i128, decimals: u32) -> Decimal {
    Decimal::try_from_i128_with_scale(units, decimals).unwrap_or_default()
}

/// Stricter than `Decimal`, which also takes `1_000`, `+1`, `.5` and `5.`
fn is_plain(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, fraction].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_decimals_parse_exactly() {
        let cases = [
            ("1.5", 3, Some(1500)),
            ("-0.07", 2, Some(-7)),
            ("1000.0", 0, Some(1000)),
            ("10.5", 0, None),
            ("0.0010", 3, Some(1)),
            ("0.0001", 3, None),
            ("007", 0, Some(7)),
            ("79228162514264337593543950335", 0, Some(79_228_162_514_264_337_593_543_950_335)),
            ("79228162514264337593543950336", 0, None),
        ];
        for (text, decimals, expected) in cases {
            assert_eq!(parse(text, decimals), expected, "{text} with {decimals} decimals");
        }
    }

    #[test]
    fn discounts_round_up() {
        for (text, decimals, expected) in [
            ("10.0", 2, Some(1000)),
            ("10.001", 2, Some(1001)),
            ("10.5", 0, Some(11)),
            ("0.00", 0, Some(0)),
            ("x", 0, None),
        ] {
            assert_eq!(parse_up(text, decimals), expected, "{text} with {decimals} decimals");
        }
    }

    #[test]
    fn anything_but_plain_notation_is_refused() {
        for text in [
            "", "-", ".", ".5", "5.", "+1", "1_000", "1,5", "1e3", "0x1", " 1", "1 ", "--1", "1.2.3",
            "\u{663}",
        ] {
            assert_eq!(parse(text, 3), None, "{text:?}");
        }
    }

    #[test]
    fn printing_keeps_exactly_the_decimals_asked_for() {
        assert_eq!(print(1500, 2), "15.00");
        assert_eq!(print(-7, 2), "-0.07");
        assert_eq!(print(1500, 0), "1500");
    }
}
