//! What a webhook changes. Deliveries come at least once and in any order: each is taken once by its id, and what it says
//! is kept once by the id of the order, refund or product it is about.

use serde_json::json;

use crate::auth::Delivery;
use crate::http::body::decode;
use crate::http::problem::Outcome;
use crate::ledger::Ledger;
use crate::shopify::{CancelledWire, OrderWire, ProductWire, Refund, RefundWire, ids_only};

impl Ledger {
    /// Takes a delivery; false when it was taken before.
    pub(crate) async fn receive(&mut self, delivery: &Delivery) -> Outcome<bool> {
        let Delivery { id, topic, body } = delivery;
        let kept_body = match topic.as_str() {
            // About people: recorded, reduced to ids, and acted on when merging and forgetting are built.
            topic if topic.starts_with("customers/") || topic == "shop/redact" => {
                Some(ids_only(&decode(body)?).to_string())
            }
            _ => None,
        };
        if !self.take_delivery(id, topic, kept_body.as_deref()).await? {
            return Ok(false);
        }
        match topic.as_str() {
            "orders/paid" => self.order_paid(&decode(body)?).await?,
            "orders/cancelled" => self.order_cancelled(&decode(body)?).await?,
            "refunds/create" => self.refund_created(decode::<RefundWire>(body)?.into()).await?,
            "products/create" | "products/update" => self.product_said(&decode(body)?).await?,
            // Its type outlives a product: orders that contain it may still be refunded.
            "products/delete" => {}
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
}
