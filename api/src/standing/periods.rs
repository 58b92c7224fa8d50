//! Qualification periods on the calendar of the program's time zone.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

pub(crate) const DAY: i64 = 86_400;

/// What qualifying is counted over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Period {
    Lifetime,
    CalendarYear,
    Rolling { days: i64 },
    Anniversary,
}

/// A member's periods.
#[derive(Debug, Clone)]
pub(crate) struct Calendar {
    pub(crate) period: Period,
    pub(crate) zone: TimeZone,
    pub(crate) joined_at: i64,
}

/// One period: its start, its end (exclusive), and the end of the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: i64,
    pub(crate) end: i64,
    pub(crate) next_end: i64,
}

impl Calendar {
    /// The calendar year, or the year from the day of joining, that contains `at`.
    pub(crate) fn span(&self, at: i64) -> Span {
        let first = match self.period {
            Period::Anniversary => self.day(self.joined_at),
            _ => Date::new(2000, 1, 1).unwrap_or_default(),
        };
        let day = self.day(at);
        let years = i64::from(day.year()) - i64::from(first.year());
        let years = if day < year_after(first, years) { years - 1 } else { years };
        let start = |later: i64| self.midnight(year_after(first, years + later));
        Span { start: start(0), end: start(1), next_end: start(2) }
    }

    fn day(&self, at: i64) -> Date {
        Timestamp::from_second(at).unwrap_or_default().to_zoned(self.zone.clone()).date()
    }

    /// The first moment of a day; not always 00:00 where clocks are put forward at midnight.
    fn midnight(&self, day: Date) -> i64 {
        day.to_zoned(self.zone.clone()).map_or(i64::MAX, |zoned| zoned.timestamp().as_second())
    }
}

/// The same day some years later; of 29 February the 28th where the year has none.
fn year_after(day: Date, years: i64) -> Date {
    jiff::Span::new().try_years(years).and_then(|span| day.checked_add(span)).unwrap_or(day)
}
