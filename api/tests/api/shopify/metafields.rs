//! The metafields that Liquid prints follow the ledger, whatever goes wrong, and never go back.

mod faulty;

use std::sync::Arc;

use perkline_api::{Admin, Unwritten, write_metafields};
use serde_json::{Value, json};
use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;

use super::store::{INSTALLATION, TOKEN};
use super::{IMPATIENT, Shop};
use crate::world::{SHOP, World, order, program};

const SET: &str = "metafieldsSet";

fn gid(customer: &str) -> String {
    format!("gid://shopify/Customer/{customer}")
}

impl Shop {
    fn admin(&self) -> Arc<Admin> {
        Arc::new(Admin::new(SHOP, TOKEN.into(), Some(&self.store.url), IMPATIENT))
    }

    async fn write(&self) -> Result<bool, Unwritten> {
        write_metafields(&self.world.app, &self.admin()).await
    }

    /// Until nothing is due.
    async fn write_all(&self) {
        while self.write().await.unwrap() {}
        assert_eq!(self.store.stock().mistakes, [""; 0]);
    }

    /// What Liquid would print of a member.
    fn printed(&self, customer: &str) -> Option<Value> {
        self.store.stock().metafield(&gid(customer), "$app:perkline", "snapshot")
    }

    pub(super) fn printed_program(&self) -> Option<Value> {
        self.store.stock().metafield(INSTALLATION, "perkline", "program")
    }

    /// What it is to print: the snapshot's member and facts, without codes.
    async fn due(&self, customer: &str) -> Value {
        let mut snapshot = self.world.snapshot(customer).await;
        for voucher in snapshot["member"]["vouchers"].as_array_mut().unwrap() {
            voucher["code"] = Value::Null;
        }
        json!({"as_of": snapshot["as_of"], "member": snapshot["member"], "facts": snapshot["facts"]})
    }

    /// How many were set, question by question.
    fn sets(&self) -> Vec<usize> {
        self.store.asked(SET).iter().map(|asked| asked["metafields"].as_array().unwrap().len()).collect()
    }

    /// So many members more, whom Shopify knows. Their numbers.
    async fn with_members(&self, count: u32) -> Vec<String> {
        let numbers: Vec<String> = (1..=count).map(|n| (1000 + n).to_string()).collect();
        for number in &numbers {
            self.world.join(number).await;
            self.store.stock().customers.insert(number.clone());
        }
        numbers
    }
}

#[tokio::test]
async fn without_a_program_nothing_is_asked() {
    let shop = Shop::of(World::bare().await, IMPATIENT).await;
    assert!(!shop.write().await.unwrap());
    assert!(shop.store.stock().asked.is_empty());
}

#[tokio::test]
async fn the_first_time_the_program_and_every_member_are_written() {
    let shop = Shop::open().await;
    let numbers = shop.with_members(60).await;
    shop.write_all().await;
    assert_eq!(shop.printed_program().unwrap(), program());
    assert_eq!(shop.printed("7").unwrap(), shop.due("7").await);
    for number in &numbers {
        assert_eq!(shop.printed(number).unwrap(), shop.due(number).await);
    }
    assert_eq!(shop.printed("8"), None, "a customer who never joined has none");
    assert_eq!(shop.sets(), [1, 25, 25, 11]);
}

#[tokio::test]
async fn a_change_writes_whom_it_is_about_once() {
    let shop = Shop::open().await;
    shop.with_members(3).await;
    shop.write_all().await;
    let before = shop.sets().len();
    shop.world.paid(&order("3", "7", &[("11", 1, "20.00")])).await;
    shop.world.paid(&order("4", "7", &[("11", 1, "30.00")])).await;
    shop.write_all().await;
    assert_eq!(shop.sets()[before..], [1], "two orders, one metafield");
    assert_eq!(shop.printed("7").unwrap()["member"]["points"]["available"], 3100);
    let asked = shop.store.stock().asked.len();
    assert!(!shop.write().await.unwrap());
    assert_eq!(shop.store.stock().asked.len(), asked, "nothing happened, nothing is asked");
}

#[tokio::test]
async fn what_changes_nothing_is_not_written_again() {
    let shop = Shop::open().await;
    shop.write_all().await;
    let before = shop.sets().len();
    let data_request = json!({"shop_domain": SHOP, "customer": {"id": 7}, "data_request": {"id": 9999}});
    assert_eq!(shop.world.deliver("customers/data_request", &data_request).await.status, 200);
    shop.write_all().await;
    assert_eq!(shop.sets().len(), before);
}

#[tokio::test]
async fn no_code_stands_in_a_metafield() {
    let shop = Shop::open().await;
    let redeemed = shop.world.redeem("7", "r10", "k").await.json();
    shop.write_all().await;
    let printed = shop.printed("7").unwrap();
    assert_eq!(printed["member"]["vouchers"][0]["id"], redeemed["voucher"]["id"]);
    assert_eq!(printed["member"]["vouchers"][0]["code"], Value::Null);
    let code = redeemed["voucher"]["code"].as_str().unwrap();
    let is_there = shop.store.stock().metafields.iter().any(|one| one.value.contains(code));
    assert!(!is_there, "{printed}");
}

