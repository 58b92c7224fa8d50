//! From order to points. An order earns what the nudge said: the contract's arithmetic over its lines, at its own time, for
//! the tier held then. What was decided once (program version, tier, product types) is kept in the entry's breakdown, so
//! that a refund reckons what remains by the same rules.

use loyalty::{Cart, Earned, Program, Standing};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::account::tier_id;
use crate::http::problem::{Outcome, Problem};
use crate::ledger::Ledger;
use crate::ledger::aliases::Ids;
use crate::ledger::entries::{Entry, open};
use crate::ledger::orders::KeptOrder;
use crate::shopify::Order;

mod reversing;

/// How an entry's points came about.
#[derive(Debug, Serialize, Deserialize)]
struct Breakdown {
    /// The order's own time, which campaigns are matched with.
    now: i64,
    tier_id: Option<String>,
    order: Order,
    /// Section 5's `earned`; null while something it needs is unknown.
    earned: Value,
}

/// What an order counts for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Worth {
    points: i64,
    spend_minor: i64,
    orders: i64,
}

impl Ledger {
    /// Brings the entries of an order to what is known of it now. Doing it again changes nothing.
    pub(crate) async fn credit(&mut self, order_id: &str) -> Outcome<()> {
        let Some(kept) = self.order(order_id).await? else { return Ok(()) };
        let Some(joined_at) = self.joined_at(&kept.customer_id).await? else { return Ok(()) };
        self.catch_up(&kept.customer_id).await?;
        self.credit_purchase(&kept, joined_at).await?;
        self.reverse_returns(&kept.order.id).await?;
        self.catch_up(&kept.customer_id).await?;
        Ok(())
    }

    /// The earned entry: the first time, and again when what it waited for has become known.
    async fn credit_purchase(&mut self, kept: &KeptOrder, joined_at: i64) -> Outcome<()> {
        let entries = self.entries_of_order(&kept.order.id).await?;
        let first = entries.iter().find(|entry| entry.kind == "earned");
        let waiting: Vec<&Entry> = open(&entries).filter(|entry| entry.posts_at.is_none()).collect();
        if first.is_some() && waiting.is_empty() {
            return Ok(());
        }
        let (version, breakdown) = match first {
            None => self.first_breakdown(kept, joined_at).await?,
            Some(first) => (first.program_version, read_breakdown(first)?),
        };
        let version = self.program_version(version).await?;
        let order = self.with_product_types(breakdown.order).await?;
        let earned = earned(&version.program, breakdown.tier_id.as_deref(), &order)?;
        if earned.is_none() && first.is_some() {
            return Ok(());
        }
        for entry in waiting {
            self.record(&entry.settled("voided", self.now)).await?;
        }
        let entry = purchase(
            kept,
            &version.program,
            version.number,
            Breakdown { order, ..breakdown },
            earned.as_ref(),
        )?;
        self.record(&entry.posted_by(self.now)).await?;
        Ok(())
    }

    /// The program in force at the order's time, and the tier held then; whoever had not joined yet held none.
    async fn first_breakdown(&mut self, kept: &KeptOrder, joined_at: i64) -> Outcome<(i64, Breakdown)> {
        let now = kept.order.created_at;
        let version = self.program_at(now).await?;
        let account = self.account(kept.customer_id.clone(), Ids::All, Some(joined_at)).await?;
        let tier = account.tier(&version.program, now).filter(|_| now >= joined_at);
        let order = kept.order.clone();
        Ok((version.number, Breakdown { now, tier_id: tier_id(tier), order, earned: Value::Null }))
    }

    async fn with_product_types(&mut self, mut order: Order) -> Outcome<Order> {
        for line in &mut order.lines {
            if let Some(product_id) = &line.product_id {
                line.product_type = self.product_type(product_id).await?;
            }
        }
        Ok(order)
    }
}

/// What an order earns; None while something that the program asks for is unknown.
fn earned(program: &Program, tier_id: Option<&str>, order: &Order) -> Outcome<Option<Earned>> {
    let standing = match tier_id {
        None => Standing::NoTier,
        Some(id) => program.tier(id).map_or(Standing::Unknown, Standing::Tier),
    };
    let cart = Cart::decode(&&order.cart()).map_err(|refusal| {
        let path = refusal.path.clone();
        tracing::warn!(
            order = order.id,
            path,
            "an order is not a cart we can reckon with: {}",
            refusal.message
        );
        Problem::from(refusal)
    })?;
    Ok(cart.and_then(|cart| loyalty::earned(program, standing, &cart, order.created_at)))
}

fn purchase(
    kept: &KeptOrder,
    program: &Program,
    program_version: i64,
    mut breakdown: Breakdown,
    earned: Option<&Earned>,
) -> Outcome<Entry> {
    let worth = earned.map(Worth::from).unwrap_or_default();
    breakdown.earned = serde_json::to_value(earned)?;
    let order = &kept.order;
    let wait = i64::try_from(program.posting_after_days).unwrap_or(i64::MAX).saturating_mul(86_400);
    Ok(Entry {
        id: 0,
        kind: "earned".to_owned(),
        state: "pending".to_owned(),
        settles: None,
        customer_id: kept.customer_id.clone(),
        points: worth.points,
        cause_kind: "order".to_owned(),
        cause_id: order.id.clone(),
        order_id: Some(order.id.clone()),
        title: None,
        breakdown: Some(serde_json::to_string(&breakdown)?),
        program_version,
        value: earned.map(|earned| earned.spend_counted.to_decimal()),
        currency: program.currency.code().to_owned(),
        qualifying_points: worth.points,
        qualifying_spend_minor: worth.spend_minor,
        qualifying_orders: worth.orders,
        qualifies_at: order.created_at,
        posts_at: earned.map(|_| order.created_at.saturating_add(wait)),
        occurred_at: order.created_at,
    })
}

impl Entry {
    /// The same entry, posted at once where its time has come, or where it need not wait at all.
    fn posted_by(self, now: i64) -> Self {
        match self.posts_at {
            Some(at) if at <= now.max(self.qualifies_at) => Self {
                state: "posted".to_owned(),
                posts_at: None,
                occurred_at: self.occurred_at.max(at),
                ..self
            },
            _ => self,
        }
    }
}

impl From<&Earned> for Worth {
    fn from(earned: &Earned) -> Self {
        let whole = |amount: u64| i64::try_from(amount).unwrap_or(i64::MAX);
        let spend_minor = whole(earned.spend_counted.minor());
        Self { points: whole(earned.points), spend_minor, orders: i64::from(spend_minor > 0) }
    }
}

fn read_breakdown(entry: &Entry) -> Outcome<Breakdown> {
    Ok(serde_json::from_str(entry.breakdown.as_deref().unwrap_or_default())?)
}
