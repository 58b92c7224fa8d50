//! One member: what they do, what they were answered, and what they therefore may rely on.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{Chance, Fuse, available};
use crate::process::{Caller, Delivery, now};
use crate::world::{cancelled, iso, order, refund};

/// Points that the acceptance program gives for a dollar, and takes for its ten-dollar reward.
const PER_DOLLAR: i64 = 5;
const REWARD: i64 = 1000;

/// An order of one line.
pub(super) struct Bought {
    pub(super) id: String,
    dollars: i64,
    quantity: i64,
}

impl Bought {
    /// What it earns with so many of it returned.
    pub(super) fn worth(&self, returned: i64) -> i64 {
        PER_DOLLAR * self.dollars * (self.quantity - returned).max(0)
    }
}

/// A redemption that was asked for, under its key.
pub(super) struct Redeemed {
    pub(super) key: String,
    /// The voucher's id, once it was answered.
    pub(super) id: Option<String>,
    asked_to_cancel: bool,
    /// The cancellation was answered.
    pub(super) cancelled: bool,
}

pub(super) struct Member {
    pub(super) id: String,
    pub(super) orders: Vec<Bought>,
    pub(super) redeemed: Vec<Redeemed>,
    /// Deliveries that were answered.
    pub(super) taken: Vec<Delivery>,
    /// Deliveries that wait, in no order.
    waiting: Vec<Delivery>,
    chance: Chance,
    number: u64,
    made: u64,
}

impl Member {
    pub(super) fn new(number: u64, seed: u64) -> Self {
        Self {
            id: number.to_string(),
            orders: Vec::new(),
            redeemed: Vec::new(),
            taken: Vec::new(),
            waiting: Vec::new(),
            chance: Chance(seed),
            number,
            made: 0,
        }
    }

    /// Acts until the process is gone. `sum` is what the file said before.
    pub(super) async fn act(&mut self, caller: &Caller, fuse: &Fuse, sum: i64) {
        match caller.snapshot(&self.id).await {
            Some((_, snapshot)) => assert_eq!(available(&snapshot), sum, "member {}", self.id),
            None => return,
        }
        loop {
            let going_on = match self.chance.below(10) {
                0..=5 => self.deliver_one(caller, fuse).await,
                6..=7 => self.redeem(caller, fuse).await,
                _ => self.cancel(caller, fuse).await,
            };
            if going_on.is_none() {
                return;
            }
        }
    }

    async fn deliver_one(&mut self, caller: &Caller, fuse: &Fuse) -> Option<()> {
        if self.waiting.len() < 3 {
            self.buy();
        }
        let place = self.place(self.waiting.len());
        let delivery = self.waiting[place].clone();
        fuse.sent();
        // Now and then Shopify delivers twice at once.
        let answer = if self.chance.below(5) == 0 {
            tokio::join!(caller.deliver(&delivery), caller.deliver(&delivery)).0
        } else {
            caller.deliver(&delivery).await
        };
        assert_eq!(answer?.0, StatusCode::OK, "{delivery:?}");
        self.taken.push(self.waiting.swap_remove(place));
        match self.chance.below(8) {
            0 => self.waiting.push(delivery),
            // The same event under another id.
            1 => self.waiting.push(Delivery { id: format!("{}-again", delivery.id), ..delivery }),
            _ => {}
        }
        Some(())
    }

    /// An order, and perhaps its refund and its cancellation, which may well arrive before it.
    fn buy(&mut self) {
        let id = self.fresh();
        let dollars = 20 + self.chance.below(200);
        let quantity = 1 + self.chance.below(3);
        let mut paid = order(&id, &self.id, &[("11", quantity, &format!("{dollars}.00"))]);
        paid["created_at"] = iso(now()).into();
        self.queue("orders/paid", paid);
        if self.chance.below(3) == 0 {
            self.give_back(&id, 1);
        }
        if self.chance.below(6) == 0 {
            let mut gone = cancelled(&id);
            gone["cancelled_at"] = iso(now()).into();
            self.queue("orders/cancelled", gone);
        }
        let whole = |number: u64| i64::try_from(number).unwrap();
        self.orders.push(Bought { id, dollars: whole(dollars), quantity: whole(quantity) });
    }

    fn give_back(&mut self, order_id: &str, quantity: u64) {
        let refund_id = self.fresh();
        let mut back = refund(&refund_id, order_id, &[(&format!("{order_id}0"), quantity)]);
        back["created_at"] = iso(now()).into();
        self.queue("refunds/create", back);
    }

