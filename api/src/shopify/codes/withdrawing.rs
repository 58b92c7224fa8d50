//! A code withdrawn: first it is ended, so that no further order can use it, then its uses are looked at, and only an unused
//! one is deleted.

use serde::Deserialize;
use serde_json::json;
use tokio::time::Instant;

use super::{Payload, ShopifyCodes};
use crate::codes::CodesTrouble;
use crate::shopify::admin::{Again, Question, said};

const END: &str = "mutation EndCode($id: ID!) {
  done: discountCodeDeactivate(id: $id) { userErrors { code field message } }
}";

const DELETE: &str = "mutation DeleteCode($id: ID!) {
  done: discountCodeDelete(id: $id) { userErrors { code field message } }
}";

#[derive(Debug, Deserialize)]
struct Answer {
    done: Payload,
}

impl ShopifyCodes {
    pub(super) async fn withdraw(&self, code: &str) -> Result<(), CodesTrouble> {
        let deadline = self.admin.deadline();
        let Some(found) = self.find(code, deadline).await? else { return Ok(()) };
        if found.is_used() {
            return Err(CodesTrouble::Used);
        }
        self.change(END, &found.id, code, deadline).await?;
        match self.find(code, deadline).await? {
            None => Ok(()),
            Some(found) if found.is_used() => Err(CodesTrouble::Used),
            Some(found) => self.change(DELETE, &found.id, code, deadline).await,
        }
    }

    /// Both changes are the same twice as once; should one be refused because it was made before, the code is gone.
    async fn change(
        &self,
        document: &'static str,
        id: &str,
        code: &str,
        deadline: Instant,
    ) -> Result<(), CodesTrouble> {
        let question = Question { document, variables: json!({"id": id}), again: Again::Safe };
        let Answer { done } = self.admin.ask(&question, deadline).await?;
        if done.user_errors.is_empty() || self.find(code, deadline).await?.is_none() {
            Ok(())
        } else {
            Err(CodesTrouble::NotDone(said(&done.user_errors)))
        }
    }
}
