//! What a webhook changes. Deliveries come at least once and in any order: each is taken once by its id, and what it says
//! is kept once by the id of the order, refund or product it is about.

use serde_json::json;

use crate::auth::Delivery;
use crate::http::body::decode;
use crate::http::problem::{Outcome, Problem};
use crate::ledger::Ledger;
use crate::shopify::{
    CancelledWire, DataRequestWire, MergeWire, OrderWire, ProductWire, RedactWire, Refund, RefundWire,
    ShopRedactWire,
};

impl Ledger {
    /// Takes a delivery; false when it was taken before.
    pub(crate) async fn receive(&mut self, delivery: &Delivery) -> Outcome<bool> {
        let Delivery { id, topic, body } = delivery;
        if !self.take_delivery(id, topic).await? {
            return Ok(false);
        }
        match topic.as_str() {
            "orders/paid" => self.order_paid(&decode(body)?).await?,
            "orders/cancelled" => self.order_cancelled(&decode(body)?).await?,
            "refunds/create" => self.refund_created(decode::<RefundWire>(body)?.into()).await?,
            "products/create" | "products/update" => self.product_said(&decode(body)?).await?,
            // Its type outlives a product: orders that contain it may still be refunded.
            "products/delete" => {}
            "customers/merge" => self.customers_merged(&decode(body)?).await?,
            "customers/data_request" => {
                let wire: DataRequestWire = decode(body)?;
                self.own(&wire.shop_domain)?;
                self.data_requested(wire.customer_id(), wire.id()).await?;
            }
            "customers/redact" => {
                let wire: RedactWire = decode(body)?;
                self.own(&wire.shop_domain)?;
                self.forget(wire.customer_id()).await?;
            }
            "shop/redact" => self.shop_redacted(&decode(body)?).await?,
            other => tracing::debug!(topic = other, "a webhook that only is recorded"),
        }
        Ok(true)
    }

    async fn order_paid(&mut self, wire: &OrderWire) -> Outcome<()> {
        let Some(order) = wire.order() else { return Ok(()) };
        self.use_vouchers(wire, &order.id).await?;
        let Some(customer_id) = wire.customer_id() else { return Ok(()) };
        if self.keep_order(customer_id, &order).await? {
            self.credit(&order.id).await?;
        }
        Ok(())
    }

    /// A voucher is used by whoever pays with its code.
    async fn use_vouchers(&mut self, wire: &OrderWire, order_id: &str) -> Outcome<()> {
        for code in wire.codes() {
            let Some(redemption) = self.redemption_by_code(code).await? else { continue };
            if self.record_use(&redemption.id, order_id).await? {
                let data = json!({"redemption_id": redemption.id, "order_id": order_id});
                self.record_event("voucher.used", Some(&redemption.customer_id), &data).await?;
            }
        }
        Ok(())
    }

    async fn order_cancelled(&mut self, wire: &CancelledWire) -> Outcome<()> {
        if self.keep_cancellation(wire.order_id(), wire.cancelled_at()).await? {
            self.credit(wire.order_id()).await?;
        }
        Ok(())
    }

    async fn refund_created(&mut self, refund: Refund) -> Outcome<()> {
        if self.keep_refund(&refund).await? {
            self.credit(&refund.order_id).await?;
        }
        Ok(())
    }

    async fn product_said(&mut self, wire: &ProductWire) -> Outcome<()> {
        self.record_product_type(wire.id(), wire.product_type(), wire.updated_at()).await?;
        for order_id in self.orders_waiting().await? {
            self.credit(&order_id).await?;
        }
        Ok(())
    }

    async fn customers_merged(&mut self, wire: &MergeWire) -> Outcome<()> {
        match wire.merged_and_kept() {
            Some((merged_id, kept_id)) => self.merge(merged_id, kept_id).await,
            None => Ok(()),
        }
    }

    async fn shop_redacted(&mut self, wire: &ShopRedactWire) -> Outcome<()> {
        self.own(&wire.shop_domain)?;
        if wire.customer.is_some() {
            return Err(Problem::refused("/customer", "must be absent: this is about the whole shop"));
        }
        self.forget_all().await
    }

    /// The header that names the shop is not signed; the body is.
    fn own(&self, shop_domain: &str) -> Outcome<()> {
        if shop_domain == self.shop {
            Ok(())
        } else {
            Err(Problem::refused("/shop_domain", "must be this shop's"))
        }
    }
}
