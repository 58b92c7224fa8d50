//! The metafields that a theme's Liquid prints before any script runs: the program, and what each member has. They follow the
//! ledger's events: whoever one is about is written as they are now, some owners in one question, again until Shopify took
//! it. How far that is stands in the ledger's file, so that a restart forgets nobody.
//!
//! Older never replaces newer: what stands at Shopify is read first, then the ledger, and Shopify takes the value only while
//! the digest of what stands there is still the one that was read. A question that was given up and is carried out late
//! changes nothing.

mod due;
mod owner;
mod standing;
mod value;
mod writing;

use crate::app::App;
use crate::http::problem::Problem;
use crate::shopify::admin::{Admin, Trouble};
use due::Due;

pub(crate) use value::METAFIELD_BYTES_MAX;

/// Why what is due was not written; it stays due.
#[derive(Debug)]
pub enum Unwritten {
    /// The ledger could not be read, or what was written not noted.
    Ledger(Problem),
    /// Shopify gave no answer, or refused to listen.
    Shop(String),
}

/// Writes some of what is due; whether more is.
///
/// # Errors
/// [`Unwritten`]; asked again, it begins where it left off. What Shopify refuses of one owner alone is logged and passed over.
pub async fn write_metafields(app: &App, admin: &Admin) -> Result<bool, Unwritten> {
    let Some(Due { owners, progress, is_last }) = due::of(app).await? else { return Ok(false) };
    for owners in owners.chunks(writing::OWNERS_MAX) {
        writing::write(app, admin, owners).await?;
    }
    let mut ledger = app.command().await?;
    ledger.keep_metafield_progress(&progress).await.map_err(Problem::from)?;
    app.commit(ledger).await?;
    Ok(!is_last)
}

impl From<Problem> for Unwritten {
    fn from(problem: Problem) -> Self {
        Self::Ledger(problem)
    }
}

impl From<Trouble> for Unwritten {
    fn from(trouble: Trouble) -> Self {
        Self::Shop(trouble.to_string())
    }
}

impl std::fmt::Display for Unwritten {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Ledger(problem) => write!(formatter, "the ledger: {problem}"),
            Self::Shop(why) => write!(formatter, "Shopify: {why}"),
        }
    }
}
