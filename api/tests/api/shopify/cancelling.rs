//! A voucher back to points: the code is gone, and the points are back once, whatever goes wrong between.

use futures_util::future::join_all;
use perkline_api::{finish_interrupted, finish_unresolved};

use super::Shop;
use super::faulty::CODE;
use super::store::{
    Effect::{self, Late, No, Yes},
    Fault,
    Said::{self, Cut, Error, Nothing, Status, Text, Throttled, TooMany, Truncated, UserError},
};
use crate::world::{DAY, NOW, Reply, changed, order};

const FIND: &str = "codeDiscountNodeByCode";
const END: &str = "discountCodeDeactivate";
const DELETE: &str = "discountCodeDelete";
const INTERNAL: Said = Error("INTERNAL_SERVER_ERROR");

/// Asked again until it is answered.
const ANSWERED: &[(Effect, Said)] = &[
    (No, Throttled),
    (No, TooMany(Some("0.0"))),
    (No, Status(500)),
    (Yes, Status(502)),
    (No, INTERNAL),
    (Yes, INTERNAL),
    (No, Cut),
    (Yes, Cut),
    (Late, Cut),
    (Yes, Truncated),
    (No, Nothing),
    (Yes, Nothing),
    (Yes, Text("{\"data\":")),
    (Yes, Text("<html>")),
    (Yes, Text(r#"{"data":{"done":{},"found":{}}}"#)),
];

/// Left to the next request, the round or the start. "Yes": as if the process had died over the answer.
const LEFT: &[(Effect, Said)] = &[
    (No, TooMany(Some("60"))),
    (Yes, TooMany(Some("60"))),
    (No, Status(401)),
    (No, Status(402)),
    (Yes, Status(403)),
    (No, Status(423)),
    (No, Status(430)),
    (No, Error("ACCESS_DENIED")),
    (Yes, Error("ACCESS_DENIED")),
];

#[derive(Debug, Clone, Copy)]
enum Again {
    Cancel,
    Round,
    Start,
}

impl Shop {
    /// A shop whose member has a voucher; its id and its code.
    async fn with_voucher() -> (Self, String, String) {
        let shop = Self::open().await;
        let voucher = shop.world.redeem("7", CODE.id, "k").await.json()["voucher"].clone();
        let text = |name: &str| voucher[name].as_str().unwrap().to_owned();
        (shop, text("id"), text("code"))
    }

    async fn assert_cancelled_once(&self, id: &str, what: &str) {
        for _ in 0..2 {
            assert_eq!(self.world.cancel("7", id).await.status, 200, "{what}");
            assert_eq!((self.at_the_store(), self.world.points("7").await.0), (0, 2850), "{what}");
            finish_interrupted(&self.world.app).await.unwrap();
        }
        let events = self.world.events().await;
        assert_eq!(events.iter().filter(|one| one["kind"] == "redemption.cancelled").count(), 1, "{what}");
        assert!(self.vouchers("7").await.is_empty(), "{what}");
    }
}

fn problem(reply: &Reply) -> String {
    reply.problem().1
}

async fn try_out(question: &'static str, fault: Fault, left: Option<Again>) {
    let what = format!("{question}: {fault:?}, then {left:?}");
    let (mut shop, id, _) = Shop::with_voucher().await;
    shop.store.script(question, &[fault]);
    let reply = shop.world.cancel("7", &id).await;
    assert!(shop.store.script_is_over(), "{what}");
    match left {
        None => assert_eq!(reply.status, 200, "{what}: {reply:?}"),
        Some(again) => {
            assert_eq!(problem(&reply), "codes-unavailable", "{what}");
            assert_eq!(shop.world.points("7").await.0, 1850, "{what}");
            match again {
                Again::Cancel => {}
                Again::Round => {
                    shop.world.set_now(shop.world.now() + 31);
                    finish_unresolved(&shop.world.app).await.unwrap();
                }
                Again::Start => {
                    shop.restart();
                    finish_interrupted(&shop.world.app).await.unwrap();
                }
            }
            if !matches!(again, Again::Cancel) {
                assert_eq!(shop.world.points("7").await.0, 2850, "{what}: nobody had to ask again");
            }
        }
    }
    shop.store.release();
    shop.assert_cancelled_once(&id, &what).await;
}

async fn try_all(question: &'static str, more: &[Said]) {
    let answered = ANSWERED.iter().map(|row| (*row, None));
    let more = more.iter().map(|said| (No, *said));
    let left = LEFT.iter().copied().chain(more);
    let left =
        left.flat_map(|row| [Again::Cancel, Again::Round, Again::Start].map(|again| (row, Some(again))));
    let rows: Vec<_> = answered.chain(left).collect();
    for some in rows.chunks(8) {
        join_all(some.iter().map(|((effect, said), left)| try_out(question, Fault(*effect, *said), *left)))
            .await;
    }
}

#[tokio::test]
async fn looking_the_code_up_may_fail() {
    try_all(FIND, &[]).await;
}

#[tokio::test]
async fn ending_the_code_may_fail() {
    try_all(END, &[UserError("INVALID"), UserError("INTERNAL_ERROR")]).await;
}

#[tokio::test]
async fn deleting_the_code_may_fail() {
    try_all(DELETE, &[UserError("INVALID"), UserError("INTERNAL_ERROR")]).await;
}

#[tokio::test]
async fn an_unused_code_is_ended_before_it_is_deleted() {
    let (shop, id, _) = Shop::with_voucher().await;
    assert_eq!(shop.world.cancel("7", &id).await.status, 200);
    let asked: Vec<String> = shop.store.stock().asked.iter().map(|(name, _)| name.clone()).collect();
    assert_eq!(asked, [CODE.question, FIND, END, FIND, DELETE]);
    shop.assert_cancelled_once(&id, "").await;
}

#[tokio::test]
async fn a_used_code_is_kept() {
    let (shop, id, code) = Shop::with_voucher().await;
    shop.store.stock().use_code(&code, true);
    for _ in 0..2 {
        assert_eq!(problem(&shop.world.cancel("7", &id).await), "voucher-used");
        finish_interrupted(&shop.world.app).await.unwrap();
        assert_eq!((shop.at_the_store(), shop.world.points("7").await.0), (1, 1850));
    }
    assert!(!shop.store.stock().discounts[0].ended);
    // Once its order is known, nobody asks any more.
    let order = changed(
        order("3", "7", &[("11", 1, "0.10")]),
        "/discount_codes",
        serde_json::json!([{"code": code}]),
    );
    shop.world.paid(&order).await;
    let asked = shop.store.stock().asked.len();
    finish_interrupted(&shop.world.app).await.unwrap();
    assert_eq!(problem(&shop.world.cancel("7", &id).await), "voucher-used");
    assert_eq!(shop.store.stock().asked.len(), asked);
}

#[tokio::test]
async fn a_used_code_is_not_asked_for_without_end() {
    let (shop, id, code) = Shop::with_voucher().await;
    shop.store.stock().use_code(&code, true);
    assert_eq!(problem(&shop.world.cancel("7", &id).await), "voucher-used");
    for (days, asks) in [(1, true), (8, false)] {
        let asked = shop.store.stock().asked.len();
        shop.world.set_now(NOW + days * DAY);
        finish_unresolved(&shop.world.app).await.unwrap();
        assert_eq!(shop.store.stock().asked.len() > asked, asks, "after {days} days");
    }
}

#[tokio::test]
async fn a_use_that_is_counted_late_is_seen_after_the_code_ended() {
    let (shop, id, code) = Shop::with_voucher().await;
    shop.store.stock().use_code(&code, false);
    shop.store.script(END, &[Fault(Yes, Nothing)]);
    let counted = async {
        shop.store.until_asked(END, 1).await;
        let mut stock = shop.store.stock();
        let discount = &mut stock.discounts[0];
        discount.counted = discount.uses;
    };
    let (reply, ()) = tokio::join!(shop.world.cancel("7", &id), counted);
    assert_eq!(problem(&reply), "voucher-used");
    assert_eq!((shop.at_the_store(), shop.world.points("7").await.0), (1, 1850));
}

#[tokio::test]
async fn an_order_that_comes_while_a_code_is_withdrawn_keeps_the_points() {
    let (shop, id, code) = Shop::with_voucher().await;
    shop.store.script(END, &[Fault(Yes, Nothing)]);
    let order = changed(
        order("3", "7", &[("11", 1, "0.10")]),
        "/discount_codes",
        serde_json::json!([{"code": code}]),
    );
    let ordered = async {
        shop.store.until_asked(END, 1).await;
        shop.world.paid(&order).await;
    };
    let (reply, ()) = tokio::join!(shop.world.cancel("7", &id), ordered);
    assert_eq!(problem(&reply), "voucher-used");
    finish_interrupted(&shop.world.app).await.unwrap();
    assert_eq!(shop.world.points("7").await.0, 1850);
}

#[tokio::test]
async fn twenty_cancellations_are_one() {
    let (shop, id, _) = Shop::with_voucher().await;
    shop.store.script(DELETE, &[Fault(Yes, Cut)]);
    let replies = join_all((0..20).map(|_| shop.world.cancel("7", &id))).await;
    assert!(replies.iter().all(|reply| reply.status == 200), "{replies:?}");
    assert_eq!(shop.store.asked(END).len(), 1);
    shop.assert_cancelled_once(&id, "").await;
}

#[tokio::test]
async fn what_is_unresolved_is_not_cancelled() {
    let shop = Shop::open().await;
    shop.store.script(CODE.question, &[Fault(Late, Cut), Fault(No, Status(403))]);
    assert_eq!(problem(&shop.world.redeem("7", CODE.id, "k").await), "redemption-unresolved");
    let events = shop.world.events().await;
    let created = events.iter().find(|one| one["kind"] == "redemption.created").unwrap();
    let id = created["data"]["redemption_id"].as_str().unwrap();
    assert_eq!(problem(&shop.world.cancel("7", id).await), "redemption-unresolved");
    shop.store.release();
    shop.assert_made_by_asking(CODE).await;
    assert_eq!(shop.world.cancel("7", id).await.status, 200);
    shop.assert_cancelled_once(id, "").await;
}
