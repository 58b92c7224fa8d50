//! What the whole page knows, in signals that no mount owns: an element that goes takes nothing of it along.

use std::sync::{Arc, Mutex, PoisonError};

use js_sys::Date;
use leptos::prelude::*;
use leptos::reactive::graph::Source;
use loyalty::{Cart, Json, Known, Price, Rate, Refusal, Snapshot};

use crate::activity::Activity;
use crate::api;
use crate::command::Command;
use crate::config::Config;
use crate::door::Tree;
use crate::effects;
use crate::line::Lines;

/// The page-wide state. Snapshots and carts come in, lines come out; views read and never write.
pub(crate) struct Page {
    /// The configuration.
    pub(crate) config: Config,
    /// The newest snapshot; none while there is nothing to say about whoever is looking.
    pub(crate) snapshot: ArcRwSignal<Option<Arc<Snapshot>>>,
    /// The cart as it is now; an empty one is none.
    pub(crate) cart: ArcRwSignal<Option<Arc<Cart>>>,
    /// What the surfaces say, derived from snapshot and cart.
    pub(crate) lines: ArcRwSignal<Arc<Lines>>,
    /// What the shopper asked for and how it went.
    pub(crate) command: ArcRwSignal<Command>,
    /// The ledger entries that were asked for so far.
    pub(crate) activity: ArcRwSignal<Activity>,
    cart_source: Mutex<CartSource>,
}

/// The cart as it came: its text to know an equal one, its token because it names a redemption.
#[derive(Default, PartialEq)]
struct CartSource {
    text: String,
    rate: Option<String>,
    token: Option<String>,
}

impl Page {
    /// A page that just started.
    pub(crate) fn new(config: Config, snapshot: Option<Snapshot>) -> Self {
        // A customer without a member is not a guest: the server had nothing on them yet, the API will know.
        let snapshot = snapshot.filter(|snapshot| snapshot.member.is_some() || !api::identified(&config));
        let page = Self {
            config,
            snapshot: ArcRwSignal::new(snapshot.map(Arc::new)),
            cart: ArcRwSignal::new(None),
            lines: ArcRwSignal::new(Arc::default()),
            command: ArcRwSignal::new(Command::default()),
            activity: ArcRwSignal::new(Activity::default()),
            cart_source: Mutex::default(),
        };
        page.derive();
        page
    }

    /// Takes a cart's text, Shopify's or ours, and answers whether it is another cart. An equal text changes nothing. Of one that
    /// is refused nothing is known, so nothing is said of a cart any more.
    pub(crate) fn take_cart(
        &self,
        text: String,
        shopify: bool,
        rate: Option<String>,
    ) -> Result<bool, Refusal> {
        if self.with_cart_source(|known| known.text == text && known.rate == rate) {
            return Ok(false);
        }
        let read = Tree::parse(&text).and_then(|json| {
            let cart = if shopify { Cart::from_shopify(&json, rate.as_deref()) } else { Cart::decode(&json) };
            Ok((cart?, json.text("token")))
        });
        let ((cart, token), refusal) = match read {
            Ok(read) => (read, None),
            Err(refusal) => ((None, None), Some(refusal)),
        };
        self.with_cart_source(|known| *known = CartSource { text, rate, token });
        self.cart.set(cart.map(Arc::new));
        self.derive();
        refusal.map_or(Ok(true), Err)
    }

    /// Takes a snapshot. An older one than the page has is ignored, one that is refused changes nothing.
    pub(crate) fn take_snapshot(&self, json: &Tree) -> Result<(), Refusal> {
        let snapshot = Snapshot::decode(json)?;
        if self.as_of().is_none_or(|as_of| as_of <= snapshot.as_of) {
            self.snapshot.set(Some(Arc::new(snapshot)));
            self.derive();
        }
        Ok(())
    }

