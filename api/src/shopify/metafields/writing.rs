//! Some owners' metafields read, reckoned and set in one question, as often as it takes until each of them is right.

use std::collections::VecDeque;

use serde::Deserialize;
use serde_json::{Value, json};

use super::owner::Owner;
use super::value::{self, Change};
use super::{Unwritten, standing};
use crate::app::App;
use crate::shopify::admin::{Admin, Again, Question, UserError, said};

/// Shopify sets so many in one question, all or none.
pub(super) const OWNERS_MAX: usize = 25;
/// How often what changes while it is written is read anew, before it is left for later.
const STALE_MAX: u32 = 5;

const SET: &str = "mutation SetMetafields($metafields: [MetafieldsSetInput!]!) {
  done: metafieldsSet(metafields: $metafields) { userErrors { code elementIndex field message } }
}";

const DELETE: &str = "mutation DeleteMetafields($metafields: [MetafieldIdentifierInput!]!) {
  done: metafieldsDelete(metafields: $metafields) { userErrors { field message } }
}";

#[derive(Debug, Deserialize)]
struct Answer {
    done: Payload,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Payload {
    user_errors: Vec<Refusal>,
}

/// What Shopify finds wrong, and with which of them.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Refusal {
    #[serde(default)]
    element_index: Option<usize>,
    #[serde(flatten)]
    error: UserError,
}

/// Makes these owners' metafields say what the ledger says. What Shopify refuses of one of them is logged and passed over.
pub(super) async fn write(app: &App, admin: &Admin, owners: &[Owner]) -> Result<(), Unwritten> {
    let mut left: VecDeque<Owner> = owners.iter().cloned().collect();
    let (mut at_once, mut n_stale) = (OWNERS_MAX, 0);
    while !left.is_empty() {
        let some: Vec<Owner> = left.drain(..at_once.min(left.len())).collect();
        let changes = changes(app, admin, &some).await?;
        match set(admin, &changes).await? {
            Verdict::Done => {}
            Verdict::Refused(refused) => {
                n_stale += u32::from(refused.is_empty());
                if n_stale > STALE_MAX {
                    return Err(Unwritten::Shop("metafields change faster than they are written".to_owned()));
                }
                let again = changes.into_iter().map(|change| change.owner);
                left.extend(again.filter(|owner| !refused.contains(owner)));
            }
            // Each alone shows which of them it is.
            Verdict::OneOfThem => {
                at_once = 1;
                left.extend(changes.into_iter().map(|change| change.owner));
            }
        }
    }
    Ok(())
}

/// What is read last is newest: the ledger.
async fn changes(app: &App, admin: &Admin, owners: &[Owner]) -> Result<Vec<Change>, Unwritten> {
    let mut changes = Vec::with_capacity(owners.len());
    for (owner, standing) in standing::of(admin, owners).await? {
        changes.extend(value::change(app, owner, standing).await?);
    }
    Ok(changes)
}

enum Verdict {
    Done,
    /// None was set: for these owners it was refused for good, for the others what stood there had changed.
    Refused(Vec<Owner>),
    /// None was set, and Shopify did not say for whose sake.
    OneOfThem,
}

async fn set(admin: &Admin, changes: &[Change]) -> Result<Verdict, Unwritten> {
    let (kept, gone): (Vec<&Change>, Vec<&Change>) =
        changes.iter().partition(|change| change.value.is_some());
    if !gone.is_empty() {
        let refusals = ask(admin, DELETE, gone.iter().map(|change| change.address()).collect()).await?;
        if !refusals.is_empty() {
            tracing::error!(why = said_of(&refusals), "Shopify keeps metafields that are to go");
        }
    }
    if kept.is_empty() {
        return Ok(Verdict::Done);
    }
    let refusals = ask(admin, SET, kept.iter().map(|change| change.input()).collect()).await?;
    if refusals.is_empty() { Ok(Verdict::Done) } else { judge(&kept, &refusals) }
}

async fn ask(
    admin: &Admin,
    document: &'static str,
    metafields: Vec<Value>,
) -> Result<Vec<Refusal>, Unwritten> {
    // Twice is the same as once: the second time the digest is another one.
    let question = Question { document, variables: json!({"metafields": metafields}), again: Again::Safe };
    let Answer { done } = admin.ask_unhurried(&question).await?;
    Ok(done.user_errors)
}

fn judge(changes: &[&Change], refusals: &[Refusal]) -> Result<Verdict, Unwritten> {
    let mut refused = Vec::new();
    for refusal in refusals {
        if refusal.error.is("INTERNAL_ERROR") {
            return Err(Unwritten::Shop(said_of(refusals)));
        }
        if refusal.is_stale() {
            continue;
        }
        match (refusal.index().and_then(|index| changes.get(index)), changes) {
            (Some(change), _) | (None, [change]) => {
                tracing::error!(
                    metafield = change.owner.key(),
                    why = said_of(refusals),
                    "Shopify refuses a metafield"
                );
                refused.push(change.owner.clone());
            }
            (None, _) => return Ok(Verdict::OneOfThem),
        }
    }
    Ok(Verdict::Refused(refused))
}

fn said_of(refusals: &[Refusal]) -> String {
    said(refusals.iter().map(|refusal| &refusal.error))
}

impl Refusal {
    /// What stood there is not what was read.
    fn is_stale(&self) -> bool {
        self.error.is("STALE_OBJECT") || self.error.is("INVALID_COMPARE_DIGEST")
    }

    /// Which of them; some errors say it in words of their own, some in the field's path: metafields, 3, value.
    fn index(&self) -> Option<usize> {
        let of_path = || self.error.field.as_deref()?.get(1)?.parse().ok();
        self.element_index.or_else(of_path)
    }
}

impl Change {
    fn address(&self) -> Value {
        json!({"ownerId": self.owner_id, "namespace": self.owner.namespace(), "key": self.owner.key()})
    }

    /// A digest of null is said, too: set it only if there is none.
    fn input(&self) -> Value {
        json!({"ownerId": self.owner_id, "namespace": self.owner.namespace(), "key": self.owner.key(), "type": "json",
            "value": self.value, "compareDigest": self.digest})
    }
}
