//! An unused voucher back to points, once. The code is withdrawn before the points go back: never both.

use serde_json::json;

use super::Answer;
use crate::app::App;
use crate::codes::CodesTrouble;
use crate::http::problem::{Outcome, Problem};
use crate::ledger::Ledger;
use crate::ledger::entries::Entry;
use crate::ledger::redemptions::Redemption;

/// Cancels a redemption of this customer. Again, it changes nothing.
pub(crate) async fn cancel(app: &App, customer_id: &str, redemption_id: &str) -> Outcome<String> {
    let mut ledger = app.read().await?;
    let redemption = own(&mut ledger, customer_id, redemption_id).await?;
    drop(ledger);
    if redemption.cancelled_at.is_none() {
        let code = redemption.code.as_deref();
        let code = code
            .ok_or_else(|| Problem::reward_not_redeemable("Keep this reward: it came without a voucher"))?;
        refuse_used(&redemption)?;
        app.codes.disable(code).await.map_err(|trouble| {
            tracing::warn!(redemption = redemption_id, %trouble, "a code could not be withdrawn");
            match trouble {
                CodesTrouble::Used => Problem::voucher_used(),
                CodesTrouble::NotDone(_) | CodesTrouble::Unknown(_) => Problem::codes_unavailable(),
            }
        })?;
    }
    let mut ledger = app.command().await?;
    // It may have been used, or cancelled, while the code was being withdrawn.
    let redemption = own(&mut ledger, customer_id, redemption_id).await?;
    if redemption.cancelled_at.is_none() {
        refuse_used(&redemption)?;
        ledger.give_back(&redemption, "customer").await?;
    }
    let snapshot = ledger.snapshot_after(customer_id).await?;
    app.commit(ledger).await?;
    Ok(serde_json::to_string(&Answer { voucher: None, snapshot })?)
}

async fn own(ledger: &mut Ledger, customer_id: &str, redemption_id: &str) -> Outcome<Redemption> {
    // Somebody else's and nobody's are the same answer.
    let redemption = ledger.redemption(redemption_id).await?.ok_or_else(Problem::unknown_redemption)?;
    let (owner, caller) =
        (ledger.kept_id(&redemption.customer_id).await?, ledger.kept_id(customer_id).await?);
    if owner == caller { Ok(redemption) } else { Err(Problem::unknown_redemption()) }
}

fn refuse_used(redemption: &Redemption) -> Outcome<()> {
    if redemption.used_at.is_some() { Err(Problem::voucher_used()) } else { Ok(()) }
}

impl Ledger {
    /// Returns the points of a redemption.
    pub(super) async fn give_back(&mut self, redemption: &Redemption, why: &'static str) -> Outcome<()> {
        let back = Entry {
            kind: "reversed".to_owned(),
            points: redemption.points,
            ..super::debit(redemption, self.now)
        };
        let entry_id = self.record(&back).await?;
        self.record_cancellation(&redemption.id, entry_id, why).await?;
        let data = json!({"redemption_id": redemption.id, "reason": why, "points": redemption.points, "entry_id": entry_id});
        self.record_event("redemption.cancelled", Some(&redemption.customer_id), &data).await?;
        Ok(())
    }
}
