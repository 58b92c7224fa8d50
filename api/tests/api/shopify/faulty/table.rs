//! The faults of the question that makes a code or gives a credit, and what the shopper is answered.

use super::First::{self, Back, Made, Unresolved};
use crate::shopify::store::{
    Effect::{self, Late, No, Yes},
    Said::{self, Cut, Error, Nothing, Status, Text, Throttled, TooMany, Truncated, UserError},
};

type Row = (Effect, Said, First);

const HTML: &str = "<!DOCTYPE html><title>Something went wrong</title>";
const WRONG: &str = r#"{"data":{"made":{"errors":[]},"given":null}}"#;
const EMPTY: &str =
    r#"{"data":{"made":null,"given":{"storeCreditAccountTransaction":null,"userErrors":[]}}}"#;
const INTERNAL: Said = Error("INTERNAL_SERVER_ERROR");

/// Of either question.
pub(super) const BOTH: &[Row] = &[
    // Asked again once Shopify has room.
    (No, Throttled, Made),
    (No, TooMany(Some("0.0")), Made),
    (No, TooMany(None), Made),
    // Longer than a shopper waits.
    (No, TooMany(Some("60")), Back),
    // Nothing happened.
    (No, Status(400), Back),
    (No, Status(401), Back),
    (No, Status(402), Back),
    (No, Status(403), Back),
    (No, Status(404), Back),
    (No, Status(423), Back),
    (No, Status(430), Back),
    (No, Error("ACCESS_DENIED"), Back),
    (No, Error("SHOP_INACTIVE"), Back),
    (No, Error("MAX_COST_EXCEEDED"), Back),
];

pub(super) const CODES: &[Row] = &[
    (No, UserError("INVALID"), Back),
    (No, UserError("EXCEEDED_MAX"), Back),
    (No, UserError("MAX_APP_DISCOUNTS"), Back),
    (No, UserError("INVALID_COMBINES_WITH_FOR_DISCOUNT_CLASS"), Back),
    // Looked up.
    (No, Status(500), Made),
    (Yes, Status(500), Made),
    (No, Status(502), Made),
    (Yes, Status(503), Made),
    (Late, Status(504), Made),
    (No, INTERNAL, Made),
    (Yes, INTERNAL, Made),
    (Late, INTERNAL, Made),
    (Yes, Error("TIMEOUT"), Made),
    (No, Cut, Made),
    (Yes, Cut, Made),
    (Late, Cut, Made),
    (Yes, Truncated, Made),
    (No, Nothing, Made),
    (Yes, Nothing, Made),
    (Late, Nothing, Made),
    (No, Text("{\"data\":"), Made),
    (Yes, Text("{\"data\":"), Made),
    (No, Text(HTML), Made),
    (Yes, Text(HTML), Made),
    (No, Text(WRONG), Made),
    (Yes, Text(WRONG), Made),
    (Yes, Text(EMPTY), Made),
    (Yes, Text("{}"), Made),
    (No, UserError("INTERNAL_ERROR"), Made),
    (Yes, UserError("INTERNAL_ERROR"), Made),
    (Yes, UserError("TAKEN"), Made),
    // Somebody has the code, and nobody finds it.
    (No, UserError("TAKEN"), Unresolved),
];

pub(super) const CREDITS: &[Row] = &[
    (No, UserError("ACCOUNT_NOT_FOUND"), Back),
    (No, UserError("CREDIT_LIMIT_EXCEEDED"), Back),
    (No, UserError("MISMATCHING_CURRENCY"), Back),
    (No, UserError("NEGATIVE_OR_ZERO_AMOUNT"), Back),
    (No, UserError("OWNER_NOT_FOUND"), Back),
    (No, UserError("UNSUPPORTED_CURRENCY"), Back),
    // Found among the account's transactions.
    (Yes, Status(500), Made),
    (Yes, Status(502), Made),
    (Yes, INTERNAL, Made),
    (Yes, Error("TIMEOUT"), Made),
    (Yes, Cut, Made),
    (Yes, Truncated, Made),
    (Yes, Nothing, Made),
    (Yes, Text("{\"data\":"), Made),
    (Yes, Text(HTML), Made),
    (Yes, Text(WRONG), Made),
    (Yes, Text(EMPTY), Made),
    (Yes, Text("{}"), Made),
    // Not found: it may still be under way.
    (No, Status(500), Unresolved),
    (No, INTERNAL, Unresolved),
    (No, Cut, Unresolved),
    (No, Nothing, Unresolved),
    (No, Text(HTML), Unresolved),
    (No, Text(WRONG), Unresolved),
    (No, Text(EMPTY), Unresolved),
];
