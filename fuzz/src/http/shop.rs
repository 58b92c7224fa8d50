//! One shop with its API in process, open from request to request until one of them changed something: a finding then needs
//! no request but its own.

use std::cell::RefCell;
use std::num::NonZeroU32;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use axum::response::Response;
use perkline_api::{App, Clock, Database, InProcessCodes, Limits, Metrics, Secrets};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};
use tower::ServiceExt;

pub(super) const SHOP: &str = "demo.myshopify.test";
pub(super) const APP_SECRET: &[u8] = b"hush";
pub(super) const TOKEN_SECRET: &[u8] = b"token";
pub(super) const OPERATOR_KEY: &str = "operator";
pub(super) const MERCHANT_KEY: &str = "merchant";
pub(super) const NOW: i64 = 1_795_273_200;

const PROGRAM: &str = include_str!("../../../api/tests/fixtures/program.json");

type Later<T> = Pin<Box<dyn Future<Output = T>>>;

#[derive(Debug)]
struct Stopped;

impl Clock for Stopped {
    fn now(&self) -> i64 {
        NOW
    }
}

struct Shop {
    router: Router,
    database: Database,
    runtime: Runtime,
    _folder: TempDir,
}

thread_local! {
    static SHOP_NOW: RefCell<Option<Shop>> = const { RefCell::new(None) };
}

/// What the API answers, read by `read`.
pub(super) fn ask<T>(request: Request<Vec<u8>>, read: impl FnOnce(Response) -> Later<T>) -> T {
    SHOP_NOW.with_borrow_mut(|shop| {
        let shop = shop.get_or_insert_with(open);
        shop.runtime.block_on(async {
            let answer = shop.router.clone().oneshot(request.map(Body::from)).await;
            let Ok(response) = answer;
            read(response).await
        })
    })
}

/// The next request finds a new shop.
pub(super) fn close() {
    if let Some(shop) = SHOP_NOW.take() {
        shop.runtime.block_on(shop.database.close());
    }
}

fn open() -> Shop {
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let (database, router) = runtime.block_on(api(&folder.path().join("perkline.db")));
    Shop { router, database, runtime, _folder: folder }
}

async fn api(file: &Path) -> (Database, Router) {
    let database = Database::open(file).await.expect("a ledger");
    let text = |secret: &[u8]| String::from_utf8_lossy(secret).into_owned();
    let clock: Arc<dyn Clock> = Arc::new(Stopped);
    let app = App {
        shop: SHOP.into(),
        database: database.clone(),
        recent: Arc::default(),
        secrets: Arc::new(Secrets {
            app: text(APP_SECRET).into(),
            operator: OPERATOR_KEY.into(),
            merchant: MERCHANT_KEY.into(),
            token: text(TOKEN_SECRET).into(),
        }),
        limits: Arc::new(Limits::per_minute(NonZeroU32::MAX, NonZeroU32::MAX, &clock)),
        clock,
        codes: Arc::new(InProcessCodes::default()),
        turns: Arc::default(),
        allowed_origins: Arc::new([]),
        dev: false,
        metrics: Arc::new(Metrics::default()),
    };
    let router = perkline_api::app(app);
    let program = Request::put("/v1/program")
        .header("authorization", format!("Bearer {OPERATOR_KEY}"))
        .header("content-type", "application/json")
        .body(Body::from(PROGRAM))
        .expect("a request");
    let Ok(put) = router.clone().oneshot(program).await;
    assert_eq!(put.status(), StatusCode::OK, "the program is set");
    (database, router)
}
