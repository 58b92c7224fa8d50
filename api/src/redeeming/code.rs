//! Ids and codes nobody can guess, from the operating system's randomness.

use crate::http::problem::{Outcome, Problem};

/// Without 0, O, 1 and I, which people mistake for each other. 32 letters: five bits each.
const ALPHABET: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/// 50 bits: a million guesses a second would need 18 years for an even chance at one.
const LETTERS: usize = 10;

/// A code a shopper can type, such as PERK-7Q2MX4TRB9.
pub(super) fn voucher_code() -> Outcome<String> {
    let bytes: [u8; LETTERS] = random()?;
    let letters =
        bytes.iter().filter_map(|byte| ALPHABET.get(usize::from(byte % 32)).copied().map(char::from));
    Ok(format!("PERK-{}", letters.collect::<String>()))
}

/// An id for a redemption and its voucher.
pub(super) fn redemption_id() -> Outcome<String> {
    Ok(format!("r_{}", hex::encode(random::<16>()?)))
}

fn random<const N: usize>() -> Outcome<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| {
        tracing::error!(%error, "the operating system gives no randomness");
        Problem::internal()
    })?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_long_unambiguous_and_never_the_same() {
        let codes: std::collections::BTreeSet<String> = (0..1000).map(|_| voucher_code().unwrap()).collect();
        assert_eq!(codes.len(), 1000);
        for code in codes {
            let letters = code.strip_prefix("PERK-").unwrap();
            assert_eq!(letters.len(), LETTERS, "{code}");
            assert!(letters.bytes().all(|letter| ALPHABET.contains(&letter)), "{code}");
        }
    }
}
