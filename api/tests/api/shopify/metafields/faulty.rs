//! Every fault on the way: what is due stays due, and older never replaces newer.

use futures_util::future::join_all;
use perkline_api::Unwritten;

use super::{SET, gid};
use crate::shopify::Shop;
use crate::shopify::store::Effect::{Late, No, Yes};
use crate::shopify::store::Said::{
    Cut, Error, Nothing, Status, Text, Throttled, TooMany, Truncated, UserError,
};
use crate::shopify::store::{Fault, INSTALLATION, Metafield};
use crate::world::order;

/// What may go wrong, and whether it is got over within one look at what is due.
const FAULTS: &[(Fault, bool)] = &[
    (Fault(No, Throttled), true),
    (Fault(No, TooMany(Some("0.0"))), true),
    (Fault(No, TooMany(Some("60"))), false),
    (Fault(No, Status(401)), false),
    (Fault(No, Status(402)), false),
    (Fault(No, Status(403)), false),
    (Fault(No, Status(404)), false),
    (Fault(No, Status(423)), false),
    (Fault(No, Status(430)), false),
    (Fault(No, Status(500)), true),
    (Fault(Yes, Status(502)), true),
    (Fault(Late, Status(504)), true),
    (Fault(No, Error("ACCESS_DENIED")), false),
    (Fault(No, Error("INTERNAL_SERVER_ERROR")), true),
    (Fault(Yes, Error("INTERNAL_SERVER_ERROR")), true),
    (Fault(No, Cut), true),
    (Fault(Yes, Cut), true),
    (Fault(Late, Cut), true),
    (Fault(Yes, Truncated), true),
    (Fault(No, Nothing), true),
    (Fault(Late, Nothing), true),
    (Fault(No, Text("<html>")), true),
    (Fault(Yes, Text("{\"data\":")), true),
    (Fault(No, Text("{}")), true),
];

/// Of a mutation alone: Shopify's own words.
const REFUSALS: &[(Fault, bool)] = &[
    (Fault(No, UserError("STALE_OBJECT")), true),
    (Fault(No, UserError("INVALID_COMPARE_DIGEST")), true),
    (Fault(No, UserError("INTERNAL_ERROR")), false),
    // Whose it is, is not said: each is asked for alone.
    (Fault(No, UserError("CAPABILITY_VIOLATION")), true),
];

async fn try_out(field: &'static str, fault: Fault, is_got_over: bool) {
    let what = format!("{field}: {fault:?}");
    let mut shop = Shop::open().await;
    let numbers = shop.with_members(3).await;
    shop.store.script(field, &[fault]);
    let (mut n_failures, mut is_more) = (0, true);
    while is_more {
        match shop.write().await {
            Ok(more) => is_more = more,
            Err(Unwritten::Shop(_)) => {
                n_failures += 1;
                assert!(n_failures < 3, "{what}");
                shop.restart();
            }
            Err(ledger) => panic!("{what}: {ledger}"),
        }
    }
    assert!(shop.store.script_is_over(), "{what}");
    assert_eq!(n_failures, u32::from(!is_got_over), "{what}");
    shop.world.paid(&order("3", "7", &[("11", 1, "20.00")])).await;
    shop.write_all().await;
    // What was carried out only now was asked with the digest of what stood there then.
    shop.store.release();
    assert_eq!(shop.printed_program().unwrap(), crate::world::program(), "{what}");
    assert_eq!(shop.printed("7").unwrap(), shop.due("7").await, "{what}");
    for number in numbers {
        assert_eq!(shop.printed(&number).unwrap(), shop.due(&number).await, "{what}: {number}");
    }
}

async fn try_all(field: &'static str, faults: &[(Fault, bool)]) {
    for some in faults.chunks(8) {
        join_all(some.iter().map(|(fault, is_got_over)| try_out(field, *fault, *is_got_over))).await;
    }
}

