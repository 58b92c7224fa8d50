//! HMAC-SHA256, the only cryptography here. Comparisons take the same time whatever differs.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// SHA-256 works in blocks of this many bytes, and HMAC's key is one of them.
const BLOCK: usize = 64;

/// A secret that signs and checks.
#[derive(Clone)]
pub(crate) struct Key(Hmac<Sha256>);

impl Key {
    pub(crate) fn new(secret: &[u8]) -> Self {
        // What HMAC does with a key of any length; done here because a key of one block can't be refused.
        let hashed = Sha256::digest(secret);
        let short = if secret.len() > BLOCK { hashed.as_slice() } else { secret };
        let mut block = [0; BLOCK];
        block.iter_mut().zip(short).for_each(|(to, from)| *to = *from);
        Self(Hmac::new(&block.into()))
    }

    pub(crate) fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.mac(message).finalize().into_bytes().to_vec()
    }

    pub(crate) fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        self.mac(message).verify_slice(signature).is_ok()
    }

    fn mac(&self, message: &[u8]) -> Hmac<Sha256> {
        let mut mac = self.0.clone();
        mac.update(message);
        mac
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Key(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4231, test cases 2 and 6: a key shorter and one longer than a block.
    #[test]
    fn the_published_vectors_hold() {
        for (secret, message, signature) in [
            (
                b"Jefe".to_vec(),
                "what do ya want for nothing?",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            ),
            (
                vec![0xaa; 131],
                "Test Using Larger Than Block-Size Key - Hash Key First",
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
            ),
        ] {
            assert_eq!(hex::encode(Key::new(&secret).sign(message.as_bytes())), signature);
        }
    }
}
