//! Customer tokens: a short-lived JWT (HS256) that a merchant's server asks for and its page carries, bound to one shop
//! and one customer.

use jsonwebtoken::crypto::{CryptoProvider, JwtSigner, JwtVerifier, KeyUtils};
use jsonwebtoken::errors::{Error, ErrorKind};
use jsonwebtoken::signature::{Error as SignatureError, Signer, Verifier};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};

use super::hmac256::Key;

/// A token lives as long as a visit's worth of requests; the page asks for another on 401.
pub(crate) const LIFETIME_SECONDS: i64 = 15 * 60;
/// Two machines of one shop may disagree about the time by as much.
const SKEW_SECONDS: i64 = 90;
const ISSUER: &str = "perkline";

#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    sub: String,
    iat: i64,
    exp: i64,
}

/// Signs a token for one customer of one shop.
pub(crate) fn issue(secret: &[u8], shop: &str, customer_id: &str, now: i64) -> Result<String, Error> {
    install();
    let claims = Claims {
        iss: ISSUER.to_owned(),
        aud: shop.to_owned(),
        sub: customer_id.to_owned(),
        iat: now,
        exp: now + LIFETIME_SECONDS,
    };
    jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &EncodingKey::from_secret(secret))
}

/// The customer a token stands for; None when it is not ours, not this shop's, or over. Whoever holds it may use it again and
/// again until then: that is what a page needs, so it is short-lived instead of being counted.
pub(crate) fn verify(secret: &[u8], shop: &str, token: &str, now: i64) -> Option<String> {
    install();
    let mut validation = Validation::new(Algorithm::HS256);
    validation.set_audience(&[shop]);
    validation.set_issuer(&[ISSUER]);
    validation.set_required_spec_claims(&["exp", "aud", "iss", "sub"]);
    // The library reads the machine's clock; we are given the time.
    validation.validate_exp = false;
    let claims: Claims =
        jsonwebtoken::decode(token, &DecodingKey::from_secret(secret), &validation).ok()?.claims;
    let lifetime = claims.exp.checked_sub(claims.iat)?;
    let is_ours =
        (0..=LIFETIME_SECONDS).contains(&lifetime) && claims.iat <= now.saturating_add(SKEW_SECONDS);
    (is_ours && now < claims.exp && !claims.sub.is_empty()).then_some(claims.sub)
}

/// Hands the library our HMAC; a second call changes nothing.
fn install() {
    static PROVIDER: CryptoProvider = CryptoProvider {
        signer_factory: |algorithm, key| Ok(Box::new(Hs256::new(*algorithm, key.as_bytes())?)),
        verifier_factory: |algorithm, key| Ok(Box::new(Hs256::new(*algorithm, key.try_get_as_bytes()?)?)),
        key_utils: KeyUtils::new_unimplemented(),
    };
    let _ = PROVIDER.install_default();
}

struct Hs256(Key);

impl Hs256 {
    fn new(algorithm: Algorithm, secret: &[u8]) -> Result<Self, Error> {
        match algorithm {
            Algorithm::HS256 => Ok(Self(Key::new(secret))),
            _ => Err(ErrorKind::InvalidAlgorithm.into()),
        }
    }
}

impl Signer<Vec<u8>> for Hs256 {
    fn try_sign(&self, message: &[u8]) -> Result<Vec<u8>, SignatureError> {
        Ok(self.0.sign(message))
    }
}

impl JwtSigner for Hs256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::HS256
    }
}

impl Verifier<Vec<u8>> for Hs256 {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> Result<(), SignatureError> {
        if self.0.verify(message, signature) { Ok(()) } else { Err(SignatureError::new()) }
    }
}

impl JwtVerifier for Hs256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::HS256
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_255_200;

    #[test]
    fn a_token_stands_for_its_customer_until_it_is_over() {
        let token = issue(b"secret", "a.myshopify.test", "7", NOW).unwrap();
        let customer = |secret: &[u8], shop: &str, now| verify(secret, shop, &token, now);
        assert_eq!(customer(b"secret", "a.myshopify.test", NOW + LIFETIME_SECONDS - 1).as_deref(), Some("7"));
        assert_eq!(customer(b"secret", "a.myshopify.test", NOW + LIFETIME_SECONDS), None);
        assert_eq!(customer(b"secret", "b.myshopify.test", NOW), None);
        assert_eq!(customer(b"another", "a.myshopify.test", NOW), None);
    }

    #[test]
    fn a_changed_token_is_refused() {
        let token = issue(b"secret", "a.myshopify.test", "7", NOW).unwrap();
        let mut parts = token.split('.');
        let (head, claims) = (parts.next().unwrap(), parts.next().unwrap());
        // The classic forgery: a header that says no signature is needed.
        let unsigned = format!("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{claims}.");
        for forged in [format!("{head}.{claims}."), format!("{token}x"), unsigned, String::new()] {
            assert_eq!(verify(b"secret", "a.myshopify.test", &forged, NOW), None, "{forged}");
        }
    }
}
