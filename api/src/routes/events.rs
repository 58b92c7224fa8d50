//! `GET /v1/events?after=`: every change, for CRM, accounting and whoever else keeps books.
//!
//! | kind | data |
//! |-|-|
//! | `program.changed` | version |
//! | `member.joined` | `joined_at`, `program_version` |
//! | `entry.recorded` | `entry_id`, kind, state, settles, points, cause, `order_id`, value, currency, `program_version`, `occurred_at` |
//! | `tier.changed` | `tier_id`, `from_tier_id`, `occurred_at`: from when on; one for each change, in order |
//! | `redemption.created` | `redemption_id`, `reward_id`, `reward_kind`, title, points, value, currency, `entry_id` |
//! | `redemption.issued` | `redemption_id`, `reward_id`: the code stands |
//! | `redemption.cancelled` | `redemption_id`, reason (`customer`, `code_service`), points, `entry_id` |
//! | `voucher.used` | `redemption_id`, `order_id` |
//! | `customer.merged` | `merged_id`: from now on the event's customer answers for this id too; entries keep theirs |
//! | `customer.data_requested` | `data_request_id` |
//! | `customer.redacted` | nothing; the event's customer is the pseudonym, here and in every earlier event |
//! | `shop.redacted` | nothing; every customer becomes a pseudonym, here and in every earlier event |
//!
//! Voucher codes are not among them: who needs one reads the snapshot of its owner.

use axum::extract::{Query, State};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::auth::Operator;
use crate::http::problem::Outcome;
use crate::ledger::events::Event;
use crate::routes::json_text;

const PAGE: i64 = 500;

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    after: i64,
}

#[derive(Serialize)]
struct Page {
    events: Vec<Event>,
    /// What to ask for next: the last number seen.
    next_after: i64,
}

pub(crate) async fn list(
    State(app): State<App>,
    _: Operator,
    Query(asked): Query<Asked>,
) -> Outcome<Response> {
    let events = app.read().await?.events_after(asked.after, PAGE).await?;
    let next_after = events.last().map_or(asked.after, |event| event.number);
    Ok(json_text(serde_json::to_string(&Page { events, next_after })?))
}
