//! Data requests and forgetting: what is known is handed out, and then nobody's; the books stay as they are.

use serde_json::{Value, json};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, SqliteConnection};

use crate::process::perkline;
use crate::world::{DAY, NOW, SHOP, World, order, refund};

/// Long enough to be found in a file of bytes, and nowhere else in it.
const PERSON: &str = "7000000000077";
const MERGED: &str = "7000000000088";

const FORGETTING: &str = include_str!("../../src/ledger/redactions.rs");

fn about(customer: &str) -> Value {
    json!({"shop_id": 954_889, "shop_domain": SHOP,
        "customer": {"id": customer.parse::<u64>().unwrap(), "email": "someone@example.com", "phone": "555-625-1199"}})
}

fn redact(customer: &str) -> Value {
    with(about(customer), "orders_to_redact", json!([1, 2]))
}

fn data_request(customer: &str) -> Value {
    with(with(about(customer), "orders_requested", json!([1])), "data_request", json!({"id": 9_999}))
}

fn shop_redact() -> Value {
    json!({"shop_id": 954_889, "shop_domain": SHOP})
}

fn with(mut document: Value, name: &str, value: Value) -> Value {
    document.as_object_mut().unwrap().insert(name.to_owned(), value);
    document
}

/// Somebody with two ids, points, a refund, a voucher and a pending key; and customer 9, who has nothing to do with it.
async fn busy_world() -> World {
    let world = World::new().await;
    for customer in [PERSON, MERGED, "9"] {
        world.join(customer).await;
    }
    world.paid(&order("1", PERSON, &[("11", 2, "170.00")])).await;
    world.paid(&order("2", MERGED, &[("11", 1, "100.00")])).await;
    world.paid(&order("3", "9", &[("11", 1, "30.00")])).await;
    let redeemed = world.redeem(PERSON, "r10", "k").await;
    assert_eq!(redeemed.status, 201, "{redeemed:?}");
    world.refunded(&refund("90", "1", &[("10", 1)])).await;
    world
        .deliver(
            "customers/merge",
            &json!({"admin_graphql_api_customer_kept_id": format!("gid://shopify/Customer/{PERSON}"),
                "admin_graphql_api_customer_deleted_id": format!("gid://shopify/Customer/{MERGED}"),
                "admin_graphql_api_job_id": null, "status": "completed", "errors": []}),
        )
        .await;
    world
}

async fn open(world: &World) -> SqliteConnection {
    SqliteConnectOptions::new().filename(&world.file).connect().await.unwrap()
}

/// Points by state, vouchers, members, and everything that money hangs on.
async fn books(world: &World) -> Vec<String> {
    sqlx::query_scalar(
        "SELECT state || ' ' || sum(points) FROM entries GROUP BY state
         UNION ALL SELECT id || kind || points || coalesce(value, '') || coalesce(order_id, '') || occurred_at FROM entries
         UNION ALL SELECT id || points || coalesce(code, '') FROM redemptions
         UNION ALL SELECT order_id || facts FROM orders
         UNION ALL SELECT 'members ' || count(*) FROM memberships
         UNION ALL SELECT 'of one account ' || sum(points) FROM entries WHERE customer_id <> '9'",
    )
    .fetch_all(&mut open(world).await)
    .await
    .unwrap()
}

/// Whether the bytes of the ledger, or of the log beside it, contain a text.
fn holds(world: &World, text: &str) -> bool {
    let log = world.file.with_extension("db-wal");
    [&world.file, &log].into_iter().any(|file| {
        let bytes = std::fs::read(file).unwrap_or_default();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    })
}

#[tokio::test]
async fn whoever_is_forgotten_is_in_no_byte_of_the_file_and_the_books_balance() {
    let world = busy_world().await;
    let (before, others) = (books(&world).await, world.snapshot("9").await["member"].clone());
    assert!(holds(&world, PERSON) && holds(&world, MERGED), "there is something to forget");
    for _ in 0..2 {
        assert_eq!(world.deliver("customers/redact", &redact(PERSON)).await.status, 200);
    }
    assert!(!holds(&world, PERSON) && !holds(&world, MERGED));
    assert!(!holds(&world, "someone@example.com") && !holds(&world, "555-625-1199"));
    assert_eq!(books(&world).await, before);
    assert_eq!(world.snapshot("9").await["member"], others);
    assert_eq!(world.snapshot(PERSON).await["member"]["state"], "candidate", "nobody we know");
    let events = world.events().await;
    let said: Vec<&Value> = events.iter().filter(|event| event["kind"] == "customer.redacted").collect();
    assert_eq!(said.len(), 1, "once, and only once");
    assert!(said[0]["customer_id"].as_str().unwrap().starts_with("redacted-"));
    let numbers: Vec<i64> = events.iter().map(|event| event["number"].as_i64().unwrap()).collect();
    assert!(numbers.windows(2).all(|pair| pair[1] == pair[0] + 1), "without gaps");
}

