//! `GET /healthz`: whether the ledger answers.

use axum::extract::State;

use crate::app::App;
use crate::http::problem::Outcome;

pub(crate) async fn check(State(app): State<App>) -> Outcome<&'static str> {
    app.read().await?.shop_changed_at().await?;
    Ok("ok\n")
}
