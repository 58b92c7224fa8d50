//! Whatever people do in whatever order (join, buy, return, redeem, become one, are forgotten), each has what is left of what
//! they bought, and the ledger's sum is the sum of everybody's.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::json;
use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;

use crate::world::{SHOP, World, order, refund};

const IDS: [&str; 4] = ["7", "8", "9", "10"];

/// One thing that happens; numbers name customers and orders, counted round.
#[derive(Debug, Clone)]
enum Step {
    Joins(usize),
    /// Three of something at so many dollars.
    Buys(usize, u64),
    /// One of the three goes back.
    Returns(usize),
    Redeems(usize),
    Merges(usize, usize),
    Forgotten(usize),
}

/// What the API must say, kept in the simplest way: everybody is a number of a group, and a group has points.
#[derive(Debug, Default)]
struct Model {
    group_of: BTreeMap<&'static str, usize>,
    groups: Vec<Group>,
    /// Each order's group, its points for one piece, and how many are left.
    orders: Vec<(usize, i64, u64)>,
}

#[derive(Debug, Default, Clone)]
struct Group {
    joined: bool,
    redeemed: i64,
    merged_into: Option<usize>,
}

impl Model {
    fn new() -> Self {
        let mut model = Self::default();
        for id in IDS {
            model.begins(id);
        }
        model
    }

    /// Somebody nobody knows yet.
    fn begins(&mut self, id: &'static str) {
        self.group_of.insert(id, self.groups.len());
        self.groups.push(Group::default());
    }

    fn group(&self, mut group: usize) -> usize {
        while let Some(next) = self.groups[group].merged_into {
            group = next;
        }
        group
    }

    fn group_of(&self, id: &str) -> usize {
        self.group(self.group_of[id])
    }

    fn points(&self, group: usize) -> i64 {
        if !self.groups[group].joined {
            return 0;
        }
        let orders = self.orders.iter().filter(|(owner, ..)| self.group(*owner) == group);
        let earned: i64 = orders.map(|(_, points, left)| points * i64::try_from(*left).unwrap()).sum();
        earned - self.groups[group].redeemed
    }

    fn merge(&mut self, merged: usize, kept: usize) {
        if merged != kept {
            let Group { joined, redeemed, .. } = self.groups[merged].clone();
            self.groups[merged].merged_into = Some(kept);
            self.groups[kept].joined |= joined;
            self.groups[kept].redeemed += redeemed;
        }
    }

    fn forget(&mut self, group: usize) {
        for id in IDS {
            if self.group_of(id) == group {
                self.begins(id);
            }
        }
    }

    fn total(&self) -> i64 {
        let standing = (0..self.groups.len()).filter(|group| self.groups[*group].merged_into.is_none());
        standing.map(|group| self.points(group)).sum()
    }
}

async fn take(world: &World, model: &mut Model, step: &Step) {
    let id = |n: usize| IDS[n % IDS.len()];
    match *step {
        Step::Joins(n) => {
            world.join(id(n)).await;
            let group = model.group_of(id(n));
            model.groups[group].joined = true;
        }
        Step::Buys(n, dollars) => {
            let number = 100 + model.orders.len();
            world.paid(&order(&number.to_string(), id(n), &[("11", 3, &format!("{dollars}.00"))])).await;
            model.orders.push((model.group_of(id(n)), i64::try_from(dollars * 5).unwrap(), 3));
        }
        Step::Returns(n) => {
            if model.orders.is_empty() {
                return;
            }
            let number = n % model.orders.len();
            let left = &mut model.orders[number].2;
            if *left > 0 {
                let (order, refund_id) = ((100 + number).to_string(), format!("{}{left}", 900 + number));
                world.refunded(&refund(&refund_id, &order, &[(&format!("{order}0"), 1)])).await;
                *left -= 1;
            }
        }
        Step::Redeems(n) => {
            let key = format!("key {}", model.groups.iter().map(|group| group.redeemed).sum::<i64>());
            let reply = world.redeem(id(n), "credit", &key).await;
            let group = model.group_of(id(n));
            let can = model.groups[group].joined && model.points(group) >= 500;
            assert_eq!(reply.status == 201, can, "{reply:?}");
            model.groups[group].redeemed += if can { 500 } else { 0 };
        }
        Step::Merges(merged, kept) => {
            let body = json!({"admin_graphql_api_customer_kept_id": format!("gid://shopify/Customer/{}", id(kept)),
                "admin_graphql_api_customer_deleted_id": format!("gid://shopify/Customer/{}", id(merged)),
                "admin_graphql_api_job_id": null, "status": "completed", "errors": []});
            for _ in 0..2 {
                assert_eq!(world.deliver("customers/merge", &body).await.status, 200);
            }
            model.merge(model.group_of(id(merged)), model.group_of(id(kept)));
        }
        Step::Forgotten(n) => {
            let body = json!({"shop_domain": SHOP, "customer": {"id": id(n).parse::<u64>().unwrap()},
                "orders_to_redact": []});
            assert_eq!(world.deliver("customers/redact", &body).await.status, 200);
            model.forget(model.group_of(id(n)));
        }
    }
}

async fn check(steps: &[Step]) {
    let world = World::new().await;
    let mut model = Model::new();
    for step in steps {
        take(&world, &mut model, step).await;
    }
    for id in IDS {
        let group = model.group_of(id);
        assert_eq!(world.points(id).await, (model.points(group), 0), "customer {id}");
        let state = if model.groups[group].joined { "member" } else { "candidate" };
        assert_eq!(world.snapshot(id).await["member"]["state"], state, "customer {id}");
    }
    let mut connection = SqliteConnectOptions::new().filename(&world.file).connect().await.unwrap();
    let sum: i64 = sqlx::query_scalar("SELECT coalesce(sum(points), 0) FROM entries WHERE state = 'posted'")
        .fetch_one(&mut connection)
        .await
        .unwrap();
    assert_eq!(sum, model.total(), "the whole ledger");
}

#[test]
fn whatever_happens_everybody_has_what_is_left_of_what_they_bought() {
    let who = || 0..IDS.len();
    let step = prop_oneof![
        3 => who().prop_map(Step::Joins),
        6 => (who(), 1..80_u64).prop_map(|(n, dollars)| Step::Buys(n, dollars)),
        3 => (0..30_usize).prop_map(Step::Returns),
        2 => who().prop_map(Step::Redeems),
        3 => (who(), who()).prop_map(|(merged, kept)| Step::Merges(merged, kept)),
        1 => who().prop_map(Step::Forgotten),
    ];
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    // Each is a shop of its own.
    let config = Config { cases: 24, failure_persistence: None, ..Config::default() };
    TestRunner::new(config)
        .run(&vec(step, 1..40), |steps| {
            runtime.block_on(check(&steps));
            Ok(())
        })
        .unwrap();
}