    /// Takes the snapshot in an answer of the API, and reports one that does not decode.
    pub(crate) fn take_answer(&self, answer: Option<&Tree>) {
        let Some(snapshot) = answer.and_then(|answer| answer.member("snapshot")) else { return };
        if let Err(refusal) = self.take_snapshot(&snapshot) {
            effects::error(&refusal);
        }
    }

    /// When the snapshot that the page has was taken.
    pub(crate) fn as_of(&self) -> Option<i64> {
        self.snapshot.with_untracked(|snapshot| snapshot.as_ref().map(|snapshot| snapshot.as_of))
    }

    /// Presentment units for one shop unit, as the cart last came with it.
    pub(crate) fn rate(&self) -> Option<Rate> {
        self.with_cart_source(|known| known.rate.as_deref().and_then(Rate::parse))
    }

    /// Whether the cart has something in it.
    pub(crate) fn has_cart(&self) -> bool {
        self.cart.with_untracked(Option::is_some)
    }

    /// Whether this code applies to the cart as it is.
    pub(crate) fn cart_has(&self, code: &str) -> bool {
        self.cart.with_untracked(|cart| {
            let mut codes = cart.iter().flat_map(|cart| &cart.discount_codes);
            codes.any(|known| known.eq_ignore_ascii_case(code))
        })
    }

    /// The code of one of the member's vouchers.
    pub(crate) fn voucher_code(&self, id: &str) -> Option<String> {
        let snapshot = self.snapshot.get_untracked()?;
        let voucher = snapshot.member.as_ref()?.vouchers.iter().find(|voucher| voucher.id == id)?;
        voucher.code.clone().known()
    }

    /// Names a redemption so that doing it again, after a reload too, buys nothing twice.
    pub(crate) fn redemption_key(&self, reward_id: &str) -> String {
        let last = self.last_redemption_at().map_or_else(|| "none".into(), |at| at.to_string());
        let cart = self.with_cart_source(|known| known.token.clone());
        [cart.as_deref().unwrap_or("none"), reward_id, &last].join(":")
    }

    /// When the member last redeemed anything, as far as the page knows.
    pub(crate) fn last_redemption_at(&self) -> Option<u32> {
        let snapshot = self.snapshot.get_untracked()?;
        u32::try_from(snapshot.member.as_ref()?.last_redemption_at.known()?).ok()
    }

    /// How many points a reward takes that comes in any size.
    pub(crate) fn points_to_choose(&self, reward_id: &str) -> Option<u32> {
        let snapshot = self.snapshot.get_untracked()?;
        match snapshot.program.reward(reward_id)?.price {
            Known::Known(Price::Range(range)) => range.min.try_into().ok(),
            _ => None,
        }
    }

    /// Lets go of the effects that went with a mount.
    ///
    /// Leptos 0.8 leaves a dropped effect among the subscribers of what it read, which for signals that outlive their
    /// readers means for good. So all are let go; those that live are told, and subscribe again as they run.
    pub(crate) fn forget_readers(&self) {
        let signals: [&dyn Source; 5] =
            [&self.snapshot, &self.cart, &self.lines, &self.command, &self.activity];
        for signal in signals {
            signal.mark_dirty();
            signal.clear_subscribers();
        }
    }

    fn derive(&self) {
        let lines = self.snapshot.with_untracked(|snapshot| {
            let cart = self.cart.get_untracked();
            snapshot.as_ref().map(|snapshot| Lines::new(&self.config, snapshot, cart.as_deref(), now()))
        });
        self.lines.set(Arc::new(lines.unwrap_or_default()));
    }

    fn with_cart_source<T>(&self, look: impl FnOnce(&mut CartSource) -> T) -> T {
        look(&mut self.cart_source.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Unix seconds, by the shopper's clock.
#[expect(clippy::cast_possible_truncation, reason = "whole milliseconds, far below 2^53")]
pub(crate) fn now() -> i64 {
    (Date::now() as i64).div_euclid(1000)
}
