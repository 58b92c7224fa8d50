//! What the elements are made of.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use crate::command;
use crate::focus;
use crate::line::{Line, Lines};
use crate::offer::{Action, Offer};
use crate::state::Page;
use crate::words;

/// A value that follows the page. Boxed, so that whatever takes one is compiled once, however many views use it.
pub(crate) type Follow<T> = Box<dyn FnMut() -> T + Send>;
/// A text that follows the page.
pub(crate) type Text = Follow<String>;
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
    body: AnyView,
) -> AnyView {
    let quiet: Follow<bool> = Box::new({
        let state = state.clone();
        move || !speaks(&state)
    });
    view! {
        <slot hidden=follow(state, speaks)></slot>
        <div class="element" hidden=quiet>
            {body}
        </div>
    }
    .into_any()
}

/// How far along something is; none is no bar. Its name is the line that it stands by.
pub(crate) fn bar(label_id: &'static str, mut progress: Follow<Option<String>>) -> Rows {
    Box::new(move || {
        let bar = |value| view! { <progress part="bar" max="1000" aria-labelledby=label_id value=value></progress> };
        progress().map(|value| bar(value).into_any()).into_iter().collect()
    })
}

/// A line that follows the page, with its bar.
pub(crate) fn meter(page: &Arc<Page>, id: &'static str, pick: fn(&Lines) -> Option<&Line>) -> AnyView {
    let line = (Arc::clone(page), pick);
    let text = follow(&line, |(page, pick)| {
        page.lines.with(|lines| pick(lines).map(|line| line.text.clone()).unwrap_or_default())
    });
    let progress = follow(&line, |(page, pick)| page.lines.with(|lines| pick(lines)?.progress.clone()));
    view! {
        <p id=id part="line" class="line">
            {text}
        </p>
        {bar(id, progress)}
    }
    .into_any()
}

/// The control of an offer: a link where it leads elsewhere, else a button. While a command is in work no other one starts;
/// the button keeps its focus and says so.
pub(crate) fn control(page: &Arc<Page>, mount: u32, offer: Offer) -> AnyView {
    let busy = page.command.with(|command| command.busy.is_some());
    let Offer { action, label, name } = offer;
    let label = view! { <span>{label}</span> };
    if let Action::SignIn { href } = action {
        return view! { <a part="action" class="action" href=href>{label}</a> }.into_any();
    }
    let page = Arc::clone(page);
    let on_click = move |event: MouseEvent| {
        if let Some(control) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) {
            focus::hold(control);
        }
        command::run(&page, mount, &action);
    };
    let disabled = busy.then_some("true");
    view! {
        <button part="action" class="action" type="button" aria-label=name aria-disabled=disabled on:click=on_click>
            {label}
        </button>
    }
    .into_any()
}

/// A list under its heading; nothing where there are no rows.
pub(crate) fn list(heading: &str, rows: Vec<AnyView>) -> Vec<AnyView> {
    if rows.is_empty() {
        return rows;
    }
    let list = view! {
        <section part="section">
            <h3 part="heading" class="heading">{words::word(heading)}</h3>
            <ul part="list">{rows}</ul>
        </section>
    };
    vec![list.into_any()]
}

/// A figure at the end of a row.
pub(crate) fn figure(text: String) -> AnyView {
    view! { <span part="figure" class="figure">{text}</span> }.into_any()
}

/// A row of a list: what it is, what to know about it, and at its end a figure or a control.
pub(crate) fn row(title: String, note: String, end: AnyView) -> AnyView {
    view! {
        <li part="row" class="row">
            <span part="title" class="title">{title}</span>
            <span part="note" class="note">{note}</span>
            {end}
        </li>
    }
    .into_any()
}
