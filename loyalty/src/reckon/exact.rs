//! Division of whole numbers, the only place where anything is divided.
//!
//! Callers prove that numerators fit 128 bits. Ordinary carts fit 64, and there the processor (or Wasm) divides at once
//! instead of calling the long division.

/// `numerator / denominator`, rounded down; 0 when there is nothing to divide by.
pub(super) fn div_floor(numerator: u128, denominator: u128) -> u128 {
    match (u64::try_from(numerator), u64::try_from(denominator)) {
        (Ok(numerator), Ok(denominator)) => u128::from(numerator.checked_div(denominator).unwrap_or(0)),
        _ => numerator.checked_div(denominator).unwrap_or(0),
    }
}

/// `numerator / denominator`, rounded up.
pub(super) fn div_ceil(numerator: u128, denominator: u128) -> u128 {
    let quotient = div_floor(numerator, denominator);
    if quotient * denominator < numerator { quotient + 1 } else { quotient }
}

/// `numerator / denominator`, rounded to the nearest, halves up.
pub(super) fn div_nearest(numerator: u128, denominator: u128) -> u128 {
    div_floor(2 * numerator + denominator, 2 * denominator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_roundings_differ_only_between_whole_numbers() {
        let long = u128::from(u64::MAX) * 3;
        for (numerator, denominator, floor, nearest, ceil) in [
            (0, 3, 0, 0, 0),
            (6, 3, 2, 2, 2),
            (7, 3, 2, 2, 3),
            (8, 3, 2, 3, 3),
            (5, 2, 2, 3, 3),
            (long, 3, u128::from(u64::MAX), u128::from(u64::MAX), u128::from(u64::MAX)),
            (long + 1, 3, u128::from(u64::MAX), u128::from(u64::MAX), u128::from(u64::MAX) + 1),
        ] {
            assert_eq!(div_floor(numerator, denominator), floor, "floor {numerator}/{denominator}");
            assert_eq!(div_nearest(numerator, denominator), nearest, "nearest {numerator}/{denominator}");
            assert_eq!(div_ceil(numerator, denominator), ceil, "ceil {numerator}/{denominator}");
        }
    }
}
