//! Forgetting people. Every id of a customer becomes a pseudonym that nobody can trace back; amounts stay, so each sum is
//! what it was.

use super::Ledger;

/// The ids that are being forgotten, as a condition that leads `SQLite` to their rows instead of through all of them.
macro_rules! forgotten {
    () => {
        " WHERE shop = ?1 AND customer_id IN (SELECT customer_id FROM redactions WHERE shop = ?1)"
    };
}

/// The pseudonym of an id, which has its table's name before it: `customer_id` alone would be the pseudonym's own.
macro_rules! pseudonym_of {
    ($id:expr) => {
        concat!("(SELECT r.pseudonym FROM redactions AS r WHERE r.shop = ?1 AND r.customer_id = ", $id, ")")
    };
}

macro_rules! rename {
    ($table:literal) => {
        concat!(
            "UPDATE ",
            $table,
            " SET customer_id = ",
            pseudonym_of!(concat!($table, ".customer_id")),
            forgotten!()
        )
    };
}

/// The rows that name a customer, and what each becomes. `command_keys` are no ledger: they go, and with them the answers.
const STEPS: [&str; 8] = [
    rename!("memberships"),
    rename!("entries"),
    rename!("orders"),
    rename!("redemptions"),
    concat!(
        "UPDATE events SET customer_id = ",
        pseudonym_of!("events.customer_id"),
        ", data = CASE WHEN kind <> 'customer.merged' THEN data ELSE json_set(data, '$.merged_id', ",
        pseudonym_of!("data ->> 'merged_id'"),
        ") END",
        forgotten!()
    ),
    concat!(
        "UPDATE customer_aliases SET customer_id = ",
        pseudonym_of!("customer_aliases.customer_id"),
        ", kept_id = ",
        pseudonym_of!("kept_id"),
        forgotten!()
    ),
    concat!("DELETE FROM command_keys", forgotten!()),
    "UPDATE metafield_progress SET members_after = ''
     WHERE shop = ?1 AND members_after IN (SELECT customer_id FROM redactions WHERE shop = ?1)",
];

/// Takes ids to forget, with all that ever became one with them. A pseudonym only has to be nobody else's, for no row
/// remembers whose it was.
macro_rules! take {
    ($seed:expr) => {
        concat!(
            "WITH RECURSIVE together (id) AS (",
            $seed,
            " UNION SELECT a.kept_id FROM together AS t JOIN customer_aliases AS a ON a.customer_id = t.id AND a.shop = ?1
              UNION SELECT a.customer_id FROM together AS t JOIN customer_aliases AS a ON a.kept_id = t.id AND a.shop = ?1)
             INSERT INTO redactions (shop, customer_id, pseudonym)
             SELECT ?1, id, 'redacted-' || lower(hex(randomblob(16))) FROM together"
        )
    };
}

/// Some customers of a table who are not forgotten yet: those before the pseudonyms in the alphabet, and those behind.
macro_rules! some_of {
    ($table:literal) => {
        take!(concat!(
            "SELECT * FROM (SELECT DISTINCT customer_id FROM ",
            $table,
            " WHERE shop = ?1 AND customer_id < 'redacted-' LIMIT 200)
              UNION SELECT * FROM (SELECT DISTINCT customer_id FROM ",
            $table,
            " WHERE shop = ?1 AND customer_id >= 'redacted-g' LIMIT 200)"
        ))
    };
}

/// Every table in which somebody may be named.
const SOME: [&str; 7] = [
    some_of!("memberships"),
    some_of!("entries"),
    some_of!("orders"),
    some_of!("redemptions"),
    some_of!("events"),
    some_of!("customer_aliases"),
    some_of!("command_keys"),
];

impl Ledger {
    /// Forgets one customer, with all ids that were merged into one. Their pseudonym; None: nothing was known of them.
    pub(crate) async fn redact_customer(&mut self, customer_id: &str) -> sqlx::Result<Option<String>> {
        let kept = self.kept_id(customer_id).await?;
        sqlx::query(take!("SELECT ?2"))
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

    /// From now on [`Ledger::redact_some`] forgets the shop's customers.
    pub(crate) async fn begin_shop_redaction(&mut self) -> sqlx::Result<()> {
        sqlx::query("INSERT INTO shop_redactions (shop, since_at) VALUES (?1, ?2) ON CONFLICT DO NOTHING")
            .bind(&self.shop)
            .bind(self.now)
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }

    /// Forgets as many of the shop's customers as one command has time for; false when none is left, or none is to be.
    pub(crate) async fn redact_some(&mut self) -> sqlx::Result<bool> {
        let is_begun: bool =
            sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM shop_redactions WHERE shop = ?1)")
                .bind(&self.shop)
                .fetch_one(&mut *self.transaction)
                .await?;
        if !is_begun {
            return Ok(false);
        }
        for some in SOME {
            let taken = sqlx::query(some).bind(&self.shop).execute(&mut *self.transaction).await?;
            if taken.rows_affected() > 0 {
                self.carry_out().await?;
                return Ok(true);
            }
        }
        sqlx::query("DELETE FROM shop_redactions WHERE shop = ?1")
            .bind(&self.shop)
            .execute(&mut *self.transaction)
            .await?;
        Ok(false)
    }

    /// Puts the pseudonyms in place and forgets which was whose; how many rows named somebody.
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
