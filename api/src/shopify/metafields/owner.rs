//! Whom a metafield belongs to.

/// The program's belongs to the app on this store, a member's to the customer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Owner {
    Program,
    /// By the customer's id.
    Member(String),
}

impl Owner {
    /// As the theme's Liquid asks for it; with `$app:` it is ours alone.
    pub(super) const fn namespace(&self) -> &'static str {
        match self {
            Self::Program => "perkline",
            Self::Member(_) => "$app:perkline",
        }
    }

    pub(super) const fn key(&self) -> &'static str {
        match self {
            Self::Program => "program",
            Self::Member(_) => "snapshot",
        }
    }

    /// None: nobody at Shopify. Who is forgotten is a pseudonym here.
    pub(super) fn of_customer(id: &str) -> Option<Self> {
        let is_shopify = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
        is_shopify.then(|| Self::Member(id.to_owned()))
    }
}
