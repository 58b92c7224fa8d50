//! products/create and products/update: only the type, which orders don't carry.

use serde::Deserialize;

use super::wire::{At, Id};

/// What we read of a product.
#[derive(Debug, Deserialize)]
pub(crate) struct ProductWire {
    id: Id,
    #[serde(default)]
    product_type: Option<String>,
    updated_at: At,
}

impl ProductWire {
    pub(crate) fn id(&self) -> &str {
        &self.id.0
    }

    /// A product without a type is known to have none.
    pub(crate) fn product_type(&self) -> &str {
        self.product_type.as_deref().unwrap_or_default()
    }

    pub(crate) fn updated_at(&self) -> i64 {
        self.updated_at.0
    }
}
