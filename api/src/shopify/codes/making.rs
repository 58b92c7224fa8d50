//! A code is made once for a redemption: we chose it before asking, so whatever became of a question without an answer can
//! be looked up, and Shopify takes no code twice.

use serde::Deserialize;
use serde_json::json;
use tokio::time::Instant;

use super::{Payload, ShopifyCodes, discount};
use crate::codes::{CodeOrder, CodesTrouble};
use crate::shopify::admin::{Again, Question, Trouble, UserError, said};

#[derive(Debug, Deserialize)]
struct Answer {
    made: Payload,
}

impl ShopifyCodes {
    pub(super) async fn make(&self, order: &CodeOrder) -> Result<(), CodesTrouble> {
        let made = self.make_once(order).await;
        if !matches!(made, Err(CodesTrouble::Unknown(_))) {
            self.unsettled.forget(&order.redemption_id);
        }
        made
    }

    async fn make_once(&self, order: &CodeOrder) -> Result<(), CodesTrouble> {
        let wanted = discount::wanted(order).map_err(|why| CodesTrouble::NotDone(why.to_owned()))?;
        let variables = json!({"input": wanted.input});
        let question = Question { document: wanted.document, variables, again: Again::Unsafe };
        let deadline = self.admin.deadline();
        // A question of before, or one of ours: there may be a code that nobody told us of.
        let mut unsure = order.again;
        loop {
            // Before the question: whoever asks may be stopped in the middle of it.
            let earlier = self.unsettled.note(&order.redemption_id);
            let trouble = match self.admin.ask::<Answer>(&question, deadline).await {
                Ok(Answer { made }) if made.user_errors.is_empty() => return Ok(()),
                Ok(Answer { made }) if made.user_errors.iter().any(UserError::is_internal) => {
                    Trouble::Unknown(said(&made.user_errors))
                }
                Err(trouble @ Trouble::Unknown(_)) => trouble,
                refused => {
                    self.unsettled.put_back(&order.redemption_id, earlier);
                    return match refused {
                        Ok(Answer { made }) => self.settle(order, unsure, deadline, &made.user_errors).await,
                        Err(trouble) if unsure => Err(CodesTrouble::Unknown(trouble.to_string())),
                        Err(trouble) => Err(trouble.into()),
                    };
                }
            };
            unsure = true;
            tracing::info!(redemption = order.redemption_id, %trouble, "looking a code up");
            match self.find(&order.code, deadline).await {
                Ok(Some(found)) => return theirs_or_ours(order, found.is_of(&order.redemption_id)),
                // Asked again: should the first question still be carried out, the code is taken.
                Ok(None) => {}
                Err(_) => return Err(CodesTrouble::Unknown(trouble.to_string())),
            }
        }
    }

    /// Shopify took nothing this time: whether it did before, or still does, is looked up.
    async fn settle(
        &self,
        order: &CodeOrder,
        unsure: bool,
        deadline: Instant,
        errors: &[UserError],
    ) -> Result<(), CodesTrouble> {
        let is_taken = errors.iter().any(|error| error.is("TAKEN"));
        if !is_taken && !unsure {
            return Err(CodesTrouble::NotDone(said(errors)));
        }
        let may_come = || self.unsettled.may_be_under_way(&order.redemption_id, self.admin.patience.settle);
        match self.find(&order.code, deadline).await {
            Ok(Some(found)) => theirs_or_ours(order, found.is_of(&order.redemption_id)),
            Ok(None) if is_taken => {
                Err(CodesTrouble::Unknown(format!("{} is taken and not found", order.code)))
            }
            Ok(None) if may_come() => {
                Err(CodesTrouble::Unknown(format!("{}; an earlier question may be under way", said(errors))))
            }
            Ok(None) => Err(CodesTrouble::NotDone(said(errors))),
            Err(trouble) => Err(CodesTrouble::Unknown(format!("{}; then {trouble}", said(errors)))),
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
