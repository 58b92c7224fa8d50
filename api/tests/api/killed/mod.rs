//! SIGKILL at two hundred moments, while members buy, return, redeem and cancel. `PERKLINE_KILLS` asks for a longer run,
//! `PERKLINE_SEED` for the same choices again. However long, nobody acts through more than two hundred kills: what one member
//! has done is read at each of their requests, so a run of a thousand kills would spend its time on that.

mod audit;
mod member;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use futures_util::future::join_all;
use serde_json::Value;
use tokio::sync::Notify;

use crate::process::{Caller, Process, serve_with};
use crate::shopify::store::{Effect, Fault, Said, Store};
use member::Member;

const KILLS: u64 = 200;
const MEMBERS: u64 = 6;

/// Counts what is sent, and says when the moment has come.
struct Fuse {
    left: AtomicI64,
    burnt: Notify,
}

impl Fuse {
    fn new(length: u64) -> Self {
        Self { left: AtomicI64::new(length.try_into().unwrap()), burnt: Notify::new() }
    }

    fn is_burnt(&self) -> bool {
        self.left.load(Ordering::Relaxed) <= 0
    }

    fn sent(&self) {
        if self.left.fetch_sub(1, Ordering::Relaxed) == 1 {
            self.burnt.notify_one();
        }
    }
}

/// Numbers that a seed repeats.
struct Chance(u64);

impl Chance {
    /// Less than `end`.
    fn below(&mut self, end: u64) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_answered_is_lost_or_doubled_by_two_hundred_kills() {
    let kills = asked("PERKLINE_KILLS").unwrap_or(KILLS);
    let seed = asked("PERKLINE_SEED").unwrap_or_else(fresh_seed);
    println!("PERKLINE_SEED={seed} PERKLINE_KILLS={kills}");
    let mut chance = Chance(seed);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("perkline.db");
    let store = Store::open().await;
    store.set_points(1e9, 1e9);
    let rounds = kills.div_ceil(KILLS).max(1);
    for round in 0..rounds {
        let mut members: Vec<Member> = (1 + round * MEMBERS..=(round + 1) * MEMBERS)
            .map(|number| Member::new(number, chance.below(u64::MAX)))
            .collect();
        store.stock().customers.extend(members.iter().map(|member| member.id.clone()));
        begin(&file, &store, &members).await;
        kill_again_and_again(kills.div_ceil(rounds), &file, &store, &mut members, &mut chance).await;
        settle(&file, &store, &mut members).await;
    }
}

/// Starts and kills so many processes, and looks at the file after each.
async fn kill_again_and_again(
    kills: u64,
    file: &Path,
    store: &Store,
    members: &mut [Member],
    chance: &mut Chance,
) {
    for _ in 0..kills {
        let mut process = Process::start(serve_with(file, store));
        if chance.below(10) == 0 {
            // Over the start itself, where interrupted redemptions are finished.
            tokio::time::sleep(Duration::from_millis(chance.below(60))).await;
        } else {
            let caller = process.caller().await;
            let sums = audit::sums(file).await;
            if chance.below(4) == 0 {
                interfere(store, chance);
            }
            burn(&mut process, &caller, members, &sums, chance).await;
        }
        process.kill();
        audit::check(file, members).await;
    }
}

/// Lets the store cut off an answer, having done what it was asked, or not.
fn interfere(store: &Store, chance: &mut Chance) {
    let pick = |of: usize, chance: &mut Chance| usize::try_from(chance.below(of as u64)).unwrap();
    let questions =
        ["discountCodeBasicCreate", "discountCodeDeactivate", "discountCodeDelete", "codeDiscountNodeByCode"];
    let effect = [Effect::No, Effect::Yes][pick(2, chance)];
    let said = [Said::Cut, Said::Status(502), Said::Truncated][pick(3, chance)];
    store.script(questions[pick(4, chance)], &[Fault(effect, said)]);
}

/// Sets the program and lets everybody join.
async fn begin(file: &Path, store: &Store, members: &[Member]) {
    let mut process = Process::start(serve_with(file, store));
    let caller = process.caller().await;
    caller.set_program().await;
    for member in members {
        caller.join(&member.id).await;
    }
}

/// Lets everybody act, and kills the process in the middle of it.
async fn burn(
    process: &mut Process,
    caller: &Caller,
    members: &mut [Member],
    sums: &BTreeMap<String, i64>,
    chance: &mut Chance,
) {
    let fuse = Fuse::new(1 + chance.below(12));
    let lasting = Duration::from_micros(chance.below(6000));
    let all = join_all(members.iter_mut().map(|member| {
        let sum = sums.get(&member.id).copied().unwrap_or(0);
        member.act(caller, &fuse, sum)
    }));
    let acting = async {
        all.await;
        assert!(fuse.is_burnt(), "the process stopped answering before it was killed");
    };
    let killing = async {
        fuse.burnt.notified().await;
        // No event to await: the point is to fall somewhere inside of one.
        tokio::time::sleep(lasting).await;
        process.kill();
    };
    tokio::join!(acting, killing);
}

/// Sends again whatever was not answered, compares the sums, returns everything, and compares again.
async fn settle(file: &Path, store: &Store, members: &mut [Member]) {
    store.drop_script();
    let mut process = Process::start(serve_with(file, store));
    let caller = process.caller().await;
    for member in &mut *members {
        member.send_all_again(&caller).await;
    }
    audit::check(file, members).await;
    compare(&caller, file, members).await;
    assert_eq!(
        store.codes(),
        audit::vouchers(file).await,
        "what is at the store and what stands in the ledger"
    );
    for member in &mut *members {
        member.return_everything(&caller).await;
    }
    audit::check(file, members).await;
    let below_zero = compare(&caller, file, members).await;
    assert!(below_zero > 0, "nobody had spent the points of what they returned");
}

/// The snapshot, the file and what the members know must agree. Returns how many are below zero.
async fn compare(caller: &Caller, file: &Path, members: &[Member]) -> usize {
    let sums = audit::sums(file).await;
    let mut below_zero = 0;
    for member in members {
        let available = available(&caller.snapshot(&member.id).await.unwrap().1);
        assert_eq!(available, sums.get(&member.id).copied().unwrap_or(0), "member {}", member.id);
        assert_eq!(available, member.expected(), "member {}", member.id);
        below_zero += usize::from(available < 0);
    }
    below_zero
}

fn available(snapshot: &Value) -> i64 {
    snapshot["member"]["points"]["available"].as_i64().unwrap_or_else(|| panic!("{snapshot}"))
}

fn asked(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().expect("a whole number"))
}

fn fresh_seed() -> u64 {
    u64::try_from(jiff::Timestamp::now().as_microsecond()).unwrap()
}
