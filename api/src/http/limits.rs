//! How often somebody may ask. A customer has a limit of their own; a shop has one for each kind of caller, so that who
//! is not signed in can't use up what is there for those who are. Webhooks have none: Shopify would have to send them again.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use governor::clock::Clock as Ticks;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::HashMapStateStore;
use governor::state::{InMemoryState, NotKeyed};
use governor::{NotUntil, Quota, RateLimiter};

use super::problem::{Outcome, Problem};
use crate::clock::Clock;

/// Customers who did not ask for this long are forgotten: by then their limit is whole again.
const SWEEP_SECONDS: i64 = 60;

type Keyed = RateLimiter<String, HashMapStateStore<String>, ClockTicks, NoOpMiddleware<Nanos>>;
type Direct = RateLimiter<NotKeyed, InMemoryState, ClockTicks, NoOpMiddleware<Nanos>>;

/// Who shares a shop's limit with whom.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Lane {
    /// Customers who are signed in, together.
    Customers,
    /// Guests whom the app proxy vouches for.
    Guests,
    /// Anyone.
    Public,
    /// The operator and the merchant's server.
    Servers,
}

/// The limits of one shop.
#[derive(Debug)]
pub struct Limits {
    customers: Keyed,
    lanes: [Direct; 4],
    clock: Arc<dyn Clock>,
    swept_at: AtomicI64,
}

impl Limits {
    /// Requests in a minute: of one customer, and of each kind of caller of the shop. A minute's worth may come at once.
    pub fn per_minute(customer: NonZeroU32, shop: NonZeroU32, clock: &Arc<dyn Clock>) -> Self {
        let ticks = ClockTicks(clock.clone());
        let lane = || RateLimiter::direct_with_clock(Quota::per_minute(shop), ticks.clone());
        Self {
            customers: RateLimiter::new(
                Quota::per_minute(customer),
                HashMapStateStore::default(),
                ticks.clone(),
            ),
            lanes: [lane(), lane(), lane(), lane()],
            clock: clock.clone(),
            swept_at: AtomicI64::new(clock.now()),
        }
    }

    /// Counts a request of a customer; refused when there were too many of theirs, or of all customers'.
    pub(crate) fn customer(&self, id: &str) -> Outcome<()> {
        self.sweep();
        // Their own first: who asks too often takes nothing from the others.
        self.customers.check_key(&id.to_owned()).map_err(|until| self.refused(&until))?;
        self.lane(Lane::Customers)
    }

    /// Counts a request of whoever shares this lane.
    pub(crate) fn lane(&self, lane: Lane) -> Outcome<()> {
        let [customers, guests, public, servers] = &self.lanes;
        let limiter = match lane {
            Lane::Customers => customers,
            Lane::Guests => guests,
            Lane::Public => public,
            Lane::Servers => servers,
        };
        limiter.check().map_err(|until| self.refused(&until))
    }

    fn refused(&self, until: &NotUntil<Nanos>) -> Problem {
        let wait = until.wait_time_from(nanos(&*self.clock)) + Duration::from_millis(999);
        Problem::too_many_requests(wait.as_secs().max(1))
    }

    /// Lets go of customers whose limit is whole again, once a minute.
    fn sweep(&self) {
        let (now, before) = (self.clock.now(), self.swept_at.load(Ordering::Relaxed));
        if now - before < SWEEP_SECONDS {
            return;
        }
        let mine = self.swept_at.compare_exchange(before, now, Ordering::Relaxed, Ordering::Relaxed);
        if mine.is_ok() {
            self.customers.retain_recent();
            self.customers.shrink_to_fit();
        }
    }
}

/// The app's clock, as the limiter reads it.
#[derive(Debug, Clone)]
struct ClockTicks(Arc<dyn Clock>);

impl Ticks for ClockTicks {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        nanos(&*self.0)
    }
}

fn nanos(clock: &dyn Clock) -> Nanos {
    Duration::from_secs(u64::try_from(clock.now()).unwrap_or(0)).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct SetClock(AtomicI64);

    impl Clock for SetClock {
        fn now(&self) -> i64 {
            self.0.load(Ordering::Relaxed)
        }
    }

    fn limits(customer: u32, shop: u32) -> (Limits, Arc<SetClock>) {
        let clock = Arc::new(SetClock(AtomicI64::new(1_795_273_200)));
        let shared: Arc<dyn Clock> = clock.clone();
        let number = |n| NonZeroU32::new(n).unwrap();
        (Limits::per_minute(number(customer), number(shop), &shared), clock)
    }

    #[test]
    fn customers_who_stopped_asking_take_no_memory() {
        let (limits, clock) = limits(10, 1_000_000);
        for minute in 0..5 {
            for n in 0..10_000 {
                limits.customer(&format!("{minute} {n}")).unwrap();
            }
            clock.0.fetch_add(60, Ordering::Relaxed);
        }
        assert!(limits.customers.len() <= 20_000, "{}", limits.customers.len());
        limits.customer("the next one").unwrap();
        assert!(limits.customers.len() <= 10_001, "{}", limits.customers.len());
    }

    #[test]
    fn a_refused_request_says_when_to_come_again_and_is_right() {
        let (limits, clock) = limits(4, 1_000);
        for _ in 0..4 {
            limits.customer("7").unwrap();
        }
        let wait = limits.customer("7").unwrap_err().retry_after_seconds.unwrap();
        assert_eq!(wait, 15);
        clock.0.fetch_add(14, Ordering::Relaxed);
        assert!(limits.customer("7").is_err());
        clock.0.fetch_add(1, Ordering::Relaxed);
        assert!(limits.customer("7").is_ok());
    }

    #[test]
    fn who_asks_too_often_takes_nothing_from_the_others() {
        let (limits, _) = limits(2, 4);
        for _ in 0..100 {
            let _ = limits.customer("7");
            let _ = limits.lane(Lane::Guests);
            let _ = limits.lane(Lane::Public);
            let _ = limits.lane(Lane::Servers);
        }
        assert!(limits.customer("8").is_ok() && limits.customer("8").is_ok());
        assert!(limits.customer("9").is_err(), "four in all");
    }
}
