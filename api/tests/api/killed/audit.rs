//! Reads the file itself: what was answered is in it once, and its rows agree with each other.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, SqliteConnection};

use super::member::Member;

/// What must find nothing, whatever happened. Each reads its tables once: the file is checked after every kill, and grows.
const NEVER: &[(&str, &str)] = &[
    (
        "a redemption without its debit",
        "SELECT r.id FROM redemptions AS r LEFT JOIN entries AS e ON e.id = r.entry_id
             WHERE e.kind IS NOT 'redeemed' OR e.points IS NOT -r.points OR e.customer_id IS NOT r.customer_id",
    ),
    ("two redemptions for one debit", "SELECT entry_id FROM redemptions GROUP BY entry_id HAVING count(*) > 1"),
    (
        "a debit without a redemption",
        "SELECT cause_id FROM entries WHERE kind = 'redeemed' AND id NOT IN (SELECT entry_id FROM redemptions)",
    ),
    (
        "points given back without a cancellation",
        "SELECT cause_id FROM entries WHERE kind = 'reversed' AND cause_kind = 'redemption'
             AND id NOT IN (SELECT entry_id FROM redemption_cancellations)",
    ),
    (
        "points given back twice",
        "SELECT entry_id FROM redemption_cancellations GROUP BY entry_id HAVING count(*) > 1",
    ),
    (
        "a cancellation without its points",
        "SELECT c.redemption_id FROM redemption_cancellations AS c JOIN redemptions AS r ON r.id = c.redemption_id
             LEFT JOIN entries AS e ON e.id = c.entry_id WHERE e.points IS NOT r.points",
    ),
    (
        "an order earned twice",
        "SELECT order_id FROM entries WHERE kind = 'earned' AND state = 'posted' GROUP BY order_id HAVING count(*) > 1",
    ),
    (
        "a return reversed twice",
        "SELECT cause_id FROM entries WHERE kind = 'reversed' AND cause_kind IN ('refund', 'cancellation')
             GROUP BY cause_kind, cause_id HAVING count(*) > 1",
    ),
    ("a gap in the events", "SELECT shop FROM events GROUP BY shop HAVING count(*) <> max(number)"),
];

/// Posted points by customer.
pub(super) async fn sums(file: &Path) -> BTreeMap<String, i64> {
    let sums: Vec<(String, i64)> = sqlx::query_as(
        "SELECT customer_id, sum(points) FROM entries WHERE state = 'posted' GROUP BY customer_id",
    )
    .fetch_all(&mut open(file).await)
    .await
    .unwrap();
    sums.into_iter().collect()
}

/// The codes of the vouchers that stand.
pub(super) async fn vouchers(file: &Path) -> BTreeSet<String> {
    let mut connection = open(file).await;
    let unfinished = "SELECT id FROM redemptions
         WHERE id NOT IN (SELECT redemption_id FROM redemption_issues UNION SELECT redemption_id FROM redemption_cancellations)";
    assert!(texts(&mut connection, unfinished).await.is_empty(), "a start finishes what was interrupted");
    set(
        &mut connection,
        "SELECT code FROM redemptions WHERE id NOT IN (SELECT redemption_id FROM redemption_cancellations)",
    )
    .await
}

/// Checks the whole file against itself and against what each member was answered.
pub(super) async fn check(file: &Path, members: &[Member]) {
    let mut connection = open(file).await;
    assert_eq!(texts(&mut connection, "PRAGMA integrity_check").await, ["ok"]);
    for (what, query) in NEVER {
        let found = texts(&mut connection, query).await;
        assert!(found.is_empty(), "{what}: {found:?}");
    }
    let inbox = set(&mut connection, "SELECT webhook_id FROM webhook_inbox").await;
    let issued = set(&mut connection, "SELECT redemption_id FROM redemption_issues").await;
    let cancelled = set(&mut connection, "SELECT redemption_id FROM redemption_cancellations").await;
    let keys = set(&mut connection, "SELECT key || ' ' || redemption_id FROM command_keys").await;
    for member in members {
        for delivery in &member.taken {
            assert!(inbox.contains(&delivery.id), "{delivery:?} was answered and is lost");
        }
        for one in &member.redeemed {
            let Some(id) = &one.id else { continue };
            assert!(issued.contains(id), "redemption {id} was answered and is lost");
            assert!(keys.contains(&format!("{} {id}", one.key)), "the key of redemption {id} is lost");
            assert!(!one.cancelled || cancelled.contains(id), "the cancellation of {id} is lost");
        }
    }
    check_orders(&mut connection, members).await;
}

/// Every order that was kept is worth what is left of it, whatever came first.
async fn check_orders(connection: &mut SqliteConnection, members: &[Member]) {
    let rows: Vec<(String, i64, i64)> = sqlx::query_as(
        "WITH posted AS (SELECT order_id, sum(points) AS points FROM entries WHERE state = 'posted' GROUP BY order_id),
             back AS (SELECT order_id, sum(facts ->> '$.lines[0].quantity') AS quantity FROM refunds GROUP BY order_id)
         SELECT o.order_id, coalesce(posted.points, 0),
             CASE WHEN o.order_id IN (SELECT order_id FROM cancellations) THEN 1000000
             ELSE coalesce(back.quantity, 0) END
         FROM orders AS o LEFT JOIN posted USING (order_id) LEFT JOIN back USING (order_id)",
    )
    .fetch_all(connection)
    .await
    .unwrap();
    let kept: BTreeMap<&str, (i64, i64)> =
        rows.iter().map(|(id, points, returned)| (id.as_str(), (*points, *returned))).collect();
    for bought in members.iter().flat_map(|member| &member.orders) {
        if let Some((points, returned)) = kept.get(bought.id.as_str()) {
            assert_eq!(*points, bought.worth(*returned), "order {}", bought.id);
        }
    }
    for delivery in members.iter().flat_map(|member| &member.taken) {
        if delivery.topic == "orders/paid" {
            let id = delivery.body["id"].to_string();
            assert!(kept.contains_key(id.as_str()), "order {id} was answered and is lost");
        }
    }
}

async fn open(file: &Path) -> SqliteConnection {
    SqliteConnectOptions::new().filename(file).connect().await.unwrap()
}

async fn texts(connection: &mut SqliteConnection, query: &'static str) -> Vec<String> {
    sqlx::query_scalar(query).fetch_all(connection).await.unwrap()
}

async fn set(connection: &mut SqliteConnection, query: &'static str) -> BTreeSet<String> {
    texts(connection, query).await.into_iter().collect()
}
