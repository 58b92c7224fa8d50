//! What stands at Shopify now.

use serde::Deserialize;
use serde_json::json;

use super::owner::Owner;
use crate::shopify::admin::{Admin, Again, Question, Trouble};
use crate::shopify::customer::customer_gid;

const PROGRAM: &str = r#"query StandingProgram {
  owner: currentAppInstallation {
    id
    metafield(namespace: "perkline", key: "program") { value compareDigest }
  }
}"#;

const MEMBERS: &str = r#"query StandingMembers($ids: [ID!]!) {
  owners: nodes(ids: $ids) {
    ... on Customer {
      id
      metafield(namespace: "$app:perkline", key: "snapshot") { value compareDigest }
    }
  }
}"#;

/// An owner that is there, and what they have.
#[derive(Debug, Deserialize)]
pub(super) struct Standing {
    /// Shopify's global id of the owner.
    pub(super) id: String,
    pub(super) metafield: Option<Metafield>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Metafield {
    pub(super) value: String,
    /// Changes with the value.
    pub(super) compare_digest: String,
}

#[derive(Debug, Deserialize)]
struct ProgramAnswer {
    owner: Standing,
}

/// A customer who isn't there any more is null.
#[derive(Debug, Deserialize)]
struct MembersAnswer {
    owners: Vec<Option<Standing>>,
}

/// What each of these has. An owner who isn't at Shopify is left out.
pub(super) async fn of(admin: &Admin, owners: &[Owner]) -> Result<Vec<(Owner, Standing)>, Trouble> {
    let mut standing = Vec::with_capacity(owners.len());
    if owners.contains(&Owner::Program) {
        let question = Question { document: PROGRAM, variables: json!({}), again: Again::Safe };
        let ProgramAnswer { owner } = admin.ask_unhurried(&question).await?;
        standing.push((Owner::Program, owner));
    }
    let members: Vec<(String, &Owner)> = owners.iter().filter_map(member).collect();
    if members.is_empty() {
        return Ok(standing);
    }
    let ids: Vec<&str> = members.iter().map(|(gid, _)| gid.as_str()).collect();
    let question = Question { document: MEMBERS, variables: json!({"ids": ids}), again: Again::Safe };
    let MembersAnswer { owners: found } = admin.ask_unhurried(&question).await?;
    for one in found.into_iter().flatten() {
        let owner = members.iter().find(|(gid, _)| *gid == one.id).map(|(_, owner)| (*owner).clone());
        standing.extend(owner.map(|owner| (owner, one)));
    }
    Ok(standing)
}

fn member(owner: &Owner) -> Option<(String, &Owner)> {
    match owner {
        Owner::Program => None,
        Owner::Member(id) => Some((customer_gid(id), owner)),
    }
}
