//! Forgetting people. Every id of a customer becomes a pseudonym that nobody can trace back; amounts stay, so each sum is
//! what it was.

use super::Ledger;

/// The rows that name a customer, and what each becomes. `command_keys` are no ledger: they go, and with them the answers.
const STEPS: [&str; 7] = [
    "UPDATE memberships SET customer_id = r.pseudonym FROM redactions AS r
     WHERE memberships.shop = ?1 AND r.shop = ?1 AND r.customer_id = memberships.customer_id",
    "UPDATE entries SET customer_id = r.pseudonym FROM redactions AS r
     WHERE entries.shop = ?1 AND r.shop = ?1 AND r.customer_id = entries.customer_id",
    "UPDATE orders SET customer_id = r.pseudonym FROM redactions AS r
     WHERE orders.shop = ?1 AND r.shop = ?1 AND r.customer_id = orders.customer_id",
    "UPDATE redemptions SET customer_id = r.pseudonym FROM redactions AS r
     WHERE redemptions.shop = ?1 AND r.shop = ?1 AND r.customer_id = redemptions.customer_id",
    "UPDATE events SET customer_id = r.pseudonym,
         data = CASE WHEN events.kind <> 'customer.merged' THEN events.data ELSE json_set(events.data, '$.merged_id',
             (SELECT m.pseudonym FROM redactions AS m WHERE m.shop = ?1 AND m.customer_id = events.data ->> 'merged_id')) END
     FROM redactions AS r
     WHERE events.shop = ?1 AND r.shop = ?1 AND r.customer_id = events.customer_id",
    "UPDATE customer_aliases SET customer_id = r.pseudonym,
         kept_id = (SELECT k.pseudonym FROM redactions AS k WHERE k.shop = ?1 AND k.customer_id = customer_aliases.kept_id)
     FROM redactions AS r
     WHERE customer_aliases.shop = ?1 AND r.shop = ?1 AND r.customer_id = customer_aliases.customer_id",
    "DELETE FROM command_keys
     WHERE shop = ?1 AND customer_id IN (SELECT customer_id FROM redactions WHERE shop = ?1)",
];

/// Random enough: a pseudonym only has to be nobody else's, for no row remembers whose it was.
macro_rules! pseudonym {
    () => {
        "'redacted-' || lower(hex(randomblob(16)))"
    };
}

impl Ledger {
    /// Forgets one customer, with all ids that were merged into one. Their pseudonym; None: nothing was known of them.
    pub(crate) async fn redact_customer(&mut self, customer_id: &str) -> sqlx::Result<Option<String>> {
        let kept = self.kept_id(customer_id).await?;
        sqlx::query(concat!(
            "INSERT INTO redactions (shop, customer_id, pseudonym) SELECT ?1, id, ",
            pseudonym!(),
            " FROM (",
            ids!(),
            ")"
        ))
        .bind(&self.shop)
        .bind(customer_id)
        .execute(&mut *self.transaction)
        .await?;
        let pseudonym =
            sqlx::query_scalar("SELECT pseudonym FROM redactions WHERE shop = ?1 AND customer_id = ?2")
                .bind(&self.shop)
                .bind(&kept)
                .fetch_one(&mut *self.transaction)
                .await?;
        let n_rows = self.carry_out().await?;
        Ok((n_rows > 0).then_some(pseudonym))
    }

    /// Forgets every customer of the shop; how many ids that were.
    pub(crate) async fn redact_all(&mut self) -> sqlx::Result<u64> {
        let ids = sqlx::query(concat!(
            "INSERT INTO redactions (shop, customer_id, pseudonym) SELECT ?1, customer_id, ",
            pseudonym!(),
            " FROM (SELECT customer_id FROM memberships WHERE shop = ?1
                 UNION SELECT customer_id FROM entries WHERE shop = ?1
                 UNION SELECT customer_id FROM orders WHERE shop = ?1
                 UNION SELECT customer_id FROM redemptions WHERE shop = ?1
                 UNION SELECT customer_id FROM events WHERE shop = ?1
                 UNION SELECT customer_id FROM customer_aliases WHERE shop = ?1
                 UNION SELECT kept_id FROM customer_aliases WHERE shop = ?1
                 UNION SELECT customer_id FROM command_keys WHERE shop = ?1)
             WHERE customer_id NOT LIKE 'redacted-%'"
        ))
        .bind(&self.shop)
        .execute(&mut *self.transaction)
        .await?;
        self.carry_out().await?;
        Ok(ids.rows_affected())
    }

    /// Puts the pseudonyms in place and forgets which was whose; how many rows that were.
    async fn carry_out(&mut self) -> sqlx::Result<u64> {
        self.touched.note(None);
        let mut n_rows = 0;
        for step in STEPS {
            let done = sqlx::query(step).bind(&self.shop).execute(&mut *self.transaction).await?;
            n_rows += done.rows_affected();
        }
        sqlx::query("DELETE FROM redactions WHERE shop = ?1")
            .bind(&self.shop)
            .execute(&mut *self.transaction)
            .await?;
        Ok(n_rows)
    }
}
