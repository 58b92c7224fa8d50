//! The server's own look at everybody, so that what is due is written, and told by an event, also of those whom nobody asks for.

use std::time::Duration;

use crate::app::App;
use crate::due::is_due;
use crate::http::problem::Problem;

/// How many members are looked at in a row.
const BATCH: i64 = 100;
/// The pause after them: a million members take an hour, and a core some four minutes of it.
const PAUSE: Duration = Duration::from_millis(300);

/// Looks at every member once, and records what is due at the app's time. How many something was due for.
///
/// # Errors
/// The members can't be listed. What can't be recorded for one of them is logged, and left to the next round.
pub async fn record_due(app: &App) -> Result<u64, Problem> {
    let mut due = 0;
    let mut after = String::new();
    loop {
        let members = app.read().await?.members_after(&after, BATCH).await?;
        let Some(last) = members.last() else { return Ok(due) };
        after.clone_from(last);
        let is_whole = i64::try_from(members.len()) == Ok(BATCH);
        for customer_id in members {
            match look_at(app, &customer_id).await {
                Ok(was_due) => due += u64::from(was_due),
                // Nobody is in the way of the others.
                Err(problem) => tracing::error!(?problem, "what is due for a member can't be recorded"),
            }
        }
        if is_whole {
            tokio::time::sleep(PAUSE).await;
        }
    }
}

/// Not through the rows at hand, which are for those who are in the shop.
async fn look_at(app: &App, customer_id: &str) -> Result<bool, Problem> {
    let mut ledger = app.read().await?;
    let current = ledger.current(customer_id).await?;
    if !is_due(&current, ledger.now) {
        return Ok(false);
    }
    drop(ledger);
    let mut command = app.command().await?;
    command.catch_up(customer_id).await?;
    app.commit(command).await?;
    Ok(true)
}
