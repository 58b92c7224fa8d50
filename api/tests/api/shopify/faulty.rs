//! Every fault, for codes and for credit: never two at the store, never points gone for nothing.

mod table;

use futures_util::future::join_all;
use perkline_api::{finish_interrupted, finish_unresolved};

use super::Shop;
use super::store::{Effect, Fault, Said};
use table::{BOTH, CODES, CREDITS};

const BEFORE: i64 = 2850;

/// What the first answer must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum First {
    /// The voucher, or the credit.
    Made,
    /// The points are back, and nothing is at the store.
    Back,
    /// Nobody knows; asked again it is made.
    Unresolved,
}

/// How an unresolved redemption is asked for again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Again {
    SameKey,
    Round,
    Start,
}

/// A reward, its price, and the question that makes it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reward {
    pub(super) id: &'static str,
    points: i64,
    pub(super) question: &'static str,
}

pub(super) const CODE: Reward = Reward { id: "r10", points: 1000, question: "discountCodeBasicCreate" };
pub(super) const CREDIT: Reward = Reward { id: "credit", points: 500, question: "storeCreditAccountCredit" };

impl Shop {
    /// How many codes or credits are at the store.
    pub(super) fn at_the_store(&self) -> usize {
        let stock = self.store.stock();
        assert_eq!(stock.mistakes, [""; 0]);
        stock.discounts.len() + stock.credits("7").len()
    }

    async fn ask_again(&mut self, reward: Reward, again: Again) {
        match again {
            Again::SameKey => drop(self.world.redeem("7", reward.id, "k").await),
            Again::Round => {
                self.world.set_now(self.world.now() + 31);
                finish_unresolved(&self.world.app).await.unwrap();
            }
            Again::Start => {
                self.restart();
                finish_interrupted(&self.world.app).await.unwrap();
            }
        }
    }

    /// The reward is there once, and paid for once.
    pub(super) async fn assert_made(&self, reward: Reward, what: &str) {
        assert_eq!(self.at_the_store(), 1, "{what}");
        assert_eq!(self.world.points("7").await.0, BEFORE - reward.points, "{what}");
        let vouchers = self.vouchers("7").await;
        let codes: Vec<_> = vouchers.iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect();
        let at_the_store: Vec<_> = self.store.stock().discounts.iter().map(|one| one.code.clone()).collect();
        assert_eq!(codes, at_the_store, "{what}");
        let again = self.world.redeem("7", reward.id, "k").await;
        assert_eq!((again.status.as_u16(), self.at_the_store()), (200, 1), "{what}: {again:?}");
    }

    /// The same key again is answered with the reward, and it is there once.
    pub(super) async fn assert_made_by_asking(&self, reward: Reward) {
        let reply = self.world.redeem("7", reward.id, "k").await;
        assert_eq!(reply.status, 200, "{reply:?}");
        self.assert_made(reward, reward.id).await;
    }

    async fn assert_back(&self, reward: Reward, what: &str) {
        assert_eq!((self.at_the_store(), self.world.points("7").await.0), (0, BEFORE), "{what}");
        // The key is free again.
        assert_eq!(self.world.redeem("7", reward.id, "k").await.status, 201, "{what}");
        self.assert_made(reward, what).await;
    }
}

async fn try_out(reward: Reward, faults: &[(&'static str, Fault)], first: First, again: Again) {
    let what = format!("{}: {faults:?}, then {again:?}", reward.id);
    let mut shop = Shop::open().await;
    for (field, fault) in faults {
        shop.store.script(field, &[*fault]);
    }
    let reply = shop.world.redeem("7", reward.id, "k").await;
    assert!(shop.store.script_is_over(), "{what}: {reply:?}");
    match first {
        First::Made => assert_eq!(reply.status, 201, "{what}: {reply:?}"),
        First::Back => {
            assert_eq!(reply.problem(), (503, "codes-unavailable".into(), None), "{what}");
            return shop.assert_back(reward, &what).await;
        }
        First::Unresolved => {
            assert_eq!(reply.problem(), (503, "redemption-unresolved".into(), None), "{what}");
            assert_eq!(shop.world.points("7").await.0, BEFORE - reward.points, "{what}");
            shop.ask_again(reward, again).await;
        }
    }
    shop.store.release();
    shop.assert_made(reward, &what).await;
}

async fn try_all(reward: Reward, rows: &[(&[(&'static str, Fault)], First)]) {
    for some in rows.chunks(8) {
        let each = some.iter().flat_map(|(faults, first)| {
            let ways: &[Again] = match first {
                First::Unresolved => &[Again::SameKey, Again::Round, Again::Start],
                First::Made | First::Back => &[Again::SameKey],
            };
            ways.iter().map(move |again| try_out(reward, faults, *first, *again))
        });
        join_all(each).await;
    }
}

#[tokio::test]
async fn a_code_survives_every_fault() {
    let rows = BOTH
        .iter()
        .chain(CODES)
        .map(|(effect, said, first)| ([(CODE.question, Fault(*effect, *said))], *first));
    let rows: Vec<_> = rows.collect();
    let rows: Vec<(&[_], _)> = rows.iter().map(|(faults, first)| (&faults[..], *first)).collect();
    try_all(CODE, &rows).await;
}

#[tokio::test]
async fn a_credit_survives_every_fault() {
    let rows = BOTH
        .iter()
        .chain(CREDITS)
        .map(|(effect, said, first)| ([(CREDIT.question, Fault(*effect, *said))], *first));
    let rows: Vec<_> = rows.collect();
    let rows: Vec<(&[_], _)> = rows.iter().map(|(faults, first)| (&faults[..], *first)).collect();
    try_all(CREDIT, &rows).await;
}

#[tokio::test]
async fn looking_a_code_or_a_credit_up_may_fail_too() {
    let find = |said| ("codeDiscountNodeByCode", Fault(Effect::No, said));
    let make = |effect, said| (CODE.question, Fault(effect, said));
    let unresolved = First::Unresolved;
    try_all(
        CODE,
        &[
            (&[make(Effect::Yes, Said::Cut), find(Said::Status(403))], unresolved),
            (&[make(Effect::No, Said::Cut), find(Said::Error("ACCESS_DENIED"))], unresolved),
            (&[make(Effect::Yes, Said::Cut), find(Said::Cut), find(Said::Status(502))], First::Made),
            (&[make(Effect::No, Said::Cut), make(Effect::No, Said::Status(402))], unresolved),
            (&[make(Effect::Late, Said::Cut), make(Effect::No, Said::Status(430))], unresolved),
            (&[make(Effect::No, Said::Cut), make(Effect::Yes, Said::Cut)], First::Made),
            (&[make(Effect::Late, Said::Cut), make(Effect::No, Said::TooMany(Some("60")))], unresolved),
            // Found by nobody, though Shopify takes it for taken: it can't be said that nothing is there.
            (
                &[
                    make(Effect::Yes, Said::UserError("TAKEN")),
                    find(Said::Text(r#"{"data":{"found":null}}"#)),
                ],
                unresolved,
            ),
        ],
    )
    .await;
    let find = |said| ("customer", Fault(Effect::No, said));
    let give = |effect, said| (CREDIT.question, Fault(effect, said));
    try_all(
        CREDIT,
        &[
            (&[give(Effect::Yes, Said::Cut), find(Said::Status(403))], unresolved),
            (&[give(Effect::No, Said::Cut), find(Said::Error("ACCESS_DENIED"))], unresolved),
            (&[give(Effect::Yes, Said::Cut), find(Said::Cut), find(Said::Throttled)], First::Made),
        ],
    )
    .await;
}
