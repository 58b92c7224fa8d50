//! `POST /webhooks/shopify`: what happened in the shop.

use axum::extract::State;
use axum::http::StatusCode;

use crate::app::App;
use crate::auth::Delivery;
use crate::finish_forgetting;
use crate::http::problem::Outcome;
use crate::routes::to_the_end;

pub(crate) async fn receive(State(app): State<App>, delivery: Delivery) -> Outcome<StatusCode> {
    let mut ledger = app.command().await?;
    if ledger.receive(&delivery).await? {
        app.commit(ledger).await?;
        if delivery.topic.ends_with("/redact") {
            to_the_end(async move {
                finish_forgetting(&app).await?;
                Ok(app.database.empty_log().await?)
            })
            .await?;
        }
    }
    Ok(StatusCode::OK)
}
