//! What a metafield is to say, and whether what stands there has to change for it.

use serde_json::Value;

use super::owner::Owner;
use super::standing::{Metafield, Standing};
use crate::app::App;
use crate::http::problem::Outcome;

/// Shopify takes no longer JSON in a metafield (since version 2026-04).
pub(crate) const METAFIELD_BYTES_MAX: usize = 128 * 1024;

/// What has to happen to an owner's metafield.
#[derive(Debug)]
pub(super) struct Change {
    pub(super) owner: Owner,
    /// Shopify's global id of the owner.
    pub(super) owner_id: String,
    /// None: it has to go.
    pub(super) value: Option<String>,
    /// Of what stands there; None: nothing does.
    pub(super) digest: Option<String>,
}

/// Reckoned now; None: what stands there may stay.
pub(super) async fn change(app: &App, owner: Owner, standing: Standing) -> Outcome<Option<Change>> {
    let wanted = match &owner {
        Owner::Program => Some(program(app).await?),
        Owner::Member(id) => member(app, id).await?,
    };
    let (found, digest) = match standing.metafield {
        Some(Metafield { value, compare_digest }) => (Some(value), Some(compare_digest)),
        None => (None, None),
    };
    let Some(wanted) = wanted else { return Ok(None) };
    let changed = |value| Some(Change { owner: owner.clone(), owner_id: standing.id, value, digest });
    if wanted.len() > METAFIELD_BYTES_MAX {
        tracing::error!(
            metafield = owner.key(),
            bytes = wanted.len(),
            "longer than the 131072 bytes that Shopify takes in a metafield"
        );
        // Old points say something wrong; without a program no block shows anything.
        let is_to_go = owner != Owner::Program && found.is_some();
        return Ok(if is_to_go { changed(None) } else { None });
    }
    let stays = found.is_some_and(|found| may_stay(&owner, &found, &wanted));
    Ok(if stays { None } else { changed(Some(wanted)) })
}

/// Whether there is nothing to tell: the same, or something newer that somebody else wrote.
fn may_stay(owner: &Owner, found: &str, wanted: &str) -> bool {
    let (Ok(mut found), Ok(mut wanted)) =
        (serde_json::from_str::<Value>(found), serde_json::from_str::<Value>(wanted))
    else {
        return false;
    };
    if *owner == Owner::Program {
        return found == wanted;
    }
    let as_of = |value: &mut Value| value.as_object_mut()?.remove("as_of")?.as_i64();
    let (found_at, wanted_at) = (as_of(&mut found), as_of(&mut wanted));
    if found_at > wanted_at {
        tracing::warn!(found_at, wanted_at, "a newer metafield than this ledger's was left alone");
        return true;
    }
    found == wanted
}

async fn program(app: &App) -> Outcome<String> {
    Ok(app.read().await?.program().await?.document.clone())
}

async fn member(app: &App, customer_id: &str) -> Outcome<Option<String>> {
    let printed = app.printed(customer_id).await?;
    Ok(printed.as_ref().map(serde_json::to_string).transpose()?)
}
