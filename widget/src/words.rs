//! Message keys to sentences. The words are the page's (`config.messages`); a key that is missing there says nothing.

use std::cell::RefCell;

use js_sys::Reflect;
use loyalty::{Arg, Message, Money, Program};
use wasm_bindgen::JsValue;

use crate::intl::Intl;

/// The page's words and how its locale writes numbers.
struct Words {
    messages: JsValue,
    intl: Intl,
}

thread_local! {
    static WORDS: RefCell<Option<Words>> = const { RefCell::new(None) };
}

/// Takes the page's messages, nested as in the locale file, and its locale.
pub(crate) fn install(messages: JsValue, locale: &str) {
    WORDS.set(Some(Words { messages, intl: Intl::new(locale) }));
}

/// The sentence of a message.
pub(crate) fn say(message: &Message, program: &Program) -> String {
    WORDS.with_borrow(|words| words.as_ref().map(|words| words.say(message, program)).unwrap_or_default())
}

/// The sentence of a key with the merchant's own words in its one placeholder.
pub(crate) fn named(key: &'static str, placeholder: &'static str, name: &str, program: &Program) -> String {
    with(key, placeholder, Arg::Text(name.into()), program)
}

/// The sentence of a key with one placeholder.
pub(crate) fn with(key: &'static str, placeholder: &'static str, arg: Arg, program: &Program) -> String {
    say(&Message { key, plural: None, args: vec![(placeholder, arg)] }, program)
}

/// The words of a key that takes no arguments.
pub(crate) fn word(key: &str) -> String {
    WORDS.with_borrow(|words| words.as_ref().and_then(|words| words.template(key, None)).unwrap_or_default())
}

/// A number of points that came or went.
pub(crate) fn change(points: i64) -> String {
    WORDS.with_borrow(|words| words.as_ref().map(|words| words.intl.change(points)).unwrap_or_default())
}

/// The day of an instant in the program's time zone.
pub(crate) fn day(at: i64, program: &Program) -> String {
    WORDS.with_borrow(|words| {
        words.as_ref().map(|words| words.intl.day(at, &program.timezone)).unwrap_or_default()
    })
}

impl Words {
    fn say(&self, message: &Message, program: &Program) -> String {
        let Some(template) = self.template(message.key, message.plural) else { return String::new() };
        let mut pieces = template.split('{');
        let mut sentence = String::from(pieces.next().unwrap_or_default());
        for piece in pieces {
            let (name, rest) = piece.split_once('}').unwrap_or(("", piece));
            if let Some((_, arg)) = message.args.iter().find(|(known, _)| *known == name) {
                sentence.push_str(&self.arg(arg, program));
            }
            sentence.push_str(rest);
        }
        sentence
    }

    /// Walks `nudges.reach_reward` down the tree; a counted message goes one step further, to its plural category.
    fn template(&self, key: &str, plural: Option<u64>) -> Option<String> {
        let mut node = self.messages.clone();
        for step in key.split('.') {
            node = Reflect::get(&node, &step.into()).ok()?;
        }
        if let Some(n) = plural {
            let category = Reflect::get(&node, &self.intl.category(n).into()).ok()?;
            node = if category.is_string() { category } else { Reflect::get(&node, &"other".into()).ok()? };
        }
        node.as_string()
    }

    fn arg(&self, arg: &Arg, program: &Program) -> String {
        match arg {
            Arg::Money { minor, currency } => {
                self.intl.money(&Money::from_minor(*minor, *currency).to_decimal(), currency.code())
            }
            Arg::Points(n) | Arg::Count(n) => self.intl.count(*n),
            Arg::Date { at } => self.intl.day(*at, &program.timezone),
            Arg::Text(text) => text.clone(),
            Arg::Label(n) if self.intl.category(*n) == "one" => program.points_label.one.clone(),
            Arg::Label(_) => program.points_label.other.clone(),
        }
    }
}