#[tokio::test]
async fn a_new_program_is_written_with_everybody_it_changes() {
    let shop = Shop::open().await;
    let numbers = shop.with_members(30).await;
    shop.write_all().await;
    let before = shop.sets().len();
    let mut renamed = program();
    renamed["name"] = json!("Another club");
    renamed["rewards"][0]["points"] = json!(2000);
    assert_eq!(shop.world.operator("PUT", "/v1/program", Some(&renamed)).await.status, 200);
    shop.write_all().await;
    assert_eq!(shop.printed_program().unwrap(), renamed);
    for number in numbers.iter().chain([&"7".to_owned()]) {
        assert_eq!(shop.printed(number).unwrap()["facts"], shop.due(number).await["facts"]);
    }
    assert!(shop.sets()[before..].iter().all(|set| *set <= 25), "{:?}", shop.sets());
}

#[tokio::test]
async fn what_time_changed_is_written_when_it_is_recorded() {
    let shop = Shop::open().await;
    shop.write_all().await;
    shop.world.set_now(shop.world.now() + 400 * 86_400);
    perkline_api::record_due(&shop.world.app).await.unwrap();
    shop.write_all().await;
    assert_eq!(shop.printed("7").unwrap(), shop.due("7").await);
}

#[tokio::test]
async fn a_customer_who_is_gone_stops_nobody() {
    let shop = Shop::open().await;
    shop.with_members(4).await;
    shop.store.stock().customers.remove("1002");
    shop.write_all().await;
    assert_eq!(shop.printed("1002"), None);
    assert_eq!(shop.printed("1003").unwrap(), shop.due("1003").await);
}

#[tokio::test]
async fn whom_shopify_refuses_stops_nobody() {
    let shop = Shop::open().await;
    let numbers = shop.with_members(40).await;
    for refused in ["1002", "1005", "1030"] {
        shop.store.stock().refused_owners.insert(gid(refused));
    }
    shop.write_all().await;
    for number in &numbers {
        let is_refused = shop.store.stock().refused_owners.contains(&gid(number));
        assert_eq!(shop.printed(number).is_some(), !is_refused, "{number}");
    }
}

#[tokio::test]
async fn customers_who_become_one_have_one_metafield() {
    let shop = Shop::open().await;
    shop.with_members(1).await;
    shop.write_all().await;
    shop.store.stock().customers.remove("1001");
    let merge = json!({"admin_graphql_api_customer_kept_id": gid("7"),
        "admin_graphql_api_customer_deleted_id": gid("1001"), "status": "completed", "job_id": null, "errors": []});
    assert_eq!(shop.world.deliver("customers/merge", &merge).await.status, 200);
    let before = shop.store.asked("nodes").len();
    shop.write_all().await;
    assert_eq!(shop.store.asked("nodes")[before..], [json!({"ids": [gid("7")]})]);
}

#[tokio::test]
async fn who_is_forgotten_is_not_asked_for() {
    let shop = Shop::open().await;
    shop.with_members(30).await;
    // The program, and the first 25 of them: where it goes on is somebody's id.
    for _ in 0..2 {
        assert!(shop.write().await.unwrap());
    }
    let progress = || async { progress(&shop).await };
    assert!(progress().await.1.is_some_and(|id| id.starts_with("10")));
    for number in 1001..=1030 {
        let redact = json!({"shop_domain": SHOP, "customer": {"id": number}, "orders_to_redact": []});
        assert_eq!(shop.world.deliver("customers/redact", &redact).await.status, 200);
    }
    assert_eq!(progress().await.1.as_deref(), Some(""));
    let before = shop.store.asked("nodes").len();
    shop.write_all().await;
    assert_eq!(shop.store.asked("nodes")[before..], [json!({"ids": [gid("7")]})]);
}

/// How far it is, as the file has it.
async fn progress(shop: &Shop) -> (i64, Option<String>) {
    let mut connection = SqliteConnectOptions::new().filename(&shop.world.file).connect().await.unwrap();
    sqlx::query_as("SELECT events_to, members_after FROM metafield_progress")
        .fetch_one(&mut connection)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_member_who_does_not_fit_has_none_rather_than_an_old_one() {
    let mut wordy = program();
    wordy["rewards"][4]["kind"] = json!("free_shipping");
    wordy["rewards"][4]["value"] = Value::Null;
    wordy["rewards"][4]["points"] = json!(1);
    wordy["rewards"][4]["title"] = json!("w".repeat(4000));
    let world = World::with(wordy).await;
    world.join("7").await;
    world.paid(&order("1", "7", &[("11", 1, "170.00")])).await;
    let shop = Shop::of(world, IMPATIENT).await;
    shop.write_all().await;
    assert!(shop.printed("7").is_some());
    let mut vouchers = Vec::new();
    for n in 0..40 {
        let redeemed = shop.world.redeem("7", "credit", &format!("k{n}")).await;
        assert_eq!(redeemed.status, 201, "{redeemed:?}");
        vouchers.push(redeemed.json()["voucher"]["id"].as_str().unwrap().to_owned());
    }
    shop.write_all().await;
    assert_eq!(shop.printed("7"), None);
    for voucher in &vouchers[..20] {
        assert_eq!(shop.world.cancel("7", voucher).await.status, 200);
    }
    shop.write_all().await;
    assert_eq!(shop.printed("7").unwrap(), shop.due("7").await);
}

#[tokio::test]
async fn a_program_that_does_not_fit_leaves_the_one_before() {
    let shop = Shop::open().await;
    shop.write_all().await;
    let mut long = program();
    long["earning"]["exclude"]["product_ids"] =
        (0..12_000).map(|n| json!((1_000_000_000 + n).to_string())).collect();
    let put = shop.world.operator("PUT", "/v1/program", Some(&long)).await;
    assert_eq!(put.status, 200, "{put:?}");
    shop.write_all().await;
    assert_eq!(shop.printed_program().unwrap(), program());
}
