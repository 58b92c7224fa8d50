//! A store that speaks Shopify's Admin API over the loopback: it checks what Shopify checks, keeps what it is told, says
//! what it was asked, and goes wrong where a script says so.

mod checking;
mod credit;
mod discounts;
mod faults;
mod grants;
mod metafields;

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Response, StatusCode};
use axum::routing::post;
use serde_json::{Map, Value, json};
use tokio::sync::Notify;
use tokio::time::Instant;

use crate::world::NOW;
use checking::Asked;
pub(crate) use credit::Account;
pub(crate) use discounts::Discount;
pub(crate) use faults::{Effect, Fault, Said};
pub(crate) use grants::{CLIENT_ID, CLIENT_SECRET};
pub(crate) use metafields::{INSTALLATION, Metafield};

pub(crate) const VERSION: &str = "2026-10";
pub(crate) const TOKEN: &str = "shpat_0123456789";

/// What is in the store.
#[derive(Debug)]
pub(crate) struct Stock {
    /// Numbers of customers that exist.
    pub(crate) customers: BTreeSet<String>,
    pub(crate) discounts: Vec<Discount>,
    pub(crate) accounts: Vec<Account>,
    pub(crate) metafields: Vec<Metafield>,
    /// Global ids of those whose metafields Shopify refuses, for reasons of its own.
    pub(crate) refused_owners: BTreeSet<String>,
    /// Root fields and their arguments, in the order they came.
    pub(crate) asked: Vec<(String, Value)>,
    /// Questions that no GraphQL server would have taken.
    pub(crate) mistakes: Vec<String>,
    /// The one that is taken.
    pub(crate) token: String,
    /// For how long one is granted.
    pub(crate) token_seconds: u64,
    /// What time it is there, in Unix seconds.
    pub(crate) now: i64,
    /// Ids are counted.
    ids: u64,
    script: VecDeque<(&'static str, Fault)>,
    late: Vec<Asked>,
    bucket: Bucket,
}

/// The points an app may use.
#[derive(Debug, Clone, Copy)]
struct Bucket {
    available: f64,
    maximum: f64,
    rate: f64,
    at: Instant,
}

/// The store, and where it listens.
#[derive(Debug, Clone)]
pub(crate) struct Store {
    pub(crate) url: String,
    stock: Arc<Mutex<Stock>>,
    /// Somebody asked.
    heard: Arc<Notify>,
}

impl Store {
    pub(crate) async fn open() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let store = Self { url, stock: Arc::new(Mutex::new(Stock::new())), heard: Arc::default() };
        let router =
            Router::new().route("/admin/api/{version}/graphql.json", post(answer)).with_state(store.clone());
        let router = router.merge(grants::router(store.clone()));
        tokio::spawn(async move { axum::serve(listener, router).await });
        store
    }

    pub(crate) fn stock(&self) -> MutexGuard<'_, Stock> {
        self.stock.lock().unwrap()
    }

    /// The next question of this root field goes wrong so; the one after it as the next line says.
    pub(crate) fn script(&self, field: &'static str, faults: &[Fault]) {
        self.stock().script.extend(faults.iter().map(|fault| (field, *fault)));
    }

    /// From now on nothing goes wrong.
    pub(crate) fn drop_script(&self) {
        self.stock().script.clear();
    }

    /// Whether every fault came to pass.
    pub(crate) fn script_is_over(&self) -> bool {
        self.stock().script.is_empty()
    }

    /// The codes that are there, of which none is there twice.
    pub(crate) fn codes(&self) -> BTreeSet<String> {
        let stock = self.stock();
        let codes: BTreeSet<String> = stock.discounts.iter().map(|one| one.code.clone()).collect();
        assert_eq!((codes.len(), stock.mistakes.as_slice()), (stock.discounts.len(), [].as_slice()));
        codes
    }

    /// Carries out what was held back.
    pub(crate) fn release(&self) {
        let mut stock = self.stock();
        for asked in std::mem::take(&mut stock.late) {
            stock.carry_out(&asked);
        }
    }

    /// From now on there are so many points, and so many more each second.
    pub(crate) fn set_points(&self, available: f64, rate: f64) {
        self.stock().bucket = Bucket { available, maximum: available.max(1000.0), rate, at: Instant::now() };
    }

    /// What was asked under this root field.
    pub(crate) fn asked(&self, field: &str) -> Vec<Value> {
        self.stock()
            .asked
            .iter()
            .filter(|(name, _)| name == field)
            .map(|(_, arguments)| arguments.clone())
            .collect()
    }

    /// Waits until this was asked so many times.
    pub(crate) async fn until_asked(&self, field: &str, times: usize) {
        loop {
            let heard = self.heard.notified();
            if self.asked(field).len() >= times {
                return;
            }
            heard.await;
        }
    }
}

impl Stock {
    fn new() -> Self {
        Self {
            customers: ["7", "8"].map(str::to_owned).into(),
            discounts: Vec::new(),
            accounts: Vec::new(),
            metafields: Vec::new(),
            refused_owners: BTreeSet::new(),
            asked: Vec::new(),
            mistakes: Vec::new(),
            token: TOKEN.to_owned(),
            token_seconds: 86_399,
            now: NOW,
            ids: 1000,
            script: VecDeque::new(),
            late: Vec::new(),
            bucket: Bucket { available: 2000.0, maximum: 2000.0, rate: 100.0, at: Instant::now() },
        }
    }

