//! The snapshot: the program as it is stored, what the customer has, and the facts about it.

use std::sync::Arc;

use loyalty::{
    Expiring, Facts, HeldTier, Known, Measure, Member, MemberState, Minimum, Money, PointsBalance, Program,
    Qualifying, Voucher,
};
use serde::{Serialize, Serializer};

use crate::account::{Account, Current};
use crate::app::App;
use crate::due::is_due;
use crate::http::problem::{Outcome, Problem};
use crate::ledger::programs::Version;
use crate::ledger::redemptions::Redemption;
use crate::ledger::{IN_FLIGHT_SECONDS, Ledger};

/// A member and the facts about them are mostly smaller.
const MEMBER_BYTES: usize = 2048;

/// docs/contract.md, section 1.
#[derive(Debug, Serialize)]
pub(crate) struct Snapshot {
    version: u8,
    as_of: i64,
    #[serde(serialize_with = "as_written")]
    program: Arc<Version>,
    member: Option<Member>,
    facts: Facts,
}

impl App {
    /// The snapshot of a customer, or of a guest. None: nothing is newer than `since`.
    pub(crate) async fn snapshot(
        &self,
        customer_id: Option<&str>,
        since: Option<i64>,
    ) -> Outcome<Option<Snapshot>> {
        let (current, version, changed_at, now) = match customer_id {
            None => {
                let mut ledger = self.read().await?;
                (None, ledger.program().await?, ledger.shop_changed_at().await?, ledger.now)
            }
            Some(id) => {
                let (current, now) = self.current(id).await?;
                let (version, changed_at) = (current.version.clone(), current.changed_at);
                (Some(current), version, changed_at, now)
            }
        };
        let account = current.as_ref().map(|current| &current.account);
        let snapshot = Snapshot::at(&version, account, now.max(changed_at))?;
        match since {
            Some(since) if unchanged(&version, account, &snapshot, since, changed_at)? => Ok(None),
            _ => Ok(Some(snapshot)),
        }
    }
}

impl Ledger {
    /// The snapshot as this command leaves it.
    pub(crate) async fn snapshot_after(&mut self, customer_id: &str) -> Outcome<Snapshot> {
        let Current { version, account, changed_at, .. } = self.catch_up(customer_id).await?;
        Snapshot::at(&version, Some(&account), self.now.max(changed_at))
    }
}

/// What Liquid prints of a member before any script runs: the snapshot without its program, and without codes, which stand in
/// no page's HTML.
#[derive(Debug, Serialize)]
pub(crate) struct Printed {
    as_of: i64,
    member: Member,
    facts: Facts,
}

impl App {
    /// None: not a member. Read from the file and not kept at hand, for whoever it is of need not be in the shop.
    pub(crate) async fn printed(&self, customer_id: &str) -> Outcome<Option<Printed>> {
        let mut ledger = self.read().await?;
        let current = ledger.current(customer_id).await?;
        let snapshot = if is_due(&current, ledger.now) {
            drop(ledger);
            let mut command = self.command().await?;
            let snapshot = command.snapshot_after(customer_id).await?;
            self.commit(command).await?;
            snapshot
        } else {
            Snapshot::at(&current.version, Some(&current.account), ledger.now.max(current.changed_at))?
        };
        Ok(snapshot.printed())
    }
}

impl Snapshot {
    fn printed(self) -> Option<Printed> {
        let Self { as_of, member, facts, .. } = self;
        let mut member = member.filter(|member| member.state == Known::Known(MemberState::Member))?;
        for voucher in &mut member.vouchers {
            voucher.code = Known::Unknown;
        }
        Some(Printed { as_of, member, facts })
    }
}

/// Whether who has the snapshot of `since` has all of this one. In doubt they have not: a command that was still under
/// way then may have recorded with an earlier time.
fn unchanged(
    version: &Arc<Version>,
    account: Option<&Account>,
    latest: &Snapshot,
    since: i64,
    changed_at: i64,
) -> Outcome<bool> {
    if since > latest.as_of || changed_at.saturating_add(IN_FLIGHT_SECONDS) >= since {
        return Ok(false);
    }
    // No row is newer; what time alone changes (a period that ended, a campaign that began) shows in the document.
    let earlier = Snapshot::at(version, account, since)?;
    Ok(earlier.member == latest.member && earlier.facts == latest.facts)
}

