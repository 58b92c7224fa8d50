//! The versions of the program, in the merchant's own JSON.

use std::sync::Arc;

use loyalty::Program;
use quick_cache::sync::Cache;
use serde_json::value::RawValue;

use super::Ledger;
use crate::http::problem::{Outcome, Problem};

/// One version of the program, decoded and as it was written.
#[derive(Debug)]
pub(crate) struct Version {
    pub(crate) number: i64,
    pub(crate) document: String,
    /// The same, to stand in another document.
    pub(crate) json: Box<RawValue>,
    pub(crate) recorded_at: i64,
    pub(crate) program: Program,
}

/// Versions that were read before. What was written under a number stays.
#[derive(Debug)]
pub(crate) struct Versions(Cache<i64, Arc<Version>>);

/// The current one, and those that refunds of older orders are reckoned by.
const VERSIONS_MAX: usize = 64;

impl Default for Versions {
    fn default() -> Self {
        Self(Cache::new(VERSIONS_MAX))
    }
}

impl Ledger {
    /// The program in force.
    pub(crate) async fn program(&mut self) -> Outcome<Arc<Version>> {
        self.program_at(i64::MAX).await
    }

    /// Whether there ever was one.
    pub(crate) async fn has_program(&mut self) -> sqlx::Result<bool> {
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM programs WHERE shop = ?1)")
            .bind(&self.shop)
            .fetch_one(&mut *self.transaction)
            .await
    }

    /// The program in force at a moment; before there was one, the first.
    pub(crate) async fn program_at(&mut self, at: i64) -> Outcome<Arc<Version>> {
        let number: Option<i64> = sqlx::query_scalar(
            "SELECT version FROM programs WHERE shop = ?1
             ORDER BY recorded_at <= ?2 DESC, CASE WHEN recorded_at <= ?2 THEN -version ELSE version END LIMIT 1",
        )
        .bind(&self.shop)
        .bind(at)
        .fetch_optional(&mut *self.transaction)
        .await?;
        self.program_version(number.ok_or_else(Problem::no_program)?).await
    }

    /// A version by its number, for reckoning anew what it earned.
    pub(crate) async fn program_version(&mut self, number: i64) -> Outcome<Arc<Version>> {
        if let Some(version) = self.versions.0.get(&number) {
            return Ok(version);
        }
        let (document, recorded_at): (String, i64) =
            sqlx::query_as("SELECT document, recorded_at FROM programs WHERE shop = ?1 AND version = ?2")
                .bind(&self.shop)
                .bind(number)
                .fetch_optional(&mut *self.transaction)
                .await?
                .ok_or_else(Problem::no_program)?;
        let version = Arc::new(read(number, document, recorded_at)?);
        // A version that this command wrote is nobody's before it is committed.
        if !self.touched.everybody {
            self.versions.0.insert(number, version.clone());
        }
        Ok(version)
    }

    /// A new version; its number.
    pub(crate) async fn record_program(&mut self, document: &str) -> Outcome<i64> {
        self.touched.note(None);
        Ok(sqlx::query_scalar(
            "INSERT INTO programs (shop, version, document, recorded_at)
             SELECT ?1, coalesce(max(version), 0) + 1, ?2, ?3 FROM programs WHERE shop = ?1 RETURNING version",
        )
        .bind(&self.shop)
        .bind(document)
        .bind(self.now)
        .fetch_one(&mut *self.transaction)
        .await?)
    }
}

fn read(number: i64, document: String, recorded_at: i64) -> Outcome<Version> {
    let tree: serde_json::Value = serde_json::from_str(&document)?;
    let program = Program::decode(&&tree).map_err(|refusal| {
        tracing::error!(
            version = number,
            path = refusal.path,
            "a stored program is refused: {}",
            refusal.message
        );
        Problem::internal()
    })?;
    let json = serde_json::from_str(&document)?;
    Ok(Version { number, document, json, recorded_at, program })
}
