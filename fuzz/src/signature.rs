//! HMAC-SHA256 a second time: none of the API's own code.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The signature that whoever has the secret would make.
pub(crate) fn of(secret: &[u8], message: &[u8]) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("a key of any length");
    mac.update(message);
    mac.finalize().into_bytes().to_vec()
}
