//! Whose metafields are due: first whom the ledger's events are about, then, after a new program and at the very beginning,
//! everybody.

use std::collections::BTreeSet;

use super::owner::Owner;
use super::writing::OWNERS_MAX;
use crate::app::App;
use crate::http::problem::Outcome;
use crate::ledger::Ledger;
use crate::ledger::events::Event;
use crate::ledger::metafields::Progress;

/// Events that are read in a row. Somebody's several are one metafield.
const EVENTS_MAX: i64 = 100;

/// Some of what is due.
#[derive(Debug)]
pub(super) struct Due {
    pub(super) owners: Vec<Owner>,
    /// How far it is when all of these are written.
    pub(super) progress: Progress,
    /// As far as is known, nothing is due behind them.
    pub(super) is_last: bool,
}

/// What is due first; None: nothing.
pub(super) async fn of(app: &App) -> Outcome<Option<Due>> {
    let mut ledger = app.read().await?;
    if !ledger.has_program().await? {
        return Ok(None);
    }
    let Some(progress) = ledger.metafield_progress().await? else { return beginning(&mut ledger).await };
    let events = ledger.events_after(progress.events_to, EVENTS_MAX).await?;
    if let Some(last) = events.last() {
        let events_to = last.number;
        return Ok(Some(changed(&mut ledger, &events, Progress { events_to, ..progress }).await?));
    }
    match &progress.members_after {
        Some(after) => Ok(Some(everybody(&mut ledger, after, &progress).await?)),
        None => Ok(None),
    }
}

/// Everybody is written anyway, so what happened before needs no look.
async fn beginning(ledger: &mut Ledger) -> Outcome<Option<Due>> {
    let events_to = ledger.last_event_number().await?;
    let progress = Progress { events_to, members_after: Some(String::new()) };
    Ok(Some(Due { owners: vec![Owner::Program], progress, is_last: false }))
}

async fn changed(ledger: &mut Ledger, events: &[Event], mut progress: Progress) -> Outcome<Due> {
    let mut owners = BTreeSet::new();
    for event in events {
        match &event.customer_id {
            Some(id) => owners.extend(Owner::of_customer(&ledger.kept_id(id).await?)),
            None if event.kind == "program.changed" => {
                owners.insert(Owner::Program);
                progress.members_after = Some(String::new());
            }
            None => {}
        }
    }
    let is_last = i64::try_from(events.len()) != Ok(EVENTS_MAX) && progress.members_after.is_none();
    Ok(Due { owners: owners.into_iter().collect(), progress, is_last })
}

async fn everybody(ledger: &mut Ledger, after: &str, progress: &Progress) -> Outcome<Due> {
    let limit = i64::try_from(OWNERS_MAX).unwrap_or(i64::MAX);
    let members = ledger.members_after(after, limit).await?;
    let is_whole = members.len() == OWNERS_MAX;
    let members_after = members.last().filter(|_| is_whole).cloned();
    let mut owners = BTreeSet::new();
    for id in &members {
        owners.extend(Owner::of_customer(&ledger.kept_id(id).await?));
    }
    let is_last = members_after.is_none();
    let progress = Progress { members_after, ..progress.clone() };
    Ok(Due { owners: owners.into_iter().collect(), progress, is_last })
}
