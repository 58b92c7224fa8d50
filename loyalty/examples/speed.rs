//! How long answers take natively.
//!
//! One request a line on standard input, as `POST /v1/nudges` takes it; the first argument is how many samples are taken. One
//! line out for each: `{"reckoned_ns": [...], "told_ns": [...]}`, nanoseconds an answer from a request that was decoded before,
//! and from its text to the answer's text.

use std::error::Error;
use std::hint::black_box;
use std::io::{self, BufRead};
use std::time::{Duration, Instant};

use loyalty::{Answer, Request, answer};
use serde_json::{Value, json};

/// Long enough that the clock's own grain is nothing.
const SAMPLE: Duration = Duration::from_millis(50);

fn main() -> Result<(), Box<dyn Error>> {
    let samples: usize = std::env::args().nth(1).ok_or("how many samples?")?.parse()?;
    for line in io::stdin().lock().lines() {
        let line = line?;
        let request = decode(&line)?;
        tell(&line)?;
        let reckoned = (0..samples).map(|_| sample(|| drop(black_box(reckon(black_box(&request))))));
        let reckoned: Vec<u128> = reckoned.collect();
        let told: Vec<u128> =
            (0..samples).map(|_| sample(|| drop(black_box(tell(black_box(&line)))))).collect();
        println!("{}", json!({"reckoned_ns": reckoned, "told_ns": told}));
    }
    Ok(())
}

/// Nanoseconds that one call takes.
fn sample(mut call: impl FnMut()) -> u128 {
    let started = Instant::now();
    let mut calls: u128 = 0;
    while started.elapsed() < SAMPLE {
        call();
        calls += 1;
    }
    started.elapsed().as_nanos() / calls.max(1)
}

fn tell(text: &str) -> Result<String, Box<dyn Error>> {
    Ok(serde_json::to_string(&reckon(&decode(text)?))?)
}

fn decode(text: &str) -> Result<Request, Box<dyn Error>> {
    let tree: Value = serde_json::from_str(text)?;
    Request::decode(&&tree).map_err(|refusal| format!("{}: {}", refusal.path, refusal.message).into())
}

fn reckon(request: &Request) -> Answer {
    answer(&request.program, request.member.as_ref(), request.cart.as_ref(), request.now)
}
