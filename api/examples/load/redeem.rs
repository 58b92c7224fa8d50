//! Redemptions one after the other, and between them an insert of one row as durable as they are.

use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::http::header::CONTENT_TYPE;
use perkline_api::Database;
use serde_json::{Value, json};

use crate::shop;

struct Ledger {
    router: Router,
    members: i64,
    /// Redemptions there are; the next one is by somebody who has none.
    redeemed: i64,
}

/// Prints a list of rounds: `{"bare_us": [..], "redeem_us": [[..] for each file]}`.
pub(crate) async fn redeem(files: &[PathBuf], rounds: u32, each: u32) -> Result<(), Box<dyn Error>> {
    let folder = files.first().and_then(|file| file.parent()).ok_or("no ledger is named")?;
    // Opened by the same code as a ledger: the journal and its durability are the same.
    let bare = Database::open(&folder.join("bare.db")).await?;
    let mut transaction = bare.command().await?;
    sqlx::query("CREATE TABLE IF NOT EXISTS bare (id INTEGER PRIMARY KEY, row TEXT NOT NULL) STRICT")
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    let mut ledgers = Vec::new();
    for file in files {
        ledgers.push(Ledger::open(file).await?);
    }
    let mut measured: Vec<Value> = Vec::new();
    for _ in 0..rounds {
        let mut bare_us = Vec::new();
        let mut redeem_us = vec![Vec::new(); ledgers.len()];
        for _ in 0..each {
            bare_us.push(insert(&bare).await?);
            for (ledger, times) in ledgers.iter_mut().zip(&mut redeem_us) {
                times.push(ledger.redeem().await?);
            }
        }
        measured.push(json!({"bare_us": bare_us, "redeem_us": redeem_us}));
    }
    println!("{}", Value::from(measured));
    Ok(())
}

async fn insert(bare: &Database) -> Result<u64, Box<dyn Error>> {
    let started = Instant::now();
    let mut transaction = bare.command().await?;
    sqlx::query("INSERT INTO bare (row) VALUES (?1)").bind("a row").execute(&mut *transaction).await?;
    transaction.commit().await?;
    Ok(u64::try_from(started.elapsed().as_micros())?)
}

impl Ledger {
    async fn open(file: &std::path::Path) -> Result<Self, Box<dyn Error>> {
        let app = shop::open(file).await?;
        let mut read = app.database.read().await?;
        let members = sqlx::query_scalar("SELECT count(*) FROM memberships").fetch_one(&mut *read).await?;
        let redeemed = sqlx::query_scalar("SELECT count(*) FROM redemptions").fetch_one(&mut *read).await?;
        drop(read);
        Ok(Self { router: perkline_api::app(app), members, redeemed })
    }

    /// One redemption by another member, from the request to the answer.
    async fn redeem(&mut self) -> Result<u64, Box<dyn Error>> {
        // Far apart in the file; prime to the number of members, so that nobody comes twice.
        let member = self.redeemed * 7919 % self.members + 1;
        self.redeemed += 1;
        let customer_id = (shop::MEMBER_BASE + member).to_string();
        let command = json!({"reward_id": "r10", "idempotency_key": format!("load-{customer_id}")});
        let request = Request::post(format!("/v1/redemptions?{}", shop::signed(&customer_id)?))
            .header(CONTENT_TYPE, "application/json")
            .body(Body::from(command.to_string()))?;
        let started = Instant::now();
        shop::send(&self.router, request).await?;
        Ok(u64::try_from(started.elapsed().as_micros())?)
    }
}
