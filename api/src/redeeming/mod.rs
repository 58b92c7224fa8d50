//! From points to a voucher, in two steps: the points are taken and the redemption recorded in one transaction; then the
//! code service makes the code. If it can't, the points go back. A redemption that was interrupted between the two, or of
//! which the service did not say what became of it, is finished by the next request with its key, or by the server itself.

mod cancelling;
mod code;
mod finishing;
mod offer;

use loyalty::{Minimum, Program, Reward, RewardKind};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::json;

use crate::account::Current;
use crate::app::App;
use crate::http::problem::{Outcome, Problem};
use crate::ledger::Ledger;
use crate::ledger::entries::Entry;
use crate::ledger::redemptions::Redemption;
use crate::snapshot::Snapshot;
use finishing::finish;
use offer::Offer;

pub(crate) use cancelling::cancel;
pub use finishing::{finish_interrupted, finish_unresolved};

/// What a customer asks for.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct RedemptionCommand {
    pub(crate) reward_id: String,
    #[serde(default)]
    pub(crate) points: Option<u64>,
    pub(crate) idempotency_key: String,
    /// What the customer's snapshot said; null: they never redeemed anything. Absent: whatever was redeemed since.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub(crate) last_redemption_at: Option<Believed>,
}

/// When the last redemption was, as far as whoever asks knows; None: there was none.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct Believed(Option<i64>);

/// A member that is there, be it null.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Believed>, D::Error> {
    Option::deserialize(deserializer).map(|at| Some(Believed(at)))
}

/// What they get: the voucher, where the kind has one, and everything as it is now.
#[derive(Debug, Serialize)]
struct Answer {
    voucher: Option<loyalty::Voucher>,
    snapshot: Snapshot,
}

/// An answer as it was sent, and whether it was the first time.
#[derive(Debug)]
pub(crate) struct Redeemed {
    pub(crate) body: String,
    pub(crate) is_new: bool,
}

enum Begun {
    Answered(String),
    Recorded(Box<Unfinished>),
}

/// A redemption whose code is still to be made.
struct Unfinished {
    redemption: Redemption,
    /// Recorded by an earlier, interrupted request: the service may have been asked.
    again: bool,
}

/// Redeems a reward. The same command again gets the same answer.
pub(crate) async fn redeem(
    app: &App,
    customer_id: &str,
    command: &RedemptionCommand,
    hash: &str,
) -> Outcome<Redeemed> {
    let mut ledger = app.command().await?;
    let begun = ledger.begin(customer_id, command, hash).await?;
    app.commit(ledger).await?;
    match begun {
        Begun::Answered(body) => Ok(Redeemed { body, is_new: false }),
        Begun::Recorded(unfinished) => {
            Ok(Redeemed { body: finish(app, &unfinished).await?, is_new: !unfinished.again })
        }
    }
}

impl Ledger {
    async fn begin(&mut self, customer_id: &str, command: &RedemptionCommand, hash: &str) -> Outcome<Begun> {
        let current = self.catch_up(customer_id).await?;
        if let Some(repeated) = self.repeated(customer_id, &command.idempotency_key, hash).await? {
            if let Some(body) = repeated.answer {
                return Ok(Begun::Answered(body));
            }
            let redemption = self.redemption(&repeated.redemption_id).await?.ok_or_else(Problem::internal)?;
            return Ok(Begun::Recorded(Box::new(Unfinished { redemption, again: true })));
        }
        if let Some(Believed(known_at)) = command.last_redemption_at
            && current.account.has_redeemed_since(known_at)
        {
            return Err(Problem::redeemed_meanwhile());
        }
        let offer = offer::of(&current, command, self.now)?;
        let redemption = self.take_points(&current, &offer).await?;
        self.take_key(customer_id, &command.idempotency_key, hash, &redemption.id).await?;
        Ok(Begun::Recorded(Box::new(Unfinished { redemption, again: false })))
    }

    /// The debit, the redemption and its event, all or nothing.
    async fn take_points(&mut self, current: &Current, offer: &Offer<'_>) -> Outcome<Redemption> {
        let mut redemption = recorded(current, offer, self.now)?;
        let debit = debit(&redemption, self.now);
        redemption.entry_id = self.record(&debit).await?;
        self.record_redemption(&redemption).await?;
        let data = json!({
            "redemption_id": redemption.id,
            "reward_id": redemption.reward_id,
            "reward_kind": redemption.kind,
            "title": redemption.title,
            "points": redemption.points,
            "value": redemption.value,
            "currency": redemption.currency,
            "entry_id": redemption.entry_id,
        });
        self.record_event("redemption.created", Some(&redemption.customer_id), &data).await?;
        Ok(redemption)
    }
}

fn recorded(current: &Current, offer: &Offer<'_>, now: i64) -> Outcome<Redemption> {
    let (program, reward): (&Program, &Reward) = (&current.version.program, offer.reward);
    Ok(Redemption {
        id: code::redemption_id()?,
        customer_id: current.account.customer_id.clone(),
        reward_id: reward.id.clone(),
        kind: offer::kind(reward.kind).to_owned(),
        title: reward.title.clone(),
        points: offer.points,
        value: offer.value.clone(),
        currency: program.currency.code().to_owned(),
        minimum_spend: match reward.minimum_spend {
            Minimum::None => None,
            Minimum::AtLeast(money) => Some(money.to_decimal()),
            Minimum::Unknown => Some("unknown".to_owned()),
        },
        combines_with: serde_json::to_string(&reward.combines_with)?,
        code: (reward.kind != RewardKind::StoreCredit).then(code::voucher_code).transpose()?,
        program_version: current.version.number,
        entry_id: 0,
        recorded_at: now,
        issued_at: None,
        cancelled_at: None,
        used_at: None,
    })
}

fn debit(redemption: &Redemption, now: i64) -> Entry {
    Entry {
        id: 0,
        kind: "redeemed".to_owned(),
        state: "posted".to_owned(),
        settles: None,
        customer_id: redemption.customer_id.clone(),
        points: -redemption.points,
        cause_kind: "redemption".to_owned(),
        cause_id: redemption.id.clone(),
        order_id: None,
        title: Some(redemption.title.clone()),
        breakdown: None,
        program_version: redemption.program_version,
        value: redemption.value.clone(),
        currency: redemption.currency.clone(),
        qualifying_points: 0,
        qualifying_spend_minor: 0,
        qualifying_orders: 0,
        qualifies_at: now,
        posts_at: None,
        occurred_at: now,
    }
}