    fn queue(&mut self, topic: &'static str, body: Value) {
        let id = format!("{topic}-{}", self.fresh());
        self.waiting.push(Delivery { topic, id, body });
    }

    fn fresh(&mut self) -> String {
        self.made += 1;
        (self.number * 1_000_000 + self.made).to_string()
    }

    fn place(&mut self, length: usize) -> usize {
        usize::try_from(self.chance.below(length as u64)).unwrap()
    }

    /// Asks for a reward: under a key that was never answered, under one that was, or under a new one.
    async fn redeem(&mut self, caller: &Caller, fuse: &Fuse) -> Option<()> {
        let known = self.redeemed.len();
        let place = match self.redeemed.iter().position(|one| one.id.is_none()) {
            Some(unanswered) => unanswered,
            None if known > 0 && self.chance.below(4) == 0 => self.place(known),
            None => {
                let key = format!("key-{}", self.fresh());
                self.redeemed.push(Redeemed { key, id: None, asked_to_cancel: false, cancelled: false });
                known
            }
        };
        fuse.sent();
        self.ask(caller, place).await
    }

    async fn ask(&mut self, caller: &Caller, place: usize) -> Option<()> {
        let one = &self.redeemed[place];
        let body = json!({"reward_id": "r10", "idempotency_key": one.key});
        let (status, answer) = caller.post("/v1/redemptions", &self.id, &body).await?;
        if !status.is_success() {
            // Too few points: a refusal takes no key.
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{answer}");
            assert!(one.id.is_none(), "an answered redemption was refused: {answer}");
            self.redeemed.remove(place);
            return Some(());
        }
        let id = answer["voucher"]["id"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned();
        let known = self.redeemed[place].id.get_or_insert_with(|| id.clone());
        assert_eq!(*known, id, "one key, two vouchers");
        Some(())
    }

    async fn cancel(&mut self, caller: &Caller, fuse: &Fuse) -> Option<()> {
        let place = self.redeemed.iter().position(|one| one.id.is_some() && !one.cancelled);
        let Some(place) = place.filter(|_| self.chance.below(2) == 0) else { return Some(()) };
        fuse.sent();
        self.take_back(caller, place).await
    }

    async fn take_back(&mut self, caller: &Caller, place: usize) -> Option<()> {
        let one = &mut self.redeemed[place];
        let path = format!("/v1/redemptions/{}/cancel", one.id.as_deref()?);
        one.asked_to_cancel = true;
        let (status, answer) = caller.post(&path, &self.id, &json!({})).await?;
        assert_eq!(status, StatusCode::OK, "{answer}");
        one.cancelled = true;
        Some(())
    }

    /// Sends whatever was not answered, until everything is.
    pub(super) async fn send_all_again(&mut self, caller: &Caller) {
        while let Some(delivery) = self.waiting.pop() {
            assert_eq!(caller.deliver(&delivery).await.unwrap().0, StatusCode::OK);
            self.taken.push(delivery);
        }
        for place in (0..self.redeemed.len()).rev() {
            if self.redeemed[place].id.is_none() {
                self.ask(caller, place).await.unwrap();
            } else if self.redeemed[place].asked_to_cancel {
                self.take_back(caller, place).await.unwrap();
            }
        }
    }

    /// Sends everything back; what was redeemed stays redeemed.
    pub(super) async fn return_everything(&mut self, caller: &Caller) {
        let orders: Vec<(String, i64)> =
            self.orders.iter().map(|one| (one.id.clone(), one.quantity)).collect();
        for (id, quantity) in orders {
            self.give_back(&id, u64::try_from(quantity).unwrap());
        }
        self.send_all_again(caller).await;
    }

    /// What the member has, once everything was answered.
    pub(super) fn expected(&self) -> i64 {
        let earned: i64 = self.orders.iter().map(|one| one.worth(self.returned(one))).sum();
        let spent: i64 = self.redeemed.iter().filter(|one| !one.cancelled).map(|_| REWARD).sum();
        earned - spent
    }

    /// How many of an order went back; all of a cancelled one.
    fn returned(&self, bought: &Bought) -> i64 {
        let id: u64 = bought.id.parse().unwrap();
        let mut refunds = BTreeMap::new();
        for delivery in &self.taken {
            match delivery.topic {
                "orders/cancelled" if delivery.body["id"] == id => return bought.quantity,
                "refunds/create" if delivery.body["order_id"] == id => {
                    let quantity = delivery.body["refund_line_items"][0]["quantity"].as_i64().unwrap();
                    refunds.insert(delivery.body["id"].as_u64().unwrap(), quantity);
                }
                _ => {}
            }
        }
        refunds.values().sum()
    }
}
