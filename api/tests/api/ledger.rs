//! The ledger keeps what it was told: rows stay, numbers have no gaps.

use serde_json::Value;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Row, SqliteConnection};

use crate::world::{World, cancelled, order, refund};

async fn busy_world() -> World {
    let world = World::with_member().await;
    world.paid(&order("2", "7", &[("11", 2, "30.00")])).await;
    world.refunded(&refund("90", "2", &[("20", 1)])).await;
    let id = world.redeem("7", "r10", "k").await.json()["voucher"]["id"].as_str().unwrap().to_owned();
    world.cancel("7", &id).await;
    world.redeem("7", "r10", "k2").await;
    world.paid(&order("3", "8", &[("11", 1, "5.00")])).await;
    world.join("8").await;
    world.deliver("orders/cancelled", &cancelled("3")).await;
    world
}

async fn open(world: &World) -> SqliteConnection {
    SqliteConnectOptions::new().filename(&world.file).connect().await.unwrap()
}

#[tokio::test]
async fn rows_can_t_be_changed_or_removed() {
    let world = busy_world().await;
    let mut connection = open(&world).await;
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_sqlx%'
         AND name NOT LIKE 'command_%' AND name NOT LIKE '%redactions' AND name <> 'metafield_progress'",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    assert_eq!(tables.len(), 16, "{tables:?}");
    for table in tables {
        // A row-level trigger needs a row to refuse.
        sqlx::query("SELECT 1").execute(&mut connection).await.unwrap();
        let rows: i64 = count(&mut connection, &table).await;
        let deleted = run(&mut connection, format!("DELETE FROM {table}")).await;
        let updated = run(&mut connection, format!("UPDATE {table} SET shop = 'x'")).await;
        let has_shop =
            !["redemption_issues", "redemption_cancellations", "voucher_uses"].contains(&table.as_str());
        if rows > 0 {
            assert!(deleted.unwrap_err().contains("append-only"), "{table}");
            if has_shop {
                assert!(updated.unwrap_err().contains("append-only"), "{table}");
            }
        }
        assert_eq!(count(&mut connection, &table).await, rows, "{table}");
    }
}

async fn count(connection: &mut SqliteConnection, table: &str) -> i64 {
    sqlx::query_scalar(sqlx::AssertSqlSafe(format!("SELECT count(*) FROM {table}")))
        .fetch_one(connection)
        .await
        .unwrap()
}

async fn run(connection: &mut SqliteConnection, sql: String) -> Result<(), String> {
    sqlx::query(sqlx::AssertSqlSafe(sql))
        .execute(connection)
        .await
        .map(drop)
        .map_err(|error| error.to_string())
}

#[tokio::test]
async fn every_table_of_the_ledger_has_its_two_triggers() {
    let world = World::bare().await;
    let rows = sqlx::query(
        "SELECT tbl_name, count(*) AS n FROM sqlite_schema WHERE type = 'trigger' GROUP BY tbl_name",
    )
    .fetch_all(&mut open(&world).await)
    .await
    .unwrap();
    assert_eq!(rows.len(), 16);
    assert!(rows.iter().all(|row| row.get::<i64, _>("n") == 2));
}

#[tokio::test]
async fn events_are_numbered_without_gaps_and_tell_every_change() {
    let world = busy_world().await;
    let events = world.events().await;
    let numbers: Vec<i64> = events.iter().map(|event| event["number"].as_i64().unwrap()).collect();
    assert_eq!(numbers, (1..=i64::try_from(events.len()).unwrap()).collect::<Vec<_>>());
    for kind in [
        "program.changed",
        "member.joined",
        "entry.recorded",
        "redemption.created",
        "redemption.issued",
        "redemption.cancelled",
    ] {
        assert!(events.iter().any(|event| event["kind"] == kind), "{kind}");
    }
    assert!(!serde_json::to_string(&events).unwrap().contains("PERK-"), "codes are for their owners only");
    // The entries told are all the entries there are, and they add up to the balance.
    let told: i64 = events
        .iter()
        .filter(|event| event["kind"] == "entry.recorded" && event["customer_id"] == "7")
        .map(|event| event["data"]["points"].as_i64().unwrap())
        .sum();
    assert_eq!(world.points("7").await, (told, 0));
    let later = world.operator("GET", "/v1/events?after=3", None).await.json();
    assert_eq!(later["events"], Value::from(events[3..].to_vec()));
    assert_eq!(later["next_after"], events.len());
    let none = world.operator("GET", &format!("/v1/events?after={}", events.len()), None).await.json();
    assert_eq!(
        (none["events"].as_array().unwrap().len(), &none["next_after"]),
        (0, &Value::from(events.len()))
    );
}

#[tokio::test]
async fn an_entry_carries_what_accounting_will_ask_for() {
    let world = busy_world().await;
    let row = sqlx::query("SELECT * FROM entries WHERE cause_kind = 'order' AND cause_id = '2'")
        .fetch_one(&mut open(&world).await)
        .await
        .unwrap();
    assert_eq!(row.get::<String, _>("value"), "60.00");
    assert_eq!(row.get::<String, _>("currency"), "USD");
    assert_eq!(row.get::<i64, _>("qualifying_points"), 300);
    assert_eq!(row.get::<i64, _>("qualifying_spend_minor"), 6000);
    assert_eq!(row.get::<i64, _>("program_version"), 1);
    let breakdown: Value = serde_json::from_str(&row.get::<String, _>("breakdown")).unwrap();
    assert_eq!(breakdown["earned"]["points"], 300);
    assert_eq!(breakdown["earned"]["lines"][0]["net_minor"], 6000);
    assert_eq!(breakdown["order"]["lines"][0]["product_id"], "11");
}

#[tokio::test]
async fn health_is_the_database_s_and_requests_are_counted() {
    let world = busy_world().await;
    let get = |path: &'static str| {
        world.send(axum::http::Request::get(path).body(axum::body::Body::empty()).unwrap())
    };
    assert_eq!((get("/healthz").await.status.as_u16(), get("/healthz").await.text.as_str()), (200, "ok\n"));
    let metrics = get("/metrics").await.text;
    assert!(
        metrics.contains(r#"perkline_http_requests_total{method="GET",route="/healthz",status="200"} 2"#),
        "{metrics}"
    );
}