impl Snapshot {
    fn at(version: &Arc<Version>, account: Option<&Account>, now: i64) -> Outcome<Self> {
        let program = &version.program;
        let member = account.map(|account| account.member(program, now)).transpose()?;
        // The facts are reckoned from what the page will read.
        let facts = loyalty::facts(program, member.as_ref(), now);
        Ok(Self { version: 1, as_of: now, program: version.clone(), member, facts })
    }
}

impl Snapshot {
    pub(crate) fn to_json(&self) -> serde_json::Result<Vec<u8>> {
        // Most of it is the program, whose length is known: grown step by step, it would be copied as often as it is written.
        let mut text = Vec::with_capacity(self.program.document.len() + MEMBER_BYTES);
        serde_json::to_writer(&mut text, self)?;
        Ok(text)
    }
}

impl Account {
    /// The customer as the page knows them.
    fn member(&self, program: &Program, now: i64) -> Outcome<Member> {
        let standing = self.standing(program, now);
        let held = standing.and_then(|standing| standing.held);
        let tier = held.and_then(|held| Some((held, program.tiers.get(held.tier)?)));
        let state = if self.joined_at.is_some() { MemberState::Member } else { MemberState::Candidate };
        Ok(Member {
            id: self.customer_id.clone(),
            state: Known::Known(state),
            points: self.points(),
            store_credit: Known::Unknown,
            expiring: self.expiring(program),
            tier: tier.map(|(held, tier)| HeldTier {
                id: Known::Known(tier.id.clone()),
                since_at: Known::Known(held.since_at),
                expires_at: held.expires_at,
            }),
            qualifying: Qualifying {
                now: standing.map(|standing| measure(standing.qualifying, program)).into(),
                to_keep: tier.map_or(Known::Unknown, |(_, tier)| tier.threshold),
            },
            // No reward has a claim limit yet.
            blocked_rewards: Vec::new(),
            vouchers: self.redemptions.iter().filter_map(voucher).collect::<Outcome<_>>()?,
            last_redemption_at: self.last_redemption_at().into(),
        })
    }

    fn points(&self) -> PointsBalance {
        let balance = self.balance();
        PointsBalance {
            available: Known::Known(balance.available),
            pending: Known::Known(balance.pending),
            lifetime: Known::Known(balance.lifetime),
        }
    }

    fn expiring(&self, program: &Program) -> Option<Expiring> {
        let lapse = self.next_lapse(program)?;
        let points = u64::try_from(lapse.points).ok()?;
        Some(Expiring { points: Known::Known(points), at: Known::Known(lapse.at) })
    }
}

/// The voucher that a redemption is; None: it has no code, or was cancelled or used.
pub(crate) fn voucher(redemption: &Redemption) -> Option<Outcome<Voucher>> {
    redemption.is_voucher().then(|| {
        Ok(Voucher {
            id: redemption.id.clone(),
            reward_id: redemption.reward_id.clone(),
            title: redemption.title.clone(),
            code: redemption.code.clone().into(),
            issued_at: Known::Known(redemption.issued_at.unwrap_or(redemption.recorded_at)),
            expires_at: None,
            minimum_spend: minimum(redemption)?,
            combines_with: serde_json::from_str(&redemption.combines_with)?,
        })
    })
}

fn minimum(redemption: &Redemption) -> Outcome<Minimum> {
    let Some(text) = &redemption.minimum_spend else { return Ok(Minimum::None) };
    if text == "unknown" {
        return Ok(Minimum::Unknown);
    }
    let currency = loyalty::Currency::parse(&redemption.currency);
    currency.and_then(|currency| Money::from_decimal(text, currency)).map(Minimum::AtLeast).ok_or_else(|| {
        tracing::error!(redemption = redemption.id, "the minimum {text} is no amount of money");
        Problem::internal()
    })
}

fn measure(units: i128, program: &Program) -> Measure {
    let units = i64::try_from(units).unwrap_or(i64::MAX);
    Measure::new(units, program.qualification.basis, program.currency)
}

fn as_written<S: Serializer>(version: &Version, serializer: S) -> Result<S::Ok, S::Error> {
    version.json.serialize(serializer)
}
