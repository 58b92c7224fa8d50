//! What the elements are made of.
//!
//! Every piece erases its type, and there are few of them: a view is composed of lists of pieces, so that each is compiled
//! once, however many elements use it. `view!` would give every element a type, and every type its own code. Tags stand in
//! capitals: Leptos 0.8 compares them with the DOM's `tagName` to know whether an element can stay.

use std::sync::Arc;

use leptos::html::custom;
use leptos::prelude::*;

use crate::line::{Line, Lines};
use crate::offer::Offer;
use crate::state::Page;
use crate::words;

/// A value that follows the page.
pub(crate) type Follow<T> = Box<dyn FnMut() -> T + Send>;
/// A list that follows the page. Its rows hold plain values: a row that stays is compared, not made anew.
pub(crate) type Rows = Follow<Vec<AnyView>>;

/// Reads from `state` again whenever a signal changes that was read the last time.
pub(crate) fn follow<S: Clone + Send + 'static, T: 'static>(state: &S, read: fn(&S) -> T) -> Follow<T> {
    let state = state.clone();
    Box::new(move || read(&state))
}

/// An element: its own view while it has something truer to say than the server's text, else that text.
pub(crate) fn element<S: Clone + Send + 'static>(
    state: &S,
    speaks: fn(&S) -> bool,
    body: Vec<AnyView>,
) -> AnyView {
    let state = state.clone();
    let server = switch("SLOT", Box::new(String::new), follow(&state, speaks), Vec::new());
    let own = switch("DIV", Box::new(|| "element".into()), Box::new(move || !speaks(&state)), body);
    vec![server, own].into_any()
}

/// Pieces that come and go together.
pub(crate) fn switch(
    tag: &'static str,
    part: Follow<String>,
    hidden: Follow<bool>,
    children: Vec<AnyView>,
) -> AnyView {
    custom(tag).attr("part", part).attr("hidden", hidden).child(children).into_any()
}

/// Pieces that belong together.
pub(crate) fn group(tag: &'static str, part: &'static str, children: Vec<AnyView>) -> AnyView {
    custom(tag).attr("part", part).child(children).into_any()
}

/// A text that stays as it is.
pub(crate) fn label(tag: &'static str, part: &'static str, text: String) -> AnyView {
    custom(tag).attr("part", part).child(text).into_any()
}

/// A text that follows the page.
pub(crate) fn paragraph(part: &'static str, text: Follow<String>) -> AnyView {
    view! { <p part=part>{text}</p> }.into_any()
}

/// A text that is read out when it changes, and that can take the focus of a control that went.
pub(crate) fn status(part: &'static str, text: Follow<String>) -> AnyView {
    view! {
        <p part=part role="status" aria-live="polite" tabindex="-1">
            {text}
        </p>
    }
    .into_any()
}

/// How far along something is; none is no bar. Its name is what the line beside it says.
pub(crate) fn bar(mut progress: Follow<Option<(String, String)>>) -> AnyView {
    let rows: Rows = Box::new(move || {
        let bar =
            |(name, value)| view! { <progress part="bar" max="1000" aria-label=name value=value></progress> };
        progress().map(|progress| bar(progress).into_any()).into_iter().collect()
    });
    rows.into_any()
}

/// A line that follows the page, with its bar.
pub(crate) fn meter(page: &Arc<Page>, pick: fn(&Lines) -> Option<&Line>) -> AnyView {
    let line = (Arc::clone(page), pick);
    let text = follow(&line, |(page, pick)| {
        page.lines.with(|lines| pick(lines).map(|line| line.text.clone()).unwrap_or_default())
    });
    let progress = follow(&line, |(page, pick)| page.lines.with(|lines| pick(lines)?.bar()));
    vec![paragraph("line", text), bar(progress)].into_any()
}

/// The control of an offer: a link where following it is all, else a button. While a command is in work no other one starts;
/// the button keeps its focus and says so.
pub(crate) fn control(page: &Page, offer: Offer) -> AnyView {
    let busy = page.command.with(|command| command.busy.is_some());
    let (tag, href, value) = if offer.action.is_none() {
        ("A", Some(offer.about), None)
    } else {
        ("BUTTON", None, Some(offer.about))
    };
    let (kind, name) = offer.action.map(|action| ("button", action.name())).unzip();
    custom(tag)
        .attr("part", "action")
        .attr("type", kind)
        .attr("name", name)
        .attr("aria-disabled", busy.then_some("true"))
        .attr("href", href)
        .attr("value", value)
        .attr("aria-label", Some(offer.name))
        .child(label("SPAN", "label", offer.label))
        .into_any()
}

/// A list under its heading; nothing where there are no rows.
pub(crate) fn list(heading: &str, rows: Vec<AnyView>) -> Vec<AnyView> {
    if rows.is_empty() {
        return rows;
    }
    let heading = label("H3", "heading", words::word(heading));
    vec![group("SECTION", "section", vec![heading, group("UL", "list", rows)])]
}

/// A row of a list: what it is, what to know about it, and at its end a figure or a control.
pub(crate) fn row(title: String, note: String, end: Option<AnyView>) -> AnyView {
    let mut pieces = vec![label("SPAN", "title", title), label("SPAN", "note", note)];
    pieces.extend(end);
    group("LI", "row", pieces)
}

/// A figure at the end of a row.
pub(crate) fn figure(text: String) -> AnyView {
    label("SPAN", "figure", text)
}
