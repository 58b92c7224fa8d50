//! The code service: what it is told, and what happens when the process dies before it answers.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{Json, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{delete, post};
use perkline_api::{App, CodeOrder, CodesTrouble, DemoShopCodes, DiscountCodes, Later, finish_interrupted};
use serde_json::{Value, json};

use crate::world::{World, order};

/// A service whose process dies over the request.
#[derive(Debug)]
struct Deadly;

impl DiscountCodes for Deadly {
    fn create<'a>(&'a self, _: &'a CodeOrder) -> Later<'a, Result<(), CodesTrouble>> {
        panic!("on purpose")
    }

    fn disable<'a>(&'a self, _: &'a str) -> Later<'a, Result<(), CodesTrouble>> {
        panic!("on purpose")
    }
}

/// A redemption whose points are taken and whose code was never made.
async fn interrupted() -> World {
    let mut world = World::with_member().await;
    world.paid(&order("2", "7", &[("11", 1, "30.00")])).await;
    let whole = world.router.clone();
    world.router = perkline_api::app(App { codes: Arc::new(Deadly), ..world.app.clone() });
    assert_eq!(world.redeem("7", "r10", "k").await.problem(), (500, "internal".into(), None));
    world.router = whole;
    assert_eq!(world.points("7").await, (0, 0));
    assert_eq!(world.snapshot("7").await["member"]["vouchers"], json!([]));
    world
}

#[tokio::test]
async fn an_interrupted_redemption_is_finished_by_its_key() {
    let world = interrupted().await;
    let reply = world.redeem("7", "r10", "k").await;
    assert_eq!(reply.status, 200);
    assert_eq!(reply.json()["snapshot"]["member"]["vouchers"], json!([reply.json()["voucher"]]));
    assert_eq!(world.redeem("7", "r10", "k").await.text, reply.text);
    assert_eq!((world.points("7").await, world.codes.standing().len()), ((0, 0), 1));
}

#[tokio::test]
async fn an_interrupted_redemption_is_finished_when_the_server_starts() {
    let world = interrupted().await;
    for _ in 0..2 {
        finish_interrupted(&world.app).await.unwrap();
        assert_eq!(world.snapshot("7").await["member"]["vouchers"].as_array().unwrap().len(), 1);
    }
    assert_eq!(world.redeem("7", "r10", "k").await.status, 200);
    assert_eq!((world.points("7").await, world.codes.standing().len()), ((0, 0), 1));
}

#[tokio::test]
async fn an_interrupted_redemption_is_undone_where_no_code_can_be_made() {
    let world = interrupted().await;
    world.codes.set_down(true);
    finish_interrupted(&world.app).await.unwrap();
    assert_eq!(world.points("7").await, (1000, 0));
    world.codes.set_down(false);
    assert_eq!(world.redeem("7", "r10", "k").await.status, 201);
}

type Log = Arc<Mutex<Vec<(String, Value)>>>;

/// The demo shop's side of it.
async fn shop(log: Log) -> String {
    async fn create(State(log): State<Log>, headers: HeaderMap, Json(body): Json<Value>) -> StatusCode {
        let key = headers["authorization"].to_str().unwrap().to_owned();
        let mut log = log.lock().unwrap();
        let known = log.iter().any(|(_, earlier)| earlier["redemption_id"] == body["redemption_id"]);
        log.push((key, body));
        if known { StatusCode::OK } else { StatusCode::CREATED }
    }
    async fn remove(State(log): State<Log>, Path(code): Path<String>) -> StatusCode {
        log.lock().unwrap().push((code, Value::Null));
        StatusCode::NO_CONTENT
    }
    let router = Router::new()
        .route("/admin/discount-codes", post(create))
        .route("/admin/discount-codes/{code}", delete(remove))
        .with_state(log);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/admin/discount-codes/", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}

#[tokio::test]
async fn the_demo_shop_is_told_what_the_code_is_worth() {
    let log = Log::default();
    let codes = DemoShopCodes::new(shop(log.clone()).await, "codes-key");
    let order = CodeOrder {
        redemption_id: "r_1".into(),
        code: "PERK-7Q2MX4TRB9".into(),
        customer_id: "7".into(),
        kind: "amount_off".into(),
        value: Some("10.00".into()),
        currency: "USD".into(),
        minimum_spend: None,
        combines_with: vec!["shipping".into()],
        title: "$10 reward".into(),
        redeemed_at: 0,
        again: false,
    };
    for _ in 0..2 {
        codes.create(&order).await.unwrap();
    }
    codes.disable("PERK-7Q2MX4TRB9").await.unwrap();
    let told = json!({"redemption_id": "r_1", "code": "PERK-7Q2MX4TRB9", "customer_id": "7", "kind": "amount_off",
        "value": "10.00", "currency": "USD", "minimum_spend": null, "combines_with": ["shipping"]});
    let key = || "Bearer codes-key".to_owned();
    assert_eq!(
        *log.lock().unwrap(),
        [(key(), told.clone()), (key(), told), ("PERK-7Q2MX4TRB9".into(), Value::Null)]
    );
    let nowhere = DemoShopCodes::new("http://127.0.0.1:9/none", "codes-key");
    assert!(nowhere.create(&order).await.is_err());
}