    fn id(&mut self, of: &str) -> String {
        self.ids += 1;
        format!("gid://shopify/{of}/{}", self.ids)
    }

    fn carry_out(&mut self, asked: &Asked) -> Value {
        let arguments = &asked.arguments;
        match asked.name.as_str() {
            "codeDiscountNodeByCode" => self.find_code(arguments),
            "discountCodeBasicCreate" => self.make_code("basicCodeDiscount", "DiscountCodeBasic", arguments),
            "discountCodeFreeShippingCreate" => {
                self.make_code("freeShippingCodeDiscount", "DiscountCodeFreeShipping", arguments)
            }
            "discountCodeDeactivate" => self.end_code(arguments),
            "discountCodeDelete" => self.delete_code(arguments),
            "storeCreditAccountCredit" => self.give_credit(arguments),
            "customer" => self.customer(arguments),
            "currentAppInstallation" => self.app_installation(&asked.selected),
            "nodes" => self.nodes(arguments, &asked.selected),
            "metafieldsSet" => self.set_metafields(arguments),
            "metafieldsDelete" => self.delete_metafields(arguments),
            name => panic!("{name} is in the schema and not in the store"),
        }
    }

    /// The first line of the script that is about this field.
    fn fault(&mut self, field: &str) -> Option<Fault> {
        let place = self.script.iter().position(|(of, _)| *of == field)?;
        self.script.remove(place).map(|(_, fault)| fault)
    }
}

impl Bucket {
    /// Takes so many points, if there are so many.
    #[expect(clippy::float_arithmetic, reason = "Shopify's points are decimals")]
    fn take(&mut self, cost: u64) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "costs are small")]
        let cost = cost as f64;
        let restored = self.at.elapsed().as_secs_f64() * self.rate;
        self.available = (self.available + restored).min(self.maximum);
        self.at = Instant::now();
        let fits = self.available >= cost;
        if fits {
            self.available -= cost;
        }
        fits
    }

    fn cost(&self, asked: u64, fits: bool) -> Value {
        json!({"requestedQueryCost": asked, "actualQueryCost": fits.then_some(asked), "throttleStatus":
            {"maximumAvailable": self.maximum, "currentlyAvailable": self.available.floor(), "restoreRate": self.rate}})
    }
}

async fn answer(
    State(store): State<Store>,
    Path(version): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response<Body> {
    let refused = |status: StatusCode| {
        Response::builder().status(status).body(Body::from(r#"{"errors":"no"}"#)).unwrap()
    };
    let header = |name: &str| headers.get(name).map_or("", |value| value.to_str().unwrap()).to_owned();
    if version != VERSION {
        return refused(StatusCode::NOT_FOUND);
    }
    if header("x-shopify-access-token") != store.stock().token {
        return refused(StatusCode::UNAUTHORIZED);
    }
    let body: Result<Value, _> = serde_json::from_slice(&body);
    let (Ok(body), true) = (body, header("content-type").starts_with("application/json")) else {
        return refused(StatusCode::BAD_REQUEST);
    };
    let (key, right, cost, fault) = match store.take(&body) {
        Ok(taken) => taken,
        Err(response) => return response,
    };
    match fault {
        None => Response::new(Body::from(right.to_string())),
        Some(said) => said.response(&key, &right, &cost).await,
    }
}

type Taken = (String, Value, Value, Option<Said>);

impl Store {
    /// Carries a question out, or not; the right answer, what it cost, and what is said in its place.
    #[expect(clippy::result_large_err, reason = "an answer is an answer")]
    fn take(&self, body: &Value) -> Result<Taken, Response<Body>> {
        let ok = |body: Value| Response::new(Body::from(body.to_string()));
        let none = Map::new();
        let variables = body["variables"].as_object().unwrap_or(&none);
        let mut stock = self.stock();
        let checked = checking::check(body["query"].as_str().unwrap_or_default(), variables);
        let asked = checked.map_err(|message| {
            stock.mistakes.push(message.clone());
            ok(json!({"errors": [{"message": message, "locations": [{"line": 1, "column": 1}]}]}))
        })?;
        let [asked] = asked.as_slice() else { panic!("one root field, please: {asked:?}") };
        stock.asked.push((asked.name.clone(), asked.arguments.clone().into()));
        self.heard.notify_waiters();
        let fits = stock.bucket.take(asked.cost);
        let cost = stock.bucket.cost(asked.cost, fits);
        if !fits {
            return Ok((asked.key.clone(), Value::Null, cost, Some(Said::Throttled)));
        }
        let fault = stock.fault(&asked.name);
        let whole = match fault {
            Some(Fault(Effect::No, _)) => Value::Null,
            Some(Fault(Effect::Late, _)) => {
                stock.late.push(asked.clone());
                Value::Null
            }
            Some(Fault(Effect::Yes, _)) | None => stock.carry_out(asked),
        };
        let data = checking::project(&whole, &asked.selected);
        let right = json!({"data": {asked.key.clone(): data}, "extensions": {"cost": cost}});
        Ok((asked.key.clone(), right, cost, fault.map(|Fault(_, said)| said)))
    }
}
