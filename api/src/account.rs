//! What one customer has, made from the ledger's rows and the program; nothing of it is stored.

use std::sync::Arc;

use jiff::tz::TimeZone;
use loyalty::{Basis, POINTS_MAX, Period, Program, Tier};
use serde::Serialize;

use crate::expiring::{self, Lapse};
use crate::http::problem::{Outcome, Problem};
use crate::ledger::Ledger;
use crate::ledger::aliases::Ids;
use crate::ledger::entries::{Entry, effective};
use crate::ledger::overview::Overview;
use crate::ledger::programs::Version;
use crate::ledger::redemptions::Redemption;
use crate::standing::{self, Calendar, Change, Contribution, Standing};

/// A customer's rows.
#[derive(Debug)]
pub(crate) struct Account {
    /// The one that answers for all ids they had.
    pub(crate) customer_id: String,
    /// None: a candidate.
    pub(crate) joined_at: Option<i64>,
    pub(crate) entries: Vec<Entry>,
    pub(crate) redemptions: Vec<Redemption>,
}

/// Sums of entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct Balance {
    pub(crate) available: i64,
    pub(crate) pending: i64,
    /// Ever earned and not taken back.
    pub(crate) lifetime: i64,
}

impl Ledger {
    /// A customer under the program in force.
    pub(crate) async fn current(&mut self, customer_id: &str) -> Outcome<Current> {
        let Overview { customer_id, is_merged, version, joined_at, announced_tier, announced_at, changed_at } =
            self.overview(customer_id).await?;
        let version = self.program_version(version.ok_or_else(Problem::no_program)?).await?;
        let ids = if is_merged { Ids::All } else { Ids::One };
        let account = self.account(customer_id, ids, joined_at).await?;
        Ok(Current { version, account, is_merged, announced_tier, announced_at, changed_at })
    }

    /// The rows of a customer who joined at `joined_at`.
    pub(crate) async fn account(
        &mut self,
        customer_id: String,
        ids: Ids,
        joined_at: Option<i64>,
    ) -> Outcome<Account> {
        Ok(Account {
            entries: self.entries_of(&customer_id, ids).await?,
            redemptions: self.redemptions_of(&customer_id, ids).await?,
            customer_id,
            joined_at,
        })
    }
}

impl Account {
    pub(crate) fn balance(&self) -> Balance {
        let sum = |counts: &dyn Fn(&Entry) -> bool| {
            let points =
                effective(&self.entries).filter(|entry| counts(entry)).map(|entry| i128::from(entry.points));
            in_range(points.sum())
        };
        let earned = |entry: &Entry| entry.order_id.is_some();
        Balance {
            available: sum(&|entry| entry.state == "posted"),
            pending: sum(&|entry| entry.state == "pending"),
            lifetime: sum(&|entry| entry.state == "posted" && earned(entry)),
        }
    }

    /// Where the customer stands at `at`; None where the program doesn't say what counts. A candidate stands nowhere.
    pub(crate) fn standing(&self, program: &Program, at: i64) -> Option<Standing> {
        let (basis, calendar) = self.calendar(program, at)?;
        Some(standing::standing(&self.thresholds(program), &calendar, &self.contributions(basis), at))
    }

    /// The tier held at `at`.
    pub(crate) fn tier<'a>(&self, program: &'a Program, at: i64) -> Option<&'a Tier> {
        program.tiers.get(self.standing(program, at)?.held?.tier)
    }

    /// The tier held at `from`, and each other that was held later, up to `now`, with the moment from which it was.
    pub(crate) fn tiers<'a>(
        &self,
        program: &'a Program,
        from: i64,
        now: i64,
    ) -> Vec<(i64, Option<&'a Tier>)> {
        let Some((basis, calendar)) = self.calendar(program, now) else { return vec![(from, None)] };
        let thresholds = self.thresholds(program);
        standing::changes(&thresholds, &calendar, &self.contributions(basis), from, now)
            .into_iter()
            .map(|Change { at, tier }| (at, tier.and_then(|place| program.tiers.get(place))))
            .collect()
    }

    /// What counts, and over which periods.
    fn calendar(&self, program: &Program, at: i64) -> Option<(Basis, Calendar)> {
        let basis = program.qualification.basis.known()?;
        let period = match program.qualification.period.known()? {
            Period::Lifetime => standing::Period::Lifetime,
            Period::CalendarYear => standing::Period::CalendarYear,
            Period::Rolling { days } => standing::Period::Rolling { days: i64::try_from(days).ok()? },
            Period::Anniversary => standing::Period::Anniversary,
        };
        let zone = TimeZone::get(&program.timezone).unwrap_or(TimeZone::UTC);
        Some((basis, Calendar { period, zone, joined_at: self.joined_at.unwrap_or(at) }))
    }

    fn thresholds(&self, program: &Program) -> Vec<Option<i128>> {
        let threshold = |tier: &Tier| tier.threshold.known().map(|measure| i128::from(measure.units));
        if self.joined_at.is_some() { program.tiers.iter().map(threshold).collect() } else { Vec::new() }
    }

    fn contributions(&self, basis: Basis) -> Vec<Contribution> {
        let amount = |entry: &Entry| match basis {
            Basis::Points => entry.qualifying_points,
            Basis::Spend => entry.qualifying_spend_minor,
            Basis::Orders => entry.qualifying_orders,
        };
        effective(&self.entries)
            .filter(|entry| entry.state == "posted")
            .map(|entry| Contribution {
                at: entry.occurred_at,
                counts_at: entry.qualifies_at,
                amount: amount(entry).into(),
            })
            .collect()
    }

    /// What of the points lapses next; None: nothing does.
    pub(crate) fn next_lapse(&self, program: &Program) -> Option<Lapse> {
        expiring::next(program.expiry?, &self.entries, self.joined_at)
    }

    /// When the last redemption was, cancelled or not: what it bought before says nothing about the next. One of which nobody knows yet
    /// what became of it does not count: who asks again means that one.
    pub(crate) fn last_redemption_at(&self) -> Option<i64> {
        let known = |one: &&Redemption| one.issued_at.is_some() || one.cancelled_at.is_some();
        self.redemptions.iter().filter(known).map(|redemption| redemption.recorded_at).max()
    }

    /// Whether somebody who knows of no redemption after `known_at` (of none at all) misses one that stands. One that was
    /// cancelled took nothing.
    pub(crate) fn has_redeemed_since(&self, known_at: Option<i64>) -> bool {
        let standing = self.redemptions.iter().filter(|redemption| redemption.cancelled_at.is_none());
        standing.map(|redemption| Some(redemption.recorded_at)).max() > Some(known_at)
    }
}

/// The id of the tier, where there is one.
pub(crate) fn tier_id(tier: Option<&Tier>) -> Option<String> {
    tier.map(|tier| tier.id.clone())
}

/// The program in force, and what the ledger has of a customer.
#[derive(Debug)]
pub(crate) struct Current {
    pub(crate) version: Arc<Version>,
    pub(crate) account: Account,
    /// The customer has, or was merged into, another id.
    pub(crate) is_merged: bool,
    /// The tier the customer was last said to hold.
    pub(crate) announced_tier: Option<String>,
    /// From when on they were said to; None: nothing was said yet.
    pub(crate) announced_at: Option<i64>,
    /// When something last happened to the customer or to the whole shop.
    pub(crate) changed_at: i64,
}

fn in_range(points: i128) -> i64 {
    let limit = i64::try_from(POINTS_MAX).unwrap_or(i64::MAX);
    i64::try_from(points).unwrap_or(if points < 0 { -limit } else { limit }).clamp(-limit, limit)
}
