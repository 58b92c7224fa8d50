//! The second step: the code of a recorded redemption is made, or its points go back. What the service left unknown stays
//! recorded, and is asked for again by the next request with its key, by the server's round, or at its start.

use std::ops::RangeInclusive;

use serde_json::json;

use super::cancelling::finish_withdrawals;
use super::{Answer, Unfinished};
use crate::app::App;
use crate::codes::{CodeOrder, CodesTrouble, CreditOrder};
use crate::http::problem::{Outcome, Problem};
use crate::ledger::Ledger;
use crate::ledger::redemptions::Redemption;
use crate::snapshot::voucher;

/// How old a redemption is before the server's round takes it up: younger ones are somebody's request.
const ROUND_AFTER_SECONDS: i64 = 30;
/// What the rounds did not finish in a week is left to the shopper and the next start: a used code whose order nobody told us of
/// would be asked for without end.
const ROUND_UNTIL_SECONDS: i64 = 7 * 86_400;

/// Finishes the redemptions and cancellations that a crash interrupted.
///
/// # Errors
/// The database refused; a code that can't be made is not an error, its points go back.
pub async fn finish_interrupted(app: &App) -> Result<(), Problem> {
    finish_recorded(app, i64::MIN..=i64::MAX).await
}

/// Finishes the redemptions and cancellations whose outcome was left unknown by the service. To be called now and then.
///
/// # Errors
/// As [`finish_interrupted`].
pub async fn finish_unresolved(app: &App) -> Result<(), Problem> {
    let now = app.clock.now();
    finish_recorded(app, now - ROUND_UNTIL_SECONDS..=now - ROUND_AFTER_SECONDS).await
}

async fn finish_recorded(app: &App, time: RangeInclusive<i64>) -> Outcome<()> {
    for redemption in app.read().await?.redemptions_interrupted(&time).await? {
        tracing::info!(redemption = redemption.id, "finishing an interrupted redemption");
        if let Err(problem) = finish(app, &Unfinished { redemption, again: true }).await {
            tracing::warn!(%problem, "an interrupted redemption was not finished");
        }
    }
    finish_withdrawals(app, &time).await
}

/// Makes the code of a recorded redemption, or gives the points back.
pub(super) async fn finish(app: &App, unfinished: &Unfinished) -> Outcome<String> {
    let redemption = &unfinished.redemption;
    let _turn = app.turns.take(&redemption.id).await;
    let mut ledger = app.read().await?;
    let state = ledger.redemption(&redemption.id).await?.ok_or_else(Problem::internal)?;
    // Another request with the same key may have finished it, either way.
    if state.issued_at.is_some() {
        drop(ledger);
        return answer_of(app, &state).await;
    }
    if state.cancelled_at.is_some() {
        return Err(Problem::codes_unavailable());
    }
    // Whoever they were when they redeemed, the service may know only whom they were merged into.
    let customer_id = ledger.kept_id(&redemption.customer_id).await?;
    drop(ledger);
    // Until this credit is recorded, the next one of the same customer might be taken for it.
    let _credit =
        if redemption.code.is_none() { Some(app.turns.take(&credits_of(&customer_id)).await) } else { None };
    let known = app.read().await?.store_credits_of(&customer_id).await?;
    let made = ask(app, unfinished, &customer_id, known).await;
    let mut ledger = app.command().await?;
    match made {
        Ok(credit) => {
            if let Some(transaction) = credit {
                ledger.record_store_credit(&state.id, &transaction).await?;
            }
            let body = ledger.issue(&state).await?;
            app.commit(ledger).await?;
            Ok(body)
        }
        Err(CodesTrouble::Unknown(why)) => {
            tracing::warn!(redemption = redemption.id, why, "whether a code was made is not known yet");
            Err(Problem::redemption_unresolved())
        }
        Err(trouble) => {
            tracing::warn!(redemption = redemption.id, %trouble, "no code was made; the points go back");
            ledger.give_back(&state, "code_service").await?;
            ledger.free_key(&state.id).await?;
            app.commit(ledger).await?;
            Err(Problem::codes_unavailable())
        }
    }
}

/// The answer that was kept, or one made now when the key's time is over.
async fn answer_of(app: &App, redemption: &Redemption) -> Outcome<String> {
    let mut ledger = app.command().await?;
    let body = match ledger.kept_answer(&redemption.id).await? {
        Some(body) => body,
        None => ledger.compose(&redemption.id).await?,
    };
    app.commit(ledger).await?;
    Ok(body)
}

/// The name of the turn in which a customer is credited.
fn credits_of(customer_id: &str) -> String {
    format!("credits of {customer_id}")
}

async fn ask(
    app: &App,
    unfinished: &Unfinished,
    customer_id: &str,
    known: Vec<String>,
) -> Result<Option<String>, CodesTrouble> {
    let Unfinished { redemption, again } = unfinished;
    if let Some(code) = &redemption.code {
        let order = CodeOrder { customer_id: customer_id.to_owned(), ..code_order(redemption, code, *again) };
        return app.codes.create(&order).await.map(|()| None);
    }
    let amount = redemption.value.clone();
    let order = CreditOrder {
        redemption_id: redemption.id.clone(),
        customer_id: customer_id.to_owned(),
        amount: amount.ok_or_else(|| CodesTrouble::NotDone("credit of unknown value".to_owned()))?,
        currency: redemption.currency.clone(),
        redeemed_at: redemption.recorded_at,
        again: *again,
        known,
    };
    app.codes.credit(&order).await
}

fn code_order(redemption: &Redemption, code: &str, again: bool) -> CodeOrder {
    CodeOrder {
        redemption_id: redemption.id.clone(),
        code: code.to_owned(),
        customer_id: redemption.customer_id.clone(),
        kind: redemption.kind.clone(),
        value: redemption.value.clone(),
        currency: redemption.currency.clone(),
        minimum_spend: redemption.minimum_spend.clone(),
        combines_with: serde_json::from_str(&redemption.combines_with).unwrap_or_default(),
        title: redemption.title.clone(),
        redeemed_at: redemption.recorded_at,
        again,
    }
}

impl Ledger {
    async fn issue(&mut self, redemption: &Redemption) -> Outcome<String> {
        self.record_issue(&redemption.id).await?;
        let issued = json!({"redemption_id": redemption.id, "reward_id": redemption.reward_id});
        self.record_event("redemption.issued", Some(&redemption.customer_id), &issued).await?;
        let body = self.compose(&redemption.id).await?;
        self.keep_answer(&redemption.id, &body).await?;
        Ok(body)
    }

    async fn compose(&mut self, redemption_id: &str) -> Outcome<String> {
        let redemption = self.redemption(redemption_id).await?.ok_or_else(Problem::internal)?;
        let voucher = voucher(&redemption).transpose()?;
        let snapshot = self.snapshot_after(&redemption.customer_id).await?;
        Ok(serde_json::to_string(&Answer { voucher, snapshot })?)
    }
}
