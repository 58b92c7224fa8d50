//! `perkline serve`.

use std::io::IsTerminal;
use std::net::SocketAddr;
use std::num::{NonZeroU32, NonZeroU64};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use tokio::net::TcpListener;

use super::secrets::{self, secret};
use super::upkeep;
use crate::app::App;
use crate::auth::Secrets;
use crate::clock::{Clock, SystemClock};
use crate::codes::{DemoShopCodes, DiscountCodes, InProcessCodes};
use crate::http::limits::Limits;
use crate::http::metrics::Metrics;
use crate::ledger::{Database, sole, trouble, whole};
use crate::shopify::{Admin, Patience, ShopifyCodes};
use crate::{finish_interrupted, router};

/// How long a start waits for other services.
const START_PATIENCE: Duration = Duration::from_secs(2);

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Where to listen; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8787")]
    listen: SocketAddr,
    /// The ledger's file; it and its folder are created.
    #[arg(long, default_value = ".perkline/perkline.db")]
    database: PathBuf,
    /// The shop's permanent domain, as in demo.myshopify.com.
    #[arg(long)]
    shop: String,
    /// How long after a look at all members the next one begins: points that post or lapse, tiers that end.
    #[arg(long, default_value = "60")]
    due_every_seconds: NonZeroU64,
    /// A developer's machine: POST /v1/nudges answers everybody.
    #[arg(long)]
    dev: bool,
    /// A service of your own that makes discount codes, in place of Shopify.
    #[arg(long)]
    codes_url: Option<String>,
    /// The app's client id: with the app's secret, Shopify grants tokens for it. Not needed where a token is given.
    #[arg(long)]
    client_id: Option<String>,
    /// Ask this address in place of the shop's: for trying things out.
    #[arg(long)]
    shopify_url: Option<String>,
    /// An origin that a headless storefront's pages come from; may be given again.
    #[arg(long, value_parser = origin)]
    allow_origin: Vec<String>,
    /// Requests in a minute that one customer may make.
    #[arg(long, default_value = "600")]
    customer_requests_per_minute: NonZeroU32,
    /// Requests in a minute of all customers; as many again of guests, of anyone, and of the merchant's servers.
    #[arg(long, default_value = "12000")]
    shop_requests_per_minute: NonZeroU32,
}

pub(super) fn run(options: Options) -> Result<(), String> {
    let colours = std::io::stderr().is_terminal();
    tracing_subscriber::fmt()
        .with_ansi(colours)
        .with_writer(std::io::stderr)
        .with_max_level(tracing::Level::INFO)
        .init();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(|error| format!("can't start: {error}"))?.block_on(serve(options))
}

async fn serve(options: Options) -> Result<(), String> {
    let (path, listen) = (options.database.display().to_string(), options.listen);
    whole::refuse_unfit(&options.database).await?;
    let database = Database::open(&options.database)
        .await
        .map_err(|error| format!("can't open the database {path}: {error}{}", trouble::advice(&error)))?;
    let _sole = sole::hold(&options.database)?;
    let due_every = Duration::from_secs(options.due_every_seconds.get());
    let admin = admin(&options)?;
    let app = app(options, database.clone(), admin.as_ref())?;
    finish_first(&app).await?;
    let upkeep = upkeep::start(&app, admin, due_every);
    let listener =
        TcpListener::bind(listen).await.map_err(|error| format!("can't listen on {listen}: {error}"))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    println!("perkline: listening on http://{address}");
    let served = axum::serve(listener, router::app(app)).with_graceful_shutdown(stopped()).await;
    drop(upkeep);
    database.close().await;
    served.map_err(|error| format!("stopped serving: {error}"))
}

/// Finishes what a crash interrupted before anybody is served; where a service is silent, the rounds do it.
async fn finish_first(app: &App) -> Result<(), String> {
    let Ok(finished) = tokio::time::timeout(START_PATIENCE, finish_interrupted(app)).await else {
        tracing::warn!("the code service does not answer: interrupted redemptions are left to the rounds");
        return Ok(());
    };
    finished.map_err(|problem| problem.to_string())
}

/// Shopify's Admin API, where there is a token for it, or a client id to get one.
fn admin(options: &Options) -> Result<Option<Arc<Admin>>, String> {
    let (shop, base, patience) = (&options.shop, options.shopify_url.as_deref(), Patience::default());
    let admin = match (secrets::optional("PERKLINE_SHOPIFY_TOKEN")?, &options.client_id) {
        (Some(_), Some(_)) => return Err("set --client-id or PERKLINE_SHOPIFY_TOKEN, not both".to_owned()),
        (Some(token), None) => Admin::new(shop, token, base, patience),
        (None, Some(id)) => Admin::granted(shop, id, secret("PERKLINE_APP_SECRET")?, base, patience),
        (None, None) => return Ok(None),
    };
    Ok(Some(Arc::new(admin)))
}

fn app(options: Options, database: Database, admin: Option<&Arc<Admin>>) -> Result<App, String> {
    let codes: Arc<dyn DiscountCodes> = match (options.codes_url, admin) {
        (Some(url), _) => Arc::new(DemoShopCodes::new(url, secret("PERKLINE_CODES_KEY")?)),
        (None, Some(admin)) => Arc::new(ShopifyCodes::new(admin.clone())),
        (None, None) => Arc::new(InProcessCodes::unavailable()),
    };
    let secrets = Secrets {
        app: secret("PERKLINE_APP_SECRET")?,
        operator: secret("PERKLINE_OPERATOR_KEY")?,
        merchant: secret("PERKLINE_SECRET_KEY")?,
        token: secret("PERKLINE_TOKEN_SECRET")?,
    };
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let limits =
        Limits::per_minute(options.customer_requests_per_minute, options.shop_requests_per_minute, &clock);
    Ok(App {
        shop: options.shop.into(),
        database,
        recent: Arc::default(),
        secrets: Arc::new(secrets),
        limits: Arc::new(limits),
        clock,
        codes,
        turns: Arc::default(),
        allowed_origins: options.allow_origin.into(),
        dev: options.dev,
        metrics: Arc::new(Metrics::default()),
    })
}

/// An origin as browsers send it: scheme, host, and a port where it is not the scheme's own.
fn origin(text: &str) -> Result<String, String> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or_default();
    let is_plain = !host.is_empty()
        && host.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.:[]".contains(c));
    if is_plain { Ok(text.to_owned()) } else { Err("write it as in https://shop.example.com".to_owned()) }
}

/// Resolves when somebody asks the process to stop; requests under way are finished.
async fn stopped() {
    #[cfg(unix)]
    let terminated = async {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(error) => {
                tracing::warn!(%error, "SIGTERM can't be heard");
                std::future::pending::<()>().await;
            }
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminated => {}
    }
    tracing::info!("stopping");
}
