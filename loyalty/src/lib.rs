//! The domain of a loyalty program: what a cart earns, what is within reach, and the nudges that say so.
//!
//! A program, a member and a cart come in as JSON through the doors (`decode`), `now` comes in as an argument, and
//! [`answer`] gives the points a cart earns and the nudges that hold. After the doors nothing can fail: a value that a
//! provider left out is [`Known::Unknown`], and a nudge that would need it is not among the answers.
//!
//! # Does not do
//!
//! - no input or output, no clock, no randomness, no global state: the same arguments give the same answer, on the
//!   server and in the page;
//! - no floating point: money is minor units, multipliers are thousandths, sums are exact and divided once;
//! - no words: a nudge becomes a message key with typed arguments, the sentence and its formats live with the theme;
//! - no time zones, no calendars: instants are Unix seconds, and whoever prints a date knows the program's zone;
//! - no ledger: balances, redemptions and tier moves are facts handed in, not computed here;
//! - no provider's words but Shopify's cart, which [`Cart::from_shopify`] turns into ours.
//!
//! The modules stand in reading order; whoever stops anywhere has understood everything above.

#![deny(missing_docs)]

// A value may be unknown, and everything downstream says so.
mod known;
// The one tree shape that every door reads, and the error a door gives.
mod json;
mod refusal;
// Reading fields, ranges and lists, with the path of whatever is refused.
mod door;
// Decimal strings to exact integers and back.
mod decimal;
// ISO 4217, and amounts of money in its minor units.
mod currency;
mod money;
// What an order must come to before a reward, voucher or campaign applies.
mod minimum;
// What a tier counts (points, spend or orders), the tiers, and where somebody stands among them.
mod qualification;
mod tier;
// How spend becomes points: the rule, its exclusions, and the campaigns that multiply it for a while.
mod campaign;
mod earning;
// What points buy.
mod reward;
// All of the above in one document.
mod program;
// Somebody's standing in the program, and the vouchers they hold.
mod member;
mod voucher;
// The cart as every host hands it over, and Shopify's turned into it.
mod cart;
mod discount;
mod rate;
mod shopify;
// The two documents that travel: what the page knows, and one question to the API.
mod snapshot;
// The arithmetic (docs/contract.md, section 2): nets, spend, points, and how much more would do.
mod reckon;
// One file for each kind of nudge.
mod nudge;
// The questions a host asks.
mod answer;
mod facts;
mod hindrance;
mod item;
// Where a nudge is shown, and in which words.
mod message;
mod surface;
// Native only: our types as JSON text.
#[cfg(feature = "serde")]
mod encode;

pub use answer::{Answer, answer};
pub use campaign::Campaign;
pub use cart::{Cart, CartLine};
pub use currency::Currency;
pub use discount::{CartDiscount, Percent};
pub use earning::{EarningRule, Exclude, PointsRate, Rounding};
pub use facts::{Facts, NextReward, NextTier, facts};
pub use hindrance::{Hindrance, reward_hindrance, voucher_hindrance};
pub use item::{Item, ItemAnswer, Reaches, item};
pub use json::{Json, JsonKind};
pub use known::Known;
pub use member::{BlockedReward, Expiring, HeldTier, Member, MemberState, PointsBalance, Qualifying};
pub use message::{Arg, Message, item_messages, message};
pub use minimum::Minimum;
pub use money::Money;
pub use nudge::{Detail, Kind, Nudge, Short};
pub use program::{Expiry, ExpiryKind, NudgeSettings, PointsLabel, Program};
pub use qualification::{Basis, Measure, Period, Qualification};
pub use rate::Rate;
pub use reckon::{Earned, EarnedLine, earned};
pub use refusal::Refusal;
pub use reward::{PointsRange, Price, Reward, RewardKind, RewardValue};
pub use snapshot::{Request, Snapshot};
pub use surface::Surface;
pub use tier::{Multiplier, Standing, Tier};
pub use voucher::Voucher;

/// The largest number of points, and the largest whole number that every JSON reader keeps exact: 2^53 - 1.
pub const POINTS_MAX: u64 = (1 << 53) - 1;
