//! Store credit: one account for each customer and currency, and what was put into it.

#![expect(clippy::float_arithmetic, reason = "a few cents, and no sum is compared")]

use serde_json::{Map, Value, json};

use super::Stock;

/// Above this an account takes nothing more; Shopify's own limit is the merchant's to set.
const LIMIT: f64 = 10_000.0;

/// A customer's credit in one currency.
#[derive(Debug, Clone)]
pub(crate) struct Account {
    pub(crate) id: String,
    /// The customer's number.
    pub(crate) owner: String,
    pub(crate) currency: String,
    /// The oldest first.
    pub(crate) transactions: Vec<Transaction>,
}

/// A credit, or where the amount is below nothing, a debit.
#[derive(Debug, Clone)]
pub(crate) struct Transaction {
    pub(crate) id: String,
    pub(crate) amount: f64,
    pub(crate) created_at: i64,
}

impl Account {
    fn balance(&self) -> f64 {
        self.transactions.iter().map(|one| one.amount).sum()
    }

    fn whole(&self) -> Value {
        let transactions: Vec<Value> =
            self.transactions.iter().rev().map(|one| self.transaction(one)).collect();
        json!({"id": self.id, "balance": self.money(self.balance()),
            "transactions": {"nodes": transactions, "pageInfo": {"hasNextPage": false, "endCursor": null}}})
    }

    fn transaction(&self, one: &Transaction) -> Value {
        let kind = if one.amount < 0.0 { "Debit" } else { "Credit" };
        json!({"__typename": format!("StoreCreditAccount{kind}Transaction"), "id": one.id, "event": "ADJUSTMENT",
            "createdAt": jiff::Timestamp::from_second(one.created_at).unwrap().to_string(), "expiresAt": null,
            "amount": self.money(one.amount), "remainingAmount": self.money(one.amount)})
    }

    /// As Shopify writes it, "5.0".
    fn money(&self, amount: f64) -> Value {
        json!({"amount": format!("{amount:?}"), "currencyCode": self.currency})
    }
}

impl Stock {
    pub(super) fn exists(&self, gid: &str) -> bool {
        gid.strip_prefix("gid://shopify/Customer/").is_some_and(|number| self.customers.contains(number))
    }

    /// What a customer was credited and debited, by currency and amount.
    pub(crate) fn credits(&self, owner: &str) -> Vec<(String, f64)> {
        let of = self.accounts.iter().filter(|account| account.owner == owner);
        of.flat_map(|account| account.transactions.iter().map(|one| (account.currency.clone(), one.amount)))
            .collect()
    }

    pub(super) fn customer(&self, arguments: &Map<String, Value>) -> Value {
        let gid = arguments["id"].as_str().unwrap();
        if !self.exists(gid) {
            return Value::Null;
        }
        let accounts: Vec<Value> = self
            .accounts
            .iter()
            .filter(|one| gid.ends_with(&format!("/{}", one.owner)))
            .map(Account::whole)
            .collect();
        let page = json!({"hasNextPage": false, "endCursor": null});
        json!({"id": gid, "storeCreditAccounts": {"nodes": accounts, "pageInfo": page}})
    }

    pub(super) fn give_credit(&mut self, arguments: &Map<String, Value>) -> Value {
        let gid = arguments["id"].as_str().unwrap();
        let money = &arguments["creditInput"]["creditAmount"];
        let amount: f64 = money["amount"].as_str().unwrap().parse().unwrap();
        let refused = |code: &str| {
            json!({"storeCreditAccountTransaction": null,
                "userErrors": [{"code": code, "field": ["id"], "message": code}]})
        };
        if !self.exists(gid) {
            return refused("OWNER_NOT_FOUND");
        }
        if amount <= 0.0 {
            return refused("NEGATIVE_OR_ZERO_AMOUNT");
        }
        let owner = gid.rsplit('/').next().unwrap().to_owned();
        self.put_in(&owner, money["currencyCode"].as_str().unwrap(), amount).map_or_else(
            || refused("CREDIT_LIMIT_EXCEEDED"),
            |one| json!({"storeCreditAccountTransaction": one, "userErrors": []}),
        )
    }

    /// Puts credit into an account, or takes it out; None: it would hold too much.
    pub(crate) fn put_in(&mut self, owner: &str, currency: &str, amount: f64) -> Option<Value> {
        let (account_id, id) =
            (self.id("StoreCreditAccount"), self.id("StoreCreditAccountCreditTransaction"));
        let place = self.accounts.iter().position(|one| one.owner == owner && one.currency == currency);
        let place = place.unwrap_or_else(|| {
            let (owner, currency) = (owner.to_owned(), currency.to_owned());
            self.accounts.push(Account { id: account_id, owner, currency, transactions: Vec::new() });
            self.accounts.len() - 1
        });
        let now = self.now;
        let account = &mut self.accounts[place];
        if account.balance() + amount > LIMIT {
            return None;
        }
        let made = Transaction { id, amount, created_at: now };
        let whole = account.transaction(&made);
        account.transactions.push(made);
        Some(whole)
    }
}