#[tokio::test]
async fn any_id_of_a_merged_customer_forgets_all_of_them() {
    let world = busy_world().await;
    world.deliver("customers/redact", &redact(MERGED)).await;
    assert!(!holds(&world, PERSON) && !holds(&world, MERGED));
}

#[tokio::test]
async fn what_comes_late_for_a_forgotten_customer_s_order_still_balances() {
    let world = busy_world().await;
    world.deliver("customers/redact", &redact(PERSON)).await;
    world.refunded(&refund("91", "2", &[("20", 1)])).await;
    let left: i64 = sqlx::query_scalar(
        "SELECT sum(points) FROM entries WHERE customer_id LIKE 'redacted-%' AND state = 'posted'",
    )
    .fetch_one(&mut open(&world).await)
    .await
    .unwrap();
    // $340 less $170 and $100 less $100, at five points a dollar; 1,000 became a voucher.
    assert_eq!(left, 850 - 1_000);
}

#[tokio::test]
async fn forgetting_can_t_be_used_to_change_the_books() {
    let world = busy_world().await;
    let mut connection = open(&world).await;
    sqlx::query(sqlx::AssertSqlSafe(format!(
        "INSERT INTO redactions VALUES ('{SHOP}', '{PERSON}', 'nobody')"
    )))
    .execute(&mut connection)
    .await
    .unwrap();
    for change in [
        "UPDATE entries SET customer_id = 'nobody', points = 1000000",
        "UPDATE entries SET customer_id = '9'",
        "UPDATE redemptions SET customer_id = 'nobody', code = 'PERK-MINE'",
        "UPDATE memberships SET customer_id = 'nobody', joined_at = 1",
        "UPDATE orders SET customer_id = 'nobody', facts = '{}'",
        "UPDATE events SET customer_id = 'nobody', data = '{}' WHERE kind <> 'customer.merged'",
        "UPDATE customer_aliases SET customer_id = '9'",
    ] {
        let refused = sqlx::query(change).execute(&mut connection).await.unwrap_err().to_string();
        assert!(refused.contains("append-only"), "{change}: {refused}");
    }
}

#[tokio::test]
async fn a_signed_body_can_t_be_sent_again_as_another_topic() {
    let world = busy_world().await;
    world.set_now(NOW + 2 * DAY);
    let before = books(&world).await;
    let paid = order("4", PERSON, &[("11", 1, "10.00")]);
    let other = with(about(PERSON), "orders_to_redact", json!([]));
    for (topic, body) in [
        ("customers/redact", data_request(PERSON)),
        ("customers/redact", paid.clone()),
        ("customers/redact", shop_redact()),
        ("customers/redact", with(other, "shop_domain", json!("other.myshopify.test"))),
        ("shop/redact", paid),
        ("shop/redact", redact(PERSON)),
        ("shop/redact", data_request(PERSON)),
        ("shop/redact", json!({"shop_id": 1, "shop_domain": "other.myshopify.test"})),
        ("customers/merge", redact(PERSON)),
        ("customers/data_request", redact(PERSON)),
    ] {
        assert_eq!(world.deliver(topic, &body).await.problem().0, 422, "{topic} {body}");
    }
    assert_eq!(books(&world).await, before);
    assert!(holds(&world, PERSON));
}

#[tokio::test]
async fn a_shop_is_forgotten_once_it_is_silent_and_its_books_stay() {
    let world = busy_world().await;
    // A copy of the webhook of an earlier removal, while the shop is in use.
    assert_eq!(
        world.deliver("shop/redact", &shop_redact()).await.problem(),
        (409, "shop-in-use".into(), None)
    );
    assert!(holds(&world, PERSON));
    world.set_now(NOW + 2 * DAY);
    let before = books(&world).await;
    for _ in 0..2 {
        assert_eq!(world.deliver("shop/redact", &shop_redact()).await.status, 200);
    }
    assert!(!holds(&world, PERSON) && !holds(&world, MERGED));
    // Customer 9 is nobody now, too.
    let (sums, after) = (before.len() - 1, books(&world).await);
    assert_eq!(after[..sums], before[..sums]);
    let named: i64 =
        sqlx::query_scalar("SELECT count(*) FROM entries WHERE customer_id NOT LIKE 'redacted-%'")
            .fetch_one(&mut open(&world).await)
            .await
            .unwrap();
    assert_eq!(named, 0);
}

