//! Refunds and cancellations: what remains is reckoned anew, and the difference is reversed. In whatever order they and
//! the order itself arrive, the sum comes out the same.

use std::collections::{BTreeMap, BTreeSet};

use super::{Breakdown, Worth, earned, read_breakdown};
use crate::http::problem::Outcome;
use crate::ledger::Ledger;
use crate::ledger::entries::{Entry, effective, open};
use crate::money::signed_decimal;
use crate::shopify::Refund;

/// Why something is reversed.
struct Return<'a> {
    kind: &'static str,
    id: &'a str,
    at: i64,
}

impl Ledger {
    /// Reverses what went back and is not reversed yet.
    pub(super) async fn reverse_returns(&mut self, order_id: &str) -> Outcome<()> {
        let entries = self.entries_of_order(order_id).await?;
        let standing = effective(&entries).filter(|entry| entry.kind == "earned").last();
        // Nothing earned, or still waiting for a fact: there is nothing to take a difference from.
        let Some(purchase) =
            standing.filter(|entry| entry.state == "posted" || entry.posts_at.is_some()).cloned()
        else {
            return Ok(());
        };
        // A cancelled order is worth nothing, whatever was refunded before or after.
        if let Some(at) = self.cancelled_at(order_id).await? {
            let back = Return { kind: "cancellation", id: order_id, at };
            return self.reverse_to(&purchase, Worth::default(), &back).await;
        }
        let reversed: BTreeSet<&str> = entries
            .iter()
            .filter(|entry| entry.cause_kind == "refund")
            .map(|entry| entry.cause_id.as_str())
            .collect();
        let (mut counted, fresh): (Vec<Refund>, Vec<Refund>) = self
            .refunds_of(order_id)
            .await?
            .into_iter()
            .partition(|refund| reversed.contains(refund.id.as_str()));
        for refund in fresh {
            counted.push(refund.clone());
            let left = self.worth_without(&purchase, &counted).await?;
            let back = Return { kind: "refund", id: &refund.id, at: refund.created_at };
            self.reverse_to(&purchase, left, &back).await?;
        }
        Ok(())
    }

    /// What the order is worth without what these refunds took back: same program, same tier, same time.
    async fn worth_without(&mut self, purchase: &Entry, refunds: &[Refund]) -> Outcome<Worth> {
        let Breakdown { tier_id, order, .. } = read_breakdown(purchase)?;
        let mut returned: BTreeMap<&str, u64> = BTreeMap::new();
        for line in refunds.iter().flat_map(|refund| &refund.lines) {
            let sum = returned.entry(&line.line_id).or_default();
            *sum = sum.saturating_add(line.quantity);
        }
        let Some(left) = order.without(|id| returned.get(id).copied().unwrap_or(0)) else {
            return Ok(Worth::default());
        };
        let version = self.program_version(purchase.program_version).await?;
        let earned = earned(&version.program, tier_id.as_deref(), &left)?;
        Ok(earned.as_ref().map(Worth::from).unwrap_or_default())
    }

    async fn reverse_to(&mut self, purchase: &Entry, left: Worth, back: &Return<'_>) -> Outcome<()> {
        let entries = self.entries_of_order(&purchase.cause_id).await?;
        let counted = effective(&entries).fold(Worth::default(), |sum, entry| Worth {
            points: sum.points + entry.points,
            spend_minor: sum.spend_minor + entry.qualifying_spend_minor,
            orders: sum.orders + entry.qualifying_orders,
        });
        if counted == left {
            return Ok(());
        }
        let pending: Vec<&Entry> = open(&entries).collect();
        // Nothing was posted and nothing is left: the promise is taken back instead of being countered.
        if !pending.is_empty() && left == Worth::default() {
            for entry in pending {
                let voided = entry.settled("voided", back.at);
                let cause =
                    Entry { cause_kind: back.kind.to_owned(), cause_id: back.id.to_owned(), ..voided };
                self.record(&cause).await?;
            }
            return Ok(());
        }
        self.record(&difference(purchase, counted, left, back)?).await?;
        Ok(())
    }
}

fn difference(purchase: &Entry, counted: Worth, left: Worth, back: &Return<'_>) -> Outcome<Entry> {
    let spend_minor = left.spend_minor - counted.spend_minor;
    let breakdown = serde_json::json!({
        "remaining": {"points": left.points, "spend_minor": left.spend_minor},
        "counted": {"points": counted.points, "spend_minor": counted.spend_minor},
    });
    Ok(Entry {
        kind: "reversed".to_owned(),
        points: left.points - counted.points,
        cause_kind: back.kind.to_owned(),
        cause_id: back.id.to_owned(),
        breakdown: Some(serde_json::to_string(&breakdown)?),
        value: signed_decimal(spend_minor, &purchase.currency),
        qualifying_points: left.points - counted.points,
        qualifying_spend_minor: spend_minor,
        qualifying_orders: left.orders - counted.orders,
        settles: None,
        occurred_at: back.at.max(purchase.occurred_at),
        ..purchase.clone()
    })
}
