//! The account's vouchers: the code, until when, and using it where there is a cart.

use std::sync::Arc;

use leptos::prelude::*;
use loyalty::{Arg, Cart, Known, Program, Snapshot, Voucher};

use super::balance::standing;
use super::piece::Piece;
use super::pieces::{self, control, row};
use super::rewards::{join, minimum};
use crate::offer::Offer;
use crate::state::{Page, now};
use crate::words;

/// The vouchers that still work.
pub(crate) fn list(page: &Arc<Page>, snapshot: &Snapshot) -> Vec<Piece> {
    let now = now();
    let vouchers = standing(snapshot).map(|member| member.vouchers.as_slice()).unwrap_or_default();
    let live = vouchers.iter().filter(|voucher| voucher.is_live_at(now));
    let rows = live.map(|voucher| {
        let cart = page.cart.get();
        let is_used = |cart: &Arc<Cart>| cart.discount_codes.iter().any(|code| voucher.is_code(code));
        let used = cart.as_ref().is_some_and(is_used);
        let offer = if used {
            Some(Offer::remove(voucher, &snapshot.program))
        } else {
            cart.and_then(|_| Offer::apply(voucher, &snapshot.program))
        };
        let note = note(voucher, used, &snapshot.program);
        row(voucher.title.clone(), note, offer.map(|offer| control(page, offer)))
    });
    pieces::list("account.vouchers", rows.collect())
}

fn note(voucher: &Voucher, used: bool, program: &Program) -> String {
    let code = match &voucher.code {
        Known::Known(code) => [&words::word("account.code"), " ", code].concat(),
        Known::Unknown => String::new(),
    };
    let day = voucher.expires_at.map(|at| Arg::Date { at: at.saturating_sub(1) });
    let expires = day.map(|day| words::with("account.expires", "date", day, program));
    let used = if used { words::word("actions.applied") } else { String::new() };
    join(&[code, used, expires.unwrap_or_default(), minimum(voucher.minimum_spend, program)])
}
