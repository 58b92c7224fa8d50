//! Questions without end, the same ones for the same seed: everything the doors let in, the odd more often than in life.

mod cart;

mod chance;

mod member;

mod program;

use fastrand::Rng;
use serde_json::{Value, json};

/// The first `count` questions of a seed.
pub fn questions(seed: u64, count: usize) -> impl Iterator<Item = Value> {
    let mut rng = Rng::with_seed(seed);
    std::iter::repeat_with(move || question(&mut rng)).take(count)
}

/// Every currency that questions are asked in.
pub fn currencies() -> impl Iterator<Item = &'static str> {
    crate::currency::all().map(|(code, _)| code)
}

fn question(rng: &mut Rng) -> Value {
    let now = rng.i64(1_700_000_000..1_900_000_000);
    let scale = Scale { currency: chance::currency(rng), points: points(rng), now };
    let program = program::program(rng, &scale);
    let member = if chance::one_in(rng, 20) { Value::Null } else { member::member(rng, &scale, &program) };
    let cart = if chance::one_in(rng, 8) { Value::Null } else { cart::cart(rng, &scale) };
    json!({"program": program, "member": member, "cart": cart, "now": now})
}

/// Mostly a few thousand; rarely so many that they saturate.
fn points(rng: &mut Rng) -> i64 {
    let digits = if chance::one_in(rng, 40) { 14 } else { 7 };
    chance::magnitude(rng, digits)
}

/// What the parts of one question have in common, so that goals lie near to where its member stands.
struct Scale {
    /// The shop's, with its decimals.
    currency: (&'static str, usize),
    /// The size of a reward's price.
    points: i64,
    now: i64,
}
