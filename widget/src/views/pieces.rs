//! What the elements are made of.

use std::sync::Arc;

use leptos::prelude::*;

use super::piece::{Follow, Piece, Value};
use crate::line::{Line, Lines};
use crate::offer::Offer;
use crate::state::Page;
use crate::words;

/// Reads from `state` again whenever a signal changes that was read the last time.
pub(crate) fn follow<S: Clone + 'static, T: 'static>(state: &S, read: fn(&S) -> T) -> Follow<T> {
    let state = state.clone();
    Box::new(move || read(&state))
}

/// An element: its own view while it has something truer to say than the server's text, else that text.
pub(crate) fn element<S: Clone + 'static>(state: &S, speaks: fn(&S) -> bool, body: Vec<Piece>) -> Piece {
    let (server, own) = (state.clone(), state.clone());
    Piece::List(vec![
        switch("slot", Value::Is(None), Box::new(move || speaks(&server)), Vec::new()),
        switch("div", "element".into(), Box::new(move || !speaks(&own)), body),
    ])
}

/// Pieces that come and go together.
pub(crate) fn switch(tag: &'static str, part: Value, mut hidden: Follow<bool>, pieces: Vec<Piece>) -> Piece {
    let hidden = Box::new(move || hidden().then(String::new));
    Piece::Element(tag, vec![("part", part), ("hidden", Value::Follows(hidden))], pieces)
}

/// Pieces that belong together.
pub(crate) fn group(tag: &'static str, part: &'static str, pieces: Vec<Piece>) -> Piece {
    Piece::Element(tag, vec![("part", part.into())], pieces)
}

/// A text that stays as it is.
pub(crate) fn label(tag: &'static str, part: &'static str, text: String) -> Piece {
    group(tag, part, vec![Piece::Text(text)])
}

/// A text that follows the page.
pub(crate) fn paragraph(part: &'static str, text: Follow<String>) -> Piece {
    group("p", part, vec![says(text)])
}

/// A text that is read out when it changes, and that can take the focus of a control that went.
pub(crate) fn status(part: &'static str, text: Follow<String>) -> Piece {
    let attributes = [("part", part), ("role", "status"), ("aria-live", "polite"), ("tabindex", "-1")];
    let attributes = attributes.map(|(name, value)| (name, value.into()));
    Piece::Element("p", attributes.into(), vec![says(text)])
}

fn says(mut text: Follow<String>) -> Piece {
    Piece::Follows(Box::new(move || Piece::Text(text())))
}

/// A list that follows the page. Its rows hold plain values: a row that stays is compared, not made anew.
pub(crate) fn rows(mut rows: Follow<Vec<Piece>>) -> Piece {
    Piece::Follows(Box::new(move || Piece::List(rows())))
}

/// How far along something is; none is no bar. Its name is what the line beside it says.
pub(crate) fn bar(mut progress: Follow<Option<(String, String)>>) -> Piece {
    rows(Box::new(move || {
        let bar = |(name, value)| {
            let attributes = vec![
                ("part", "bar".into()),
                ("max", "1000".into()),
                ("aria-label", Value::Is(Some(name))),
                ("value", Value::Is(Some(value))),
            ];
            Piece::Element("progress", attributes, Vec::new())
        };
        progress().map(bar).into_iter().collect()
    }))
}

/// A line that follows the page, with its bar.
pub(crate) fn meter(page: &Arc<Page>, pick: fn(&Lines) -> Option<&Line>) -> Piece {
    let line = (Arc::clone(page), pick);
    let text = follow(&line, |(page, pick)| {
        page.lines.with(|lines| pick(lines).map(|line| line.text.clone()).unwrap_or_default())
    });
    let progress = follow(&line, |(page, pick)| page.lines.with(|lines| pick(lines)?.bar()));
    Piece::List(vec![paragraph("line", text), bar(progress)])
}

/// The control of an offer: a link where following it is all, else a button. While a command is in work no other one starts;
/// the button keeps its focus and says so.
pub(crate) fn control(page: &Page, offer: Offer) -> Piece {
    let busy = page.command.with(|command| command.busy.is_some());
    let mut attributes = vec![("part", "action".into()), ("aria-label", Value::Is(Some(offer.name)))];
    let tag = match offer.action {
        None => {
            attributes.push(("href", Value::Is(Some(offer.about))));
            "a"
        }
        Some(action) => {
            let busy = Value::Is(busy.then(|| "true".into()));
            attributes.extend([
                ("type", "button".into()),
                ("name", action.name().into()),
                ("aria-disabled", busy),
                ("value", Value::Is(Some(offer.about))),
            ]);
            "button"
        }
    };
    Piece::Element(tag, attributes, vec![label("span", "label", offer.label)])
}

/// A list under its heading; nothing where there are no rows.
pub(crate) fn list(heading: &str, rows: Vec<Piece>) -> Vec<Piece> {
    if rows.is_empty() {
        return rows;
    }
    let heading = label("h3", "heading", words::word(heading));
    vec![group("section", "section", vec![heading, group("ul", "list", vec![Piece::List(rows)])])]
}

/// A row of a list: what it is, what to know about it, and at its end a figure or a control.
pub(crate) fn row(title: String, note: String, end: Option<Piece>) -> Piece {
    let end = Piece::List(end.into_iter().collect());
    group("li", "row", vec![label("span", "title", title), label("span", "note", note), end])
}

/// A figure at the end of a row.
pub(crate) fn figure(text: String) -> Piece {
    label("span", "figure", text)
}
