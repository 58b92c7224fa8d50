//! Discount codes and store credit at a store that speaks Shopify's Admin API, with everything that may go wrong between.

mod cancelling;
mod faulty;
mod inputs;
mod metafields;
mod settling;
mod starting;
pub(crate) mod store;
mod strict;
mod tokens;

use std::sync::Arc;
use std::time::Duration;

use perkline_api::{Admin, App, Patience, ShopifyCodes};
use serde_json::Value;

use crate::world::{SHOP, World, order};
use store::{Store, TOKEN};

/// Short waits. `attempt` is what a store that answers never needs, however busy this machine is.
pub(crate) const IMPATIENT: Patience = Patience {
    attempt: Duration::from_secs(1),
    whole: Duration::from_secs(4),
    first_wait: Duration::from_millis(1),
    wait_max: Duration::from_millis(4),
    settle: Duration::ZERO,
};

/// A shop of ours whose codes are made at a store of Shopify's.
pub(crate) struct Shop {
    pub(crate) world: World,
    pub(crate) store: Store,
    pub(crate) patience: Patience,
}

impl Shop {
    /// With the acceptance member, customer 7, who has 2,850 points.
    pub(crate) async fn open() -> Self {
        Self::of(World::with_member().await, IMPATIENT).await
    }

    pub(crate) async fn of(world: World, patience: Patience) -> Self {
        world.paid(&order("2", "7", &[("11", 1, "400.00")])).await;
        Self::over(world, patience).await
    }

    /// With whatever is in the ledger.
    pub(crate) async fn over(world: World, patience: Patience) -> Self {
        let mut shop = Self { world, store: Store::open().await, patience };
        shop.restart();
        shop
    }

    /// A new process on the same ledger: what was only in memory is gone.
    pub(crate) fn restart(&mut self) {
        self.ask_with(Admin::new(SHOP, TOKEN.into(), Some(&self.store.url), self.patience));
    }

    /// The same, which asks Shopify so.
    pub(crate) fn ask_with(&mut self, admin: Admin) {
        let codes = Arc::new(ShopifyCodes::new(Arc::new(admin)));
        self.world.app =
            App { codes, recent: Arc::default(), turns: Arc::default(), ..self.world.app.clone() };
        self.world.router = perkline_api::app(self.world.app.clone());
    }

    /// The vouchers that the member has.
    pub(crate) async fn vouchers(&self, customer: &str) -> Vec<Value> {
        self.world.snapshot(customer).await["member"]["vouchers"].as_array().unwrap().clone()
    }
}
