//! The API on each ledger, with and without rows at hand, and an axum answering an empty 200, in one process on one runtime.

use std::error::Error;
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use perkline_api::{App, Recent};
use tokio::net::TcpListener;

use crate::shop;

/// Prints where everything listens as one line of JSON, and serves until it is ended.
pub(crate) async fn serve(files: &[PathBuf]) -> Result<(), Box<dyn Error>> {
    let empty = listen(Router::new().route("/", get(|| async {}))).await?;
    let mut ledgers = Vec::new();
    for file in files {
        let app = shop::open(file).await?;
        let forgetful = App { recent: Arc::new(Recent::of_rows(0)), ..app.clone() };
        ledgers.push(serde_json::json!({
            "at_hand": listen(perkline_api::app(app)).await?,
            "from_file": listen(perkline_api::app(forgetful)).await?,
        }));
    }
    let line = serde_json::json!({
        "empty": empty,
        "ledgers": ledgers,
        "shop": shop::SHOP,
        "secret": shop::APP_SECRET,
        "now": shop::NOW,
        "member_base": shop::MEMBER_BASE,
    });
    println!("{line}");
    std::future::pending().await
}

async fn listen(router: Router) -> std::io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(address)
}
