//! A code is made once for a redemption: we chose it before asking, so whatever became of a question without an answer can
//! be looked up, and Shopify takes no code twice.

use serde::Deserialize;
use serde_json::json;
use tokio::time::Instant;

use super::{Payload, ShopifyCodes, discount};
use crate::codes::{CodeOrder, CodesTrouble};
use crate::shopify::admin::{Again, Question, Trouble, said};

#[derive(Debug, Deserialize)]
struct Answer {
    made: Payload,
}

impl ShopifyCodes {
    pub(super) async fn make(&self, order: &CodeOrder) -> Result<(), CodesTrouble> {
        let wanted = discount::wanted(order).map_err(|why| CodesTrouble::NotDone(why.to_owned()))?;
        let variables = json!({"input": wanted.input});
        let question = Question { document: wanted.document, variables, again: Again::Unsafe };
        let deadline = self.admin.deadline();
        // A question of before, or one of ours: there may be a code that nobody told us of.
        let mut unsure = order.again;
        loop {
            match self.admin.ask::<Answer>(&question, deadline).await {
                Ok(Answer { made }) if made.user_errors.is_empty() => return Ok(()),
                Ok(Answer { made }) => {
                    let errors = said(&made.user_errors);
                    let taken = made.user_errors.iter().any(|error| error.is("TAKEN"));
                    if !taken && !unsure {
                        return Err(CodesTrouble::NotDone(errors));
                    }
                    return self.settle(order, deadline, errors).await;
                }
                Err(trouble @ Trouble::Unknown(_)) => {
                    unsure = true;
                    tracing::info!(redemption = order.redemption_id, %trouble, "looking a code up");
                    match self.find(&order.code, deadline).await {
                        Ok(Some(found)) => return theirs_or_ours(order, found.is_of(&order.redemption_id)),
                        // Asked again: should the first question still be carried out, the code is taken.
                        Ok(None) => {}
                        Err(_) => return Err(CodesTrouble::Unknown(trouble.to_string())),
                    }
                }
                Err(trouble) if unsure => return Err(CodesTrouble::Unknown(trouble.to_string())),
                Err(trouble) => return Err(trouble.into()),
            }
        }
    }

    /// Shopify took nothing this time: whether it did before is looked up.
    async fn settle(&self, order: &CodeOrder, deadline: Instant, errors: String) -> Result<(), CodesTrouble> {
        match self.find(&order.code, deadline).await {
            Ok(Some(found)) => theirs_or_ours(order, found.is_of(&order.redemption_id)),
            Ok(None) => Err(CodesTrouble::NotDone(errors)),
            Err(trouble) => Err(CodesTrouble::Unknown(format!("{errors}; then {trouble}"))),
        }
    }
}

fn theirs_or_ours(order: &CodeOrder, ours: bool) -> Result<(), CodesTrouble> {
    if ours {
        Ok(())
    } else {
        Err(CodesTrouble::NotDone(format!("{} is another discount's code", order.code)))
    }
}
