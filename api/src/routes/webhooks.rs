//! `POST /webhooks/shopify`: what happened in the shop.

use axum::extract::State;
use axum::http::StatusCode;

use crate::app::App;
use crate::auth::Delivery;
use crate::http::problem::Outcome;

pub(crate) async fn receive(State(app): State<App>, delivery: Delivery) -> Outcome<StatusCode> {
    let mut ledger = app.command().await?;
    if ledger.receive(&delivery).await? {
        app.commit(ledger).await?;
        if delivery.topic.ends_with("/redact") {
            app.database.empty_log().await?;
        }
    }
    Ok(StatusCode::OK)
}
