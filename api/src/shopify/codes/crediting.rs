//! Store credit, once for a redemption. Version 2026-10 takes neither a key nor a note with it (notes come with 2027-01, and
//! `@idempotent` is documented for other mutations), so a question without an answer is settled by the account's
//! transactions: a credit of that amount since the redemption that is none of those we know. It is asked for again only
//! when the first question can no longer be under way.

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::json;
use tokio::time::Instant;

use super::{ShopifyCodes, customer_gid};
use crate::codes::{CodesTrouble, CreditOrder};
use crate::shopify::admin::{Again, Question, Trouble, UserError, said};

/// Shopify's clock and ours may differ so much.
const SKEW_SECONDS: i64 = 120;

const CREDIT: &str = "mutation GiveCredit($id: ID!, $input: StoreCreditAccountCreditInput!) {
  given: storeCreditAccountCredit(id: $id, creditInput: $input) {
    storeCreditAccountTransaction { id }
    userErrors { code field message }
  }
}";

/// The newest come first; a customer has one account for each currency.
const FIND: &str = "query FindCredit($id: ID!) {
  customer(id: $id) {
    storeCreditAccounts(first: 10) {
      nodes {
        transactions(first: 50, reverse: true) {
          nodes { ... on StoreCreditAccountCreditTransaction { id createdAt event amount { amount currencyCode } } }
        }
      }
    }
  }
}";

#[derive(Debug, Deserialize)]
struct Answer {
    given: Given,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Given {
    store_credit_account_transaction: Option<Named>,
    user_errors: Vec<UserError>,
}

#[derive(Debug, Deserialize)]
struct Named {
    id: String,
}

#[derive(Debug, Deserialize)]
struct Nodes<T> {
    nodes: Vec<T>,
}

#[derive(Debug, Deserialize)]
struct FindAnswer {
    customer: Option<Customer>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Customer {
    store_credit_accounts: Nodes<Account>,
}

#[derive(Debug, Deserialize)]
struct Account {
    /// Transactions of other kinds are empty objects.
    transactions: Nodes<serde_json::Value>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Credit {
    id: String,
    created_at: String,
    event: String,
    amount: Amount,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Amount {
    amount: String,
    currency_code: String,
}

impl ShopifyCodes {
    pub(super) async fn give_credit(&self, order: &CreditOrder) -> Result<String, CodesTrouble> {
        let given = self.give_once(order).await;
        if !matches!(given, Err(CodesTrouble::Unknown(_))) {
            self.unsettled.forget(&order.redemption_id);
        }
        given
    }

    async fn give_once(&self, order: &CreditOrder) -> Result<String, CodesTrouble> {
        let deadline = self.admin.deadline();
        if order.again {
            let found = self.find_credit(order, deadline).await.map_err(|trouble| unknown(&trouble))?;
            if let Some(id) = found {
                return Ok(id);
            }
            if self.unsettled.may_be_under_way(&order.redemption_id, self.admin.patience.settle) {
                return Err(CodesTrouble::Unknown("the credit may still be under way".to_owned()));
            }
        }
        let input = json!({"creditAmount": {"amount": order.amount, "currencyCode": order.currency}});
        let variables = json!({"id": customer_gid(&order.customer_id), "input": input});
        let question = Question { document: CREDIT, variables, again: Again::Unsafe };
        // Before the question: whoever asks may be stopped in the middle of it.
        self.unsettled.note(&order.redemption_id);
        let trouble = match self.admin.ask::<Answer>(&question, deadline).await {
            Ok(Answer { given }) => match given.store_credit_account_transaction {
                Some(transaction) => return Ok(transaction.id),
                None if given.user_errors.is_empty() => {
                    Trouble::Unknown("answered neither a credit nor why not".to_owned())
                }
                None => return Err(CodesTrouble::NotDone(said(&given.user_errors))),
            },
            Err(trouble @ Trouble::Unknown(_)) => trouble,
            Err(trouble) => return Err(trouble.into()),
        };
        tracing::info!(redemption = order.redemption_id, %trouble, "looking a credit up");
        match self.find_credit(order, deadline).await {
            Ok(Some(id)) => Ok(id),
            Ok(None) | Err(_) => Err(unknown(&trouble)),
        }
    }

    async fn find_credit(&self, order: &CreditOrder, deadline: Instant) -> Result<Option<String>, Trouble> {
        let variables = json!({"id": customer_gid(&order.customer_id)});
        let question = Question { document: FIND, variables, again: Again::Safe };
        let FindAnswer { customer } = self.admin.ask(&question, deadline).await?;
        let accounts = customer.map(|customer| customer.store_credit_accounts.nodes).unwrap_or_default();
        let mut credits = accounts
            .into_iter()
            .flat_map(|account| account.transactions.nodes)
            .filter_map(|transaction| serde_json::from_value::<Credit>(transaction).ok());
        // Of several the oldest: a later one is another redemption's.
        Ok(credits.rfind(|credit| credit.can_be(order)).map(|credit| credit.id))
    }
}

impl Credit {
    fn created_at(&self) -> Option<i64> {
        self.created_at.parse().ok().map(Timestamp::as_second)
    }

    fn can_be(&self, order: &CreditOrder) -> bool {
        self.event == "ADJUSTMENT"
            && self.created_at().is_some_and(|at| at >= order.redeemed_at.saturating_sub(SKEW_SECONDS))
            && self.amount.currency_code == order.currency
            && plain(&self.amount.amount) == plain(&order.amount)
            && !order.known.contains(&self.id)
    }
}

/// Shopify writes 5.00 as "5.0".
fn plain(amount: &str) -> &str {
    if amount.contains('.') { amount.trim_end_matches('0').trim_end_matches('.') } else { amount }
}

/// A question that could not be looked up stays open.
fn unknown(trouble: &Trouble) -> CodesTrouble {
    CodesTrouble::Unknown(trouble.to_string())
}
