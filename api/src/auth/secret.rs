//! A text that must not get out.

use zeroize::Zeroizing;

/// A secret: it is not printed, whoever formats it, and its memory is overwritten when it is dropped.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// The text itself, for signing and comparing.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::Secret;
    use crate::auth::Secrets;

    #[test]
    fn a_secret_is_not_printed() {
        let secret = || Secret::from("hush");
        let all = Secrets { app: secret(), operator: secret(), merchant: secret(), token: secret() };
        for printed in [format!("{:?}", secret()), format!("{all:?}"), format!("{all:#?}")] {
            assert!(!printed.contains("hush"), "{printed}");
        }
    }
}
