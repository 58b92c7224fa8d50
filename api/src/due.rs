//! What has become due since somebody last looked: pending points whose time has come, points that lapsed, a tier that
//! ended. It is recorded by the next command or read, or by the server's own round (`rounds`), as of the moment it was due.

use std::sync::Arc;

use serde_json::json;

use crate::account::Current;
use crate::app::App;
use crate::expiring::Lapse;
use crate::http::problem::Outcome;
use crate::ledger::Ledger;
use crate::ledger::entries::{Entry, open};
use crate::tier_changes::{TierChange, tier_changes};

impl App {
    /// A customer for whom nothing is due, and the time at which that is so.
    pub(crate) async fn current(&self, customer_id: &str) -> Outcome<(Arc<Current>, i64)> {
        let now = self.clock.now();
        let at_hand = self.recent.account(customer_id);
        if let Some(current) = at_hand.filter(|current| !is_due(current, now)) {
            return Ok((current, now));
        }
        let (current, now) = self.read_current(customer_id).await?;
        if !is_due(&current, now) {
            return Ok((current, now));
        }
        let mut command = self.command().await?;
        command.catch_up(customer_id).await?;
        self.commit(command).await?;
        self.read_current(customer_id).await
    }

    async fn read_current(&self, customer_id: &str) -> Outcome<(Arc<Current>, i64)> {
        let moment = self.recent.moment();
        let mut ledger = self.read().await?;
        let current = Arc::new(ledger.current(customer_id).await?);
        self.recent.keep(&current, moment);
        Ok((current, ledger.now))
    }
}

impl Ledger {
    /// Records what is due for a customer, and says where they now stand.
    pub(crate) async fn catch_up(&mut self, customer_id: &str) -> Outcome<Current> {
        let mut current = self.current(customer_id).await?;
        while let Some(due) = first_due(&current, self.now) {
            let id = self.record(&due).await?;
            current.account.entries.push(Entry { id, ..due });
            current.changed_at = current.changed_at.max(self.now);
        }
        self.announce_tier(&mut current).await?;
        Ok(current)
    }

    /// Says each change of the tier that was not said yet.
    async fn announce_tier(&mut self, current: &mut Current) -> Outcome<()> {
        for TierChange { at, tier_id } in tier_changes(current, self.now) {
            let data = json!({"tier_id": tier_id, "from_tier_id": current.announced_tier, "occurred_at": at});
            self.record_event("tier.changed", Some(&current.account.customer_id), &data).await?;
            current.changed_at = current.changed_at.max(self.now);
            current.announced_tier = tier_id;
            current.announced_at = Some(at);
        }
        Ok(())
    }
}

pub(crate) fn is_due(current: &Current, now: i64) -> bool {
    first_due(current, now).is_some() || !tier_changes(current, now).is_empty()
}

/// The line that is due first. What became due while nobody looked is written in the order in which it did; at one moment points
/// post before others lapse.
fn first_due(current: &Current, now: i64) -> Option<Entry> {
    let Current { version, account, .. } = current;
    let waiting = open(&account.entries).filter_map(|entry| Some((entry, entry.posts_at?)));
    let post = waiting.min_by_key(|(entry, at)| (*at, entry.id));
    let lapse = account.next_lapse(&version.program);
    match (post, lapse) {
        (Some((entry, at)), lapse) if lapse.as_ref().is_none_or(|lapse| at <= lapse.at) => {
            (at <= now).then(|| entry.settled("posted", at))
        }
        (_, Some(lapse)) if lapse.at <= now => Some(lapsed(current, lapse)),
        _ => None,
    }
}

fn lapsed(current: &Current, lapse: Lapse) -> Entry {
    let Current { version, account, .. } = current;
    Entry {
        id: 0,
        kind: "expired".to_owned(),
        state: "posted".to_owned(),
        settles: None,
        customer_id: account.customer_id.clone(),
        points: -lapse.points,
        cause_kind: lapse.cause_kind.to_owned(),
        cause_id: lapse.cause_id,
        order_id: None,
        title: None,
        breakdown: None,
        program_version: version.number,
        value: None,
        currency: version.program.currency.code().to_owned(),
        qualifying_points: 0,
        qualifying_spend_minor: 0,
        qualifying_orders: 0,
        qualifies_at: lapse.at,
        posts_at: None,
        occurred_at: lapse.at,
    }
}
