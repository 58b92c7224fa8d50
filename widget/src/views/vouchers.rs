//! The account's vouchers: the code, until when, and using it where there is a cart.

use std::sync::Arc;

use leptos::prelude::*;
use loyalty::{Arg, Known, Program, Snapshot, Voucher};

use super::balance::standing;
use super::pieces::{self, control, figure, row};
use super::rewards::{join, minimum};
use crate::offer::Offer;
use crate::state::{Page, now};
use crate::words;

/// The vouchers that still work.
pub(crate) fn list(page: &Arc<Page>, snapshot: &Snapshot) -> Vec<AnyView> {
    let now = now();
    let vouchers = standing(snapshot).map(|member| member.vouchers.as_slice()).unwrap_or_default();
    let live = vouchers.iter().filter(|voucher| voucher.expires_at.is_none_or(|at| now < at));
    let rows = live.map(|voucher| {
        row(voucher.title.clone(), note(voucher, &snapshot.program), end(page, voucher, &snapshot.program))
    });
    pieces::list("account.vouchers", rows.collect())
}

fn note(voucher: &Voucher, program: &Program) -> String {
    let code = match &voucher.code {
        Known::Known(code) => [&words::word("account.code"), " ", code].concat(),
        Known::Unknown => String::new(),
    };
    let day = voucher.expires_at.map(|at| Arg::Date { at: at.saturating_sub(1) });
    let expires = day.map(|day| words::with("account.expires", "date", day, program));
    join(&[code, expires.unwrap_or_default(), minimum(voucher.minimum_spend, program)])
}

fn end(page: &Arc<Page>, voucher: &Voucher, program: &Program) -> Option<AnyView> {
    let cart = page.cart.get()?;
    let code = voucher.code.as_ref().known()?;
    if cart.discount_codes.iter().any(|applied| applied.eq_ignore_ascii_case(code)) {
        return Some(figure(words::word("actions.applied")));
    }
    Some(control(page, Offer::apply(voucher, program)?))
}