#[tokio::test]
async fn reading_the_program_s_survives_every_fault() {
    try_all("currentAppInstallation", FAULTS).await;
}

#[tokio::test]
async fn reading_members_survives_every_fault() {
    try_all("nodes", FAULTS).await;
}

#[tokio::test]
async fn setting_survives_every_fault() {
    try_all(SET, FAULTS).await;
    // The first one alone can be nobody else's.
    try_all(SET, REFUSALS.split_last().unwrap().1).await;
}

#[tokio::test]
async fn a_refusal_without_a_name_is_found_by_asking_for_each_alone() {
    let shop = Shop::open().await;
    let numbers = shop.with_members(3).await;
    assert!(shop.write().await.unwrap(), "the program");
    let (fault, _) = REFUSALS.last().unwrap();
    shop.store.script(SET, &[*fault]);
    shop.write_all().await;
    assert_eq!(shop.sets(), [1, 4, 1, 1, 1, 1]);
    for number in numbers {
        assert_eq!(shop.printed(&number).unwrap(), shop.due(&number).await);
    }
}

#[tokio::test]
async fn what_changes_all_the_time_is_left_for_later() {
    let shop = Shop::open().await;
    assert!(shop.write().await.unwrap(), "the program");
    shop.store.script(SET, &[Fault(No, UserError("STALE_OBJECT")); 6]);
    assert!(matches!(shop.write().await, Err(Unwritten::Shop(_))));
    shop.write_all().await;
    assert_eq!(shop.printed("7").unwrap(), shop.due("7").await);
}

#[tokio::test]
async fn a_question_that_is_carried_out_late_changes_nothing() {
    let shop = Shop::open().await;
    shop.write_all().await;
    shop.world.paid(&order("3", "7", &[("11", 1, "20.00")])).await;
    // It hangs at Shopify; after it another one is asked and carried out.
    shop.store.script(SET, &[Fault(Late, Nothing)]);
    shop.write_all().await;
    shop.world.paid(&order("4", "7", &[("11", 1, "30.00")])).await;
    shop.write_all().await;
    let newest = shop.printed("7").unwrap();
    assert_eq!(newest["member"]["points"]["available"], 3100);
    shop.store.release();
    assert_eq!(shop.printed("7").unwrap(), newest);
}

#[tokio::test]
async fn a_metafield_that_is_newer_is_left_alone() {
    let shop = Shop::open().await;
    let newer = format!(r#"{{"as_of": {}, "member": null, "facts": null}}"#, shop.world.now() + 1);
    let (owner, namespace) = (gid("7"), "app--1234--perkline".to_owned());
    shop.store.stock().metafields.push(Metafield {
        owner,
        namespace,
        key: "snapshot".into(),
        value: newer.clone(),
    });
    shop.write_all().await;
    assert_eq!(
        shop.printed("7").unwrap().to_string(),
        serde_json::from_str::<serde_json::Value>(&newer).unwrap().to_string()
    );
    shop.world.set_now(shop.world.now() + 2);
    shop.world.paid(&order("3", "7", &[("11", 1, "20.00")])).await;
    shop.write_all().await;
    assert_eq!(shop.printed("7").unwrap(), shop.due("7").await);
}

#[tokio::test]
async fn what_somebody_else_wrote_and_is_no_json_of_ours_is_replaced() {
    let shop = Shop::open().await;
    for (owner, namespace, key) in
        [(gid("7"), "app--1234--perkline", "snapshot"), (INSTALLATION.into(), "perkline", "program")]
    {
        let value = "[1]".to_owned();
        shop.store.stock().metafields.push(Metafield {
            owner,
            namespace: namespace.into(),
            key: key.into(),
            value,
        });
    }
    shop.write_all().await;
    assert_eq!(shop.printed("7").unwrap(), shop.due("7").await);
    assert_eq!(shop.printed_program().unwrap(), crate::world::program());
}
