//! An unused voucher back to points, once. That it is to be is recorded, then the code is withdrawn, then the points go
//! back: never both. What is interrupted between the three is finished by the next request, by the server's round, or at
//! its start.

use std::ops::RangeInclusive;

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
    own(&mut app.read().await?, customer_id, redemption_id).await?;
    {
        let _turn = app.turns.take(redemption_id).await;
        let mut ledger = app.command().await?;
        let redemption = own(&mut ledger, customer_id, redemption_id).await?;
        if redemption.cancelled_at.is_none() {
            refuse_what_is_no_voucher(&redemption)?;
            ledger.record_withdrawal(redemption_id).await?;
            app.commit(ledger).await?;
            withdraw(app, &redemption).await?;
        }
    }
    let mut ledger = app.command().await?;
    let snapshot = ledger.snapshot_after(customer_id).await?;
    app.commit(ledger).await?;
    Ok(serde_json::to_string(&Answer { voucher: None, snapshot })?)
}

/// Finishes the withdrawals that were recorded in this time.
pub(super) async fn finish_withdrawals(app: &App, time: &RangeInclusive<i64>) -> Outcome<()> {
    let open = app.read().await?.redemptions_withdrawn(time).await?;
    for Redemption { id, .. } in open {
        let _turn = app.turns.take(&id).await;
        let redemption = app.read().await?.redemption(&id).await?.ok_or_else(Problem::internal)?;
        if redemption.cancelled_at.is_none()
            && let Err(problem) = withdraw(app, &redemption).await
        {
            tracing::warn!(redemption = id, %problem, "a recorded withdrawal was not finished");
        }
    }
    Ok(())
}

/// Withdraws the code, and gives the points back. To be called in the redemption's turn, once it is recorded.
async fn withdraw(app: &App, redemption: &Redemption) -> Outcome<()> {
    let code = redemption.code.as_deref().ok_or_else(Problem::internal)?;
    app.codes.disable(code).await.map_err(|trouble| {
        tracing::warn!(redemption = redemption.id, %trouble, "a code could not be withdrawn");
        match trouble {
            CodesTrouble::Used => Problem::voucher_used(),
            CodesTrouble::NotDone(_) | CodesTrouble::Unknown(_) => Problem::codes_unavailable(),
        }
    })?;
    let mut ledger = app.command().await?;
    // It may have been used while the code was being withdrawn.
    let redemption = ledger.redemption(&redemption.id).await?.ok_or_else(Problem::internal)?;
    refuse_used(&redemption)?;
    ledger.give_back(&redemption, "customer").await?;
    app.commit(ledger).await
}

async fn own(ledger: &mut Ledger, customer_id: &str, redemption_id: &str) -> Outcome<Redemption> {
    // Somebody else's and nobody's are the same answer.
    let redemption = ledger.redemption(redemption_id).await?.ok_or_else(Problem::unknown_redemption)?;
    let (owner, caller) =
        (ledger.kept_id(&redemption.customer_id).await?, ledger.kept_id(customer_id).await?);
    if owner == caller { Ok(redemption) } else { Err(Problem::unknown_redemption()) }
}

fn refuse_what_is_no_voucher(redemption: &Redemption) -> Outcome<()> {
    if redemption.code.is_none() {
        return Err(Problem::reward_not_redeemable("Keep this reward: it came without a voucher"));
    }
    // Its code may still be made, after it was found to be withdrawn.
    if redemption.issued_at.is_none() {
        return Err(Problem::redemption_unresolved());
    }
    refuse_used(redemption)
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
