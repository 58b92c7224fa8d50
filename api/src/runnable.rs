//! Whether we can run a program. A snapshot from a provider may leave out how points are earned or what tiers count; whoever
//! credits orders by it must know, so a program set here leaves nothing of that unknown.

use jiff::tz::TimeZone;
use loyalty::{Program, Tier};

use crate::http::body;
use crate::http::problem::{Outcome, Problem};

/// A program that passes the door and that we can run.
pub(crate) fn checked(document: &str) -> Outcome<Program> {
    let program = Program::decode(&&body::decode::<serde_json::Value>(document.as_bytes())?)?;
    if TimeZone::get(&program.timezone).is_err() {
        return Err(Problem::refused("/timezone", "must be an IANA time zone such as America/New_York"));
    }
    let earning = &program.earning;
    must(!earning.rate.is_unknown(), "/earning", "must give points and per: orders are credited by them")?;
    must(!earning.rounding.is_unknown(), "/earning/rounding", "must be floor, nearest or ceil")?;
    must(!earning.exclude.gift_cards.is_unknown(), "/earning/exclude/gift_cards", "must be true or false")?;
    if let Some(expiry) = &program.expiry {
        must(!expiry.kind.is_unknown(), "/expiry/kind", "must be inactivity or age, or expiry null")?;
        must(!expiry.days.is_unknown(), "/expiry/days", "must say after how many days")?;
    }
    if !program.tiers.is_empty() {
        let counted = program.qualification;
        must(!counted.basis.is_unknown(), "/qualification/basis", "must be points, spend or orders")?;
        let period = "must be lifetime, calendar_year, anniversary, or rolling with its days";
        must(!counted.period.is_unknown(), "/qualification/period", period)?;
    }
    for (place, tier) in program.tiers.iter().enumerate() {
        complete(place, tier)?;
    }
    Ok(program)
}

fn complete(place: usize, tier: &Tier) -> Outcome<()> {
    let path = |field: &str| format!("/tiers/{place}/{field}");
    must(!tier.threshold.is_unknown(), path("threshold"), "must say where the tier starts")?;
    must(
        !tier.multiplier.is_unknown(),
        path("multiplier"),
        "must say what the tier multiplies points by, such as 1",
    )
}

fn must(holds: bool, path: impl Into<String>, message: &'static str) -> Outcome<()> {
    if holds { Ok(()) } else { Err(Problem::refused(path, message)) }
}
