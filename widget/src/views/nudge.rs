//! `<perk-nudge>`: the surface's lines, each with its bar or its action.

use std::sync::Arc;

use leptos::prelude::*;
use loyalty::Surface;
use wasm_bindgen::JsValue;

use super::Here;
use super::piece::{Piece, Value};
use super::pieces::{bar, control, element, follow, label, rows, status, switch};
use crate::command::Notice;
use crate::effects;
use crate::line::{Line, Shown};
use crate::offer::Offer;
use crate::state::Page;
use crate::words;

/// One line; two on the account surface.
pub(crate) fn view(page: &Arc<Page>, here: &Here) -> Piece {
    let mut body: Vec<_> = (0..here.surface().n_lines()).map(|n| line(page, here, n)).collect();
    if page.config.preview {
        body.push(label("p", "preview", words::word("editor.preview")));
    }
    element(page, |page| page.snapshot.with(Option::is_some), body)
}

fn line(page: &Arc<Page>, here: &Here, n: usize) -> Piece {
    let at = At { page: Arc::clone(page), here: here.clone(), n };
    let mut last = None;
    let text = Box::new({
        let at = at.clone();
        move || {
            at.tell(&mut last);
            at.text()
        }
    });
    let pieces = vec![status("line", text), rows(follow(&at, At::action)), bar(follow(&at, At::bar))];
    switch(
        "div",
        Value::Follows(follow(&at, |at| Some(at.part().into()))),
        follow(&at, |at| at.text().is_empty()),
        pieces,
    )
}

/// The n-th line of a surface.
#[derive(Clone)]
struct At {
    page: Arc<Page>,
    here: Here,
    n: usize,
}

impl At {
    fn line<T>(&self, look: impl FnOnce(&Line) -> T) -> Option<T> {
        let surface = self.here.surface();
        self.page.lines.with(|lines| lines.at(surface, self.n).map(look))
    }

    /// What the last command came to. The product surface has no commands.
    fn notice<T>(&self, look: impl FnOnce(&Notice) -> T) -> Option<T> {
        if self.n > 0 || self.here.surface() == Surface::Product {
            return None;
        }
        self.page.command.with(|command| command.notice.as_ref().map(look))
    }

    /// Taking out of the cart what is in it.
    fn removal(&self) -> Option<Offer> {
        if self.n > 0 { None } else { self.page.lines.with(|lines| lines.removal(self.here.surface())) }
    }

    /// The notice while there is one, else the nudge.
    fn text(&self) -> String {
        let notice = self.notice(|notice| notice.text.clone());
        let text = notice.or_else(|| self.line(|line| line.text.clone()));
        text.or_else(|| self.removal().map(|_| words::word("actions.applied"))).unwrap_or_default()
    }

    fn part(&self) -> &'static str {
        match (self.notice(|notice| notice.failed), self.line(|line| line.emphasis)) {
            (Some(true), _) => "nudge failed",
            (None, Some(true)) => "nudge emphasis",
            _ => "nudge",
        }
    }

    /// A notice is about something else than the bar.
    fn bar(&self) -> Option<(String, String)> {
        if self.notice(|_| ()).is_some() { None } else { self.line(Line::bar).flatten() }
    }

    /// What went well needs no doing again; it can be undone.
    fn action(&self) -> Vec<Piece> {
        let done = self.notice(|notice| notice.failed) == Some(false);
        let offer = if done { None } else { self.line(|line| line.offer.clone()).flatten() };
        let offer = offer.or_else(|| self.removal());
        offer.map(|offer| control(&self.page, offer)).into_iter().collect()
    }

    /// Says that another nudge is shown than before.
    fn tell(&self, last: &mut Option<Shown>) {
        let shown = self.line(|line| line.shown.clone());
        if shown == *last {
            return;
        }
        if let Some(shown) = &shown {
            let id = |id: &Option<String>| id.as_deref().map_or(JsValue::UNDEFINED, JsValue::from);
            effects::event(
                "perkline:nudge-shown",
                Some(self.here.mount),
                &[
                    ("kind", shown.kind.into()),
                    ("reward_id", id(&shown.reward_id)),
                    ("tier_id", id(&shown.tier_id)),
                    ("surface", name(self.here.surface()).into()),
                ],
            );
        }
        *last = shown;
    }
}

fn name(surface: Surface) -> &'static str {
    match surface {
        Surface::CartDrawer => "cart-drawer",
        Surface::Cart => "cart",
        Surface::Product => "product",
        Surface::Account => "account",
    }
}