#[tokio::test]
async fn a_large_shop_is_forgotten_in_many_commands_and_a_start_goes_on_with_it() {
    let world = busy_world().await;
    let mut connection = open(&world).await;
    sqlx::query(sqlx::AssertSqlSafe(format!(
        "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999)
         INSERT INTO memberships SELECT '{SHOP}', CASE i % 2 WHEN 0 THEN 8000000000000 + i ELSE 'x' || i END, 1 FROM n"
    )))
    .execute(&mut connection)
    .await
    .unwrap();
    let named = "SELECT count(*) FROM memberships WHERE customer_id NOT LIKE 'redacted-%'";
    // As an interrupted one leaves it.
    sqlx::query(sqlx::AssertSqlSafe(format!("INSERT INTO shop_redactions VALUES ('{SHOP}', 1)")))
        .execute(&mut connection)
        .await
        .unwrap();
    let all: i64 = sqlx::query_scalar(named).fetch_one(&mut connection).await.unwrap();
    assert_eq!(all, 1_003);
    perkline_api::finish_forgetting(&world.app).await.unwrap();
    let left: i64 = sqlx::query_scalar(named).fetch_one(&mut connection).await.unwrap();
    assert_eq!(left, 0);
    // It is over: who joins now stays.
    world.join("21").await;
    perkline_api::finish_forgetting(&world.app).await.unwrap();
    assert_eq!(world.snapshot("21").await["member"]["state"], "member");
}

#[tokio::test]
async fn a_data_request_is_said_and_answered_with_every_row() {
    let world = busy_world().await;
    assert_eq!(world.deliver("customers/data_request", &data_request(PERSON)).await.status, 200);
    let events = world.events().await;
    let asked = events.iter().find(|event| event["kind"] == "customer.data_requested").unwrap();
    assert_eq!(
        (&asked["customer_id"], &asked["data"]),
        (&json!(PERSON), &json!({"data_request_id": "9999"}))
    );

    let document = export(&world, MERGED);
    for (pointer, expected) in [
        ("/memberships/1/customer_id", json!(MERGED)),
        ("/customer_aliases/0/kept_id", json!(PERSON)),
        ("/entries/0/points", json!(1_700)),
        ("/orders/1/facts/lines/0/product_id", json!("11")),
        ("/refunds/0/refund_id", json!("90")),
        ("/redemptions/0/reward_id", json!("r10")),
        ("/command_keys/0/key", json!("k")),
    ] {
        assert_eq!(document.pointer(pointer), Some(&expected), "{pointer} of {document:#}");
    }
    assert_eq!(export(&world, "9")["orders"].as_array().unwrap().len(), 1, "nobody else's");
}

fn export(world: &World, customer: &str) -> Value {
    let file = world.file.to_str().unwrap();
    let said =
        perkline(&["customer", "export", customer, "--shop", SHOP, "--database", file]).output().unwrap();
    assert!(said.status.success(), "{said:?}");
    serde_json::from_slice(&said.stdout).unwrap()
}

/// A table that comes later must be handed out and forgotten too.
#[tokio::test]
async fn every_table_that_names_somebody_is_exported_and_forgotten() {
    let world = busy_world().await;
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT DISTINCT t.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
         WHERE t.type = 'table' AND t.name <> 'redactions' AND c.name IN ('customer_id', 'order_id', 'redemption_id')",
    )
    .fetch_all(&mut open(&world).await)
    .await
    .unwrap();
    assert!(tables.len() >= 13, "{tables:?}");
    let document = export(&world, PERSON);
    for table in &tables {
        assert!(document[table].is_array(), "{table}");
    }
    let named: Vec<String> = sqlx::query_scalar(
        "SELECT t.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
         WHERE t.type = 'table' AND t.name <> 'redactions' AND c.name LIKE '%customer_id%'",
    )
    .fetch_all(&mut open(&world).await)
    .await
    .unwrap();
    // Kept answers go with their keys.
    for table in named.iter().filter(|table| *table != "command_answers") {
        let step =
            [format!("rename!(\"{table}\")"), format!("UPDATE {table} "), format!("DELETE FROM {table}\"")];
        assert!(step.iter().any(|step| FORGETTING.contains(step)), "{table} is not in {FORGETTING}");
    }
}
