//! Numbers, money, days and plural categories, all by the browser's own `Intl`: its tables are already on the page.
//!
//! Every number goes over as decimal text. `Intl` reads it exactly, and no float is made of money or points on the way.

use std::cell::{OnceCell, RefCell};

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type NumberFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locales: &Array, options: &Object) -> Result<NumberFormat, JsValue>;
    #[wasm_bindgen(method)]
    fn format(this: &NumberFormat, decimal: &str) -> String;

    type DateTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locales: &Array, options: &Object) -> Result<DateTimeFormat, JsValue>;
    #[wasm_bindgen(method)]
    fn format(this: &DateTimeFormat, at_ms: &JsValue) -> String;

    type PluralRules;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locales: &Array) -> Result<PluralRules, JsValue>;
    #[wasm_bindgen(method)]
    fn select(this: &PluralRules, decimal: &str) -> String;

    #[wasm_bindgen(js_name = Number)]
    fn number(text: &str) -> JsValue;
}

/// Formatters of one locale. Making one takes longer than a hundred uses, so each is kept.
pub(crate) struct Intl {
    locales: Array,
    plurals: Option<PluralRules>,
    numbers: Option<NumberFormat>,
    changes: OnceCell<Option<NumberFormat>>,
    money: RefCell<Vec<(String, NumberFormat)>>,
    days: RefCell<Option<(String, DateTimeFormat)>>,
}

impl Intl {
    /// A locale the browser does not know falls back to the browser's own.
    pub(crate) fn new(locale: &str) -> Self {
        let mut locales = Array::of1(&locale.into());
        let plurals = PluralRules::new(&locales).or_else(|_| {
            locales = Array::new();
            PluralRules::new(&locales)
        });
        let numbers = NumberFormat::new(&locales, &Object::new());
        Self {
            locales,
            plurals: plurals.ok(),
            numbers: numbers.ok(),
            changes: OnceCell::new(),
            money: RefCell::default(),
            days: RefCell::default(),
        }
    }

    /// The plural category of a count: `one`, `few`, `other`, …
    pub(crate) fn category(&self, n: u64) -> String {
        self.plurals.as_ref().map_or_else(|| "other".into(), |rules| rules.select(&n.to_string()))
    }

    pub(crate) fn count(&self, n: u64) -> String {
        let decimal = n.to_string();
        self.numbers.as_ref().map(|numbers| numbers.format(&decimal)).unwrap_or(decimal)
    }

    /// A number that came or went, with its sign.
    pub(crate) fn change(&self, n: i64) -> String {
        let options = || options(&[("signDisplay", "exceptZero")]);
        let changes = self.changes.get_or_init(|| NumberFormat::new(&self.locales, &options()).ok());
        changes.as_ref().map(|changes| changes.format(&n.to_string())).unwrap_or_default()
    }

    /// An amount in major units, "19.34". Whole amounts lose their zeros; else the currency's own digits stand.
    pub(crate) fn money(&self, amount: &str, currency: &str) -> String {
        let digits = amount.split_once('.').map_or("", |(_, digits)| digits);
        let digits = if digits.bytes().all(|digit| digit == b'0') { 0 } else { digits.len() };
        let digits = digits.to_string();
        let key = [currency, &digits].concat();
        let mut money = self.money.borrow_mut();
        if let Some((_, format)) = money.iter().find(|(known, _)| *known == key) {
            return format.format(amount);
        }
        // Browsers' own digits follow CLDR, which leaves them out where ISO 4217 has them (HUF, IDR, COP).
        let options = options(&[
            ("style", "currency"),
            ("currency", currency),
            ("minimumFractionDigits", &digits),
            ("maximumFractionDigits", &digits),
        ]);
        match NumberFormat::new(&self.locales, &options) {
            Ok(format) => {
                let text = format.format(amount);
                money.push((key, format));
                text
            }
            Err(_) => [amount, " ", currency].concat(),
        }
    }

    /// The day of an instant, in the program's time zone.
    pub(crate) fn day(&self, at: i64, timezone: &str) -> String {
        let mut days = self.days.borrow_mut();
        if days.as_ref().is_none_or(|(known, _)| known != timezone) {
            let options = options(&[("dateStyle", "medium"), ("timeZone", timezone)]);
            *days = DateTimeFormat::new(&self.locales, &options).ok().map(|days| (timezone.into(), days));
        }
        let at_ms = at.saturating_mul(1000);
        days.as_ref().map(|(_, days)| days.format(&number(&at_ms.to_string()))).unwrap_or_default()
    }
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (key, value) in pairs {
        // Setting a property of a plain object cannot fail.
        let _ = Reflect::set(&options, &(*key).into(), &(*value).into());
    }
    options
}
