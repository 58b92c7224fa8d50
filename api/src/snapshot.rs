//! The snapshot: the program as it is stored, what the customer has, and the facts about it.

use loyalty::{Facts, Known, Measure, Member};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::account::{Account, Balance, Current};
use crate::app::App;
use crate::http::problem::{Outcome, Problem};
use crate::ledger::programs::Version;
use crate::ledger::redemptions::Redemption;
use crate::ledger::{IN_FLIGHT_SECONDS, Ledger};

/// docs/contract.md, section 1.
#[derive(Debug, Serialize)]
pub(crate) struct Snapshot {
    version: u8,
    as_of: i64,
    program: Box<RawValue>,
    member: Option<MemberDocument>,
    facts: Facts,
}

#[derive(Debug, Serialize)]
struct MemberDocument {
    id: String,
    state: &'static str,
    points: Balance,
    store_credit: Option<String>,
    expiring: Option<Expiring>,
    tier: Option<HeldTier>,
    qualifying: Qualifying,
    /// No reward has a claim limit yet.
    blocked_rewards: [(); 0],
    vouchers: Vec<Voucher>,
    last_redemption_at: Option<i64>,
}

#[derive(Debug, Serialize)]
struct Expiring {
    points: i64,
    at: i64,
}

#[derive(Debug, Serialize)]
struct HeldTier {
    id: String,
    since_at: i64,
    expires_at: Option<i64>,
}

#[derive(Debug, Serialize)]
struct Qualifying {
    now: Option<String>,
    to_keep: Option<String>,
}

/// A redemption that can be used in a cart.
#[derive(Debug, Serialize)]
pub(crate) struct Voucher {
    id: String,
    reward_id: String,
    title: String,
    code: Option<String>,
    issued_at: i64,
    expires_at: Option<i64>,
    minimum_spend: Option<String>,
    combines_with: Box<RawValue>,
}

impl App {
    /// The snapshot of a customer, or of a guest. None: nothing is newer than `since`.
    pub(crate) async fn snapshot(
        &self,
        customer_id: Option<&str>,
        since: Option<i64>,
    ) -> Outcome<Option<Snapshot>> {
        let (mut ledger, version, account) = match customer_id {
            None => {
                let mut ledger = self.read().await?;
                let version = ledger.program().await?;
                (ledger, version, None)
            }
            Some(id) => {
                let (ledger, current) = self.read_current(id).await?;
                (ledger, current.version, Some(current.account))
            }
        };
        let changed_at = ledger.changed_at(customer_id).await?;
        let now = ledger.now.max(changed_at);
        let snapshot = Snapshot::at(&version, account.as_ref(), now)?;
        match since {
            Some(since) if unchanged(&version, account.as_ref(), &snapshot, since, changed_at)? => Ok(None),
            _ => Ok(Some(snapshot)),
        }
    }
}

impl Ledger {
    /// The snapshot as this command leaves it.
    pub(crate) async fn snapshot_after(&mut self, customer_id: &str) -> Outcome<Snapshot> {
        let Current { version, account } = self.catch_up(customer_id).await?;
        let now = self.now.max(self.changed_at(Some(customer_id)).await?);
        Snapshot::at(&version, Some(&account), now)
    }
}

/// Whether who has the snapshot of `since` has all of this one. In doubt they have not: a command that was still under
/// way then may have recorded with an earlier time.
fn unchanged(
    version: &Version,
    account: Option<&Account>,
    latest: &Snapshot,
    since: i64,
    changed_at: i64,
) -> Outcome<bool> {
    if since > latest.as_of || changed_at.saturating_add(IN_FLIGHT_SECONDS) >= since {
        return Ok(false);
    }
    // No row is newer; what time alone changes (a period that ended, a campaign that began) shows in the document.
    let earlier = Snapshot { as_of: latest.as_of, ..Snapshot::at(version, account, since)? };
    Ok(serde_json::to_string(&earlier)? == serde_json::to_string(latest)?)
}

impl Snapshot {
    fn at(version: &Version, account: Option<&Account>, now: i64) -> Outcome<Self> {
        let member = account.map(|account| document(version, account, now)).transpose()?;
        // The facts are reckoned from what the page will read, through the same door.
        let decoded =
            Member::decode(&serde_json::to_value(&member)?, &version.program).map_err(|refusal| {
                tracing::error!(path = refusal.path, "a member we made is refused: {}", refusal.message);
                Problem::internal()
            })?;
        Ok(Self {
            version: 1,
            as_of: now,
            program: RawValue::from_string(version.document.clone())?,
            member,
            facts: loyalty::facts(&version.program, decoded.as_ref(), now),
        })
    }
}

fn document(version: &Version, account: &Account, now: i64) -> Outcome<MemberDocument> {
    let program = &version.program;
    let balance = account.balance();
    let standing = account.standing(program, now);
    let held = standing.and_then(|standing| standing.held);
    let tier = held.and_then(|held| Some((held, program.tiers.get(held.tier)?)));
    let measure = |units: i128| {
        let units = i64::try_from(units).unwrap_or(i64::MAX);
        Measure::new(units, program.qualification.basis, program.currency).to_decimal()
    };
    let to_keep = tier.and_then(|(_, tier)| match tier.threshold {
        Known::Known(threshold) => Some(threshold.to_decimal()),
        Known::Unknown => None,
    });
    Ok(MemberDocument {
        id: account.customer_id.clone(),
        state: if account.joined_at.is_some() { "member" } else { "candidate" },
        points: balance,
        store_credit: None,
        expiring: account.lapses_at(program).map(|at| Expiring { points: balance.available, at }),
        tier: tier.map(|(held, tier)| HeldTier {
            id: tier.id.clone(),
            since_at: held.since_at,
            expires_at: held.expires_at,
        }),
        qualifying: Qualifying { now: standing.map(|standing| measure(standing.qualifying)), to_keep },
        blocked_rewards: [],
        vouchers: vouchers(account)?,
        last_redemption_at: account.last_redemption_at(),
    })
}

fn vouchers(account: &Account) -> Outcome<Vec<Voucher>> {
    account.redemptions.iter().filter(|one| one.is_voucher()).map(Voucher::of).collect()
}

impl Voucher {
    pub(crate) fn of(redemption: &Redemption) -> Outcome<Self> {
        Ok(Self {
            id: redemption.id.clone(),
            reward_id: redemption.reward_id.clone(),
            title: redemption.title.clone(),
            code: redemption.code.clone(),
            issued_at: redemption.issued_at.unwrap_or(redemption.recorded_at),
            expires_at: None,
            minimum_spend: redemption.minimum_spend.clone(),
            combines_with: RawValue::from_string(redemption.combines_with.clone())?,
        })
    }
}
