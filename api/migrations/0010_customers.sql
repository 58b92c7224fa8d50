-- Customers that became one, and customers that are forgotten.

-- An id that was merged away, and who has answered for it since: of several rows the latest holds. Entries keep the id
-- that they were written with.
CREATE TABLE customer_aliases (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    shop        TEXT    NOT NULL,
    customer_id TEXT    NOT NULL,
    kept_id     TEXT    NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX customer_aliases_of_customer ON customer_aliases (shop, customer_id, id);
CREATE INDEX customer_aliases_of_kept ON customer_aliases (shop, kept_id);

-- Not ledger: the ids that are being forgotten, and what stands in their place. Rows live inside one transaction only, so
-- nothing remembers which id a pseudonym stood for.
CREATE TABLE redactions (
    shop        TEXT NOT NULL,
    customer_id TEXT NOT NULL,
    pseudonym   TEXT NOT NULL,
    PRIMARY KEY (shop, customer_id)
) STRICT, WITHOUT ROWID;

-- Not ledger: the shop whose customers are being forgotten, until all of them are.
CREATE TABLE shop_redactions (
    shop     TEXT    PRIMARY KEY,
    since_at INTEGER NOT NULL
) STRICT;

-- The one change that a row of the ledger allows: a customer who is being forgotten becomes their pseudonym. Whatever is
-- summed or counted stays as it was written.
DROP TRIGGER memberships_no_update;
CREATE TRIGGER memberships_no_update BEFORE UPDATE ON memberships
WHEN (NEW.shop, NEW.joined_at) IS NOT (OLD.shop, OLD.joined_at)
  OR NOT EXISTS (SELECT 1 FROM redactions AS r
                 WHERE r.shop = OLD.shop AND r.customer_id = OLD.customer_id AND r.pseudonym = NEW.customer_id)
BEGIN
    SELECT RAISE(ABORT, 'memberships is append-only: insert a new row that says what changed');
END;

DROP TRIGGER entries_no_update;
CREATE TRIGGER entries_no_update BEFORE UPDATE ON entries
WHEN (NEW.id, NEW.shop, NEW.kind, NEW.state, NEW.settles, NEW.points, NEW.cause_kind, NEW.cause_id, NEW.order_id,
      NEW.value, NEW.currency, NEW.qualifying_points, NEW.qualifying_spend_minor, NEW.qualifying_orders,
      NEW.qualifies_at, NEW.posts_at, NEW.occurred_at, NEW.recorded_at)
     IS NOT
     (OLD.id, OLD.shop, OLD.kind, OLD.state, OLD.settles, OLD.points, OLD.cause_kind, OLD.cause_id, OLD.order_id,
      OLD.value, OLD.currency, OLD.qualifying_points, OLD.qualifying_spend_minor, OLD.qualifying_orders,
      OLD.qualifies_at, OLD.posts_at, OLD.occurred_at, OLD.recorded_at)
  OR NOT EXISTS (SELECT 1 FROM redactions AS r
                 WHERE r.shop = OLD.shop AND r.customer_id = OLD.customer_id AND r.pseudonym = NEW.customer_id)
BEGIN
    SELECT RAISE(ABORT, 'entries is append-only: insert a new row that says what changed');
END;

DROP TRIGGER orders_no_update;
CREATE TRIGGER orders_no_update BEFORE UPDATE ON orders
WHEN (NEW.shop, NEW.order_id, NEW.created_at, NEW.facts) IS NOT (OLD.shop, OLD.order_id, OLD.created_at, OLD.facts)
  OR NOT EXISTS (SELECT 1 FROM redactions AS r
                 WHERE r.shop = OLD.shop AND r.customer_id = OLD.customer_id AND r.pseudonym = NEW.customer_id)
BEGIN
    SELECT RAISE(ABORT, 'orders is append-only: insert a new row that says what changed');
END;

DROP TRIGGER redemptions_no_update;
CREATE TRIGGER redemptions_no_update BEFORE UPDATE ON redemptions
WHEN (NEW.id, NEW.shop, NEW.reward_id, NEW.points, NEW.value, NEW.code, NEW.entry_id)
     IS NOT (OLD.id, OLD.shop, OLD.reward_id, OLD.points, OLD.value, OLD.code, OLD.entry_id)
  OR NOT EXISTS (SELECT 1 FROM redactions AS r
                 WHERE r.shop = OLD.shop AND r.customer_id = OLD.customer_id AND r.pseudonym = NEW.customer_id)
BEGIN
    SELECT RAISE(ABORT, 'redemptions is append-only: insert a new row that says what changed');
END;

-- customer.merged names a second customer in its data.
DROP TRIGGER events_no_update;
CREATE TRIGGER events_no_update BEFORE UPDATE ON events
WHEN (NEW.shop, NEW.number, NEW.kind, NEW.recorded_at) IS NOT (OLD.shop, OLD.number, OLD.kind, OLD.recorded_at)
  OR (NEW.data <> OLD.data AND OLD.kind <> 'customer.merged')
  OR NOT EXISTS (SELECT 1 FROM redactions AS r
                 WHERE r.shop = OLD.shop AND r.customer_id = OLD.customer_id AND r.pseudonym = NEW.customer_id)
BEGIN
    SELECT RAISE(ABORT, 'events is append-only: insert a new row that says what changed');
END;

CREATE TRIGGER customer_aliases_no_update BEFORE UPDATE ON customer_aliases
WHEN (NEW.id, NEW.shop, NEW.recorded_at) IS NOT (OLD.id, OLD.shop, OLD.recorded_at)
  OR NOT EXISTS (SELECT 1 FROM redactions AS r
                 WHERE r.shop = OLD.shop AND r.customer_id = OLD.customer_id AND r.pseudonym = NEW.customer_id)
BEGIN
    SELECT RAISE(ABORT, 'customer_aliases is append-only: insert a new row that says what changed');
END;
CREATE TRIGGER customer_aliases_no_delete BEFORE DELETE ON customer_aliases
BEGIN
    SELECT RAISE(ABORT, 'customer_aliases is append-only: insert a new row that says what changed');
END;

-- Bodies were kept until they could be acted on. They are acted on now, and none is kept.
DROP TRIGGER webhook_inbox_no_update;
UPDATE webhook_inbox SET body = NULL WHERE body IS NOT NULL;
ALTER TABLE webhook_inbox DROP COLUMN body;
CREATE TRIGGER webhook_inbox_no_update BEFORE UPDATE ON webhook_inbox
BEGIN
    SELECT RAISE(ABORT, 'webhook_inbox is append-only: insert a new row that says what changed');
END;
