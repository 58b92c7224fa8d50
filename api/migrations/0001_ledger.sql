-- The ledger. Every table above the line at the end is append-only: rows are inserted, never changed or removed,
-- and the triggers say so to whoever tries. Instants are Unix seconds; money is a decimal string in the shop currency.

-- Each version of the program, in the merchant's own JSON.
CREATE TABLE programs (
    shop        TEXT    NOT NULL,
    version     INTEGER NOT NULL,
    document    TEXT    NOT NULL,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (shop, version)
) STRICT;

CREATE TABLE memberships (
    shop        TEXT    NOT NULL,
    customer_id TEXT    NOT NULL,
    joined_at   INTEGER NOT NULL,
    PRIMARY KEY (shop, customer_id)
) STRICT;

-- A line of the ledger. A pending entry changes its state by a new entry that names it in `settles`.
-- available = sum of posted points; pending = sum of pending points no other entry names.
CREATE TABLE entries (
    id                INTEGER PRIMARY KEY AUTOINCREMENT,
    shop              TEXT    NOT NULL,
    customer_id       TEXT    NOT NULL,
    kind              TEXT    NOT NULL CHECK (kind IN ('earned', 'redeemed', 'adjusted', 'expired', 'reversed')),
    state             TEXT    NOT NULL CHECK (state IN ('pending', 'posted', 'voided', 'expired')),
    settles           INTEGER REFERENCES entries (id),
    points            INTEGER NOT NULL,
    cause_kind        TEXT    NOT NULL CHECK (cause_kind IN ('order', 'refund', 'cancellation', 'redemption', 'inactivity', 'age')),
    cause_id          TEXT    NOT NULL,
    order_id          TEXT,             -- the order an earned or reversed entry belongs to
    title             TEXT,             -- the reward's, as it was called then
    breakdown         TEXT,             -- JSON: how the points came about, line by line
    program_version   INTEGER NOT NULL,
    value             TEXT,             -- what the points were earned on, or what they bought
    currency          TEXT    NOT NULL,
    qualifying_points INTEGER NOT NULL DEFAULT 0,
    qualifying_spend_minor INTEGER NOT NULL DEFAULT 0, -- minor units of `currency`
    qualifying_orders INTEGER NOT NULL DEFAULT 0,
    qualifies_at      INTEGER NOT NULL, -- which period it counts in: the order's own day, also for its refunds
    posts_at          INTEGER,          -- when a pending entry posts; null: waits for a fact that is still unknown
    occurred_at       INTEGER NOT NULL,
    recorded_at       INTEGER NOT NULL,
    CHECK (state <> 'pending' OR settles IS NULL),
    CHECK (state NOT IN ('voided', 'expired') OR settles IS NOT NULL),
    FOREIGN KEY (shop, program_version) REFERENCES programs (shop, version)
) STRICT;
CREATE UNIQUE INDEX entries_settled_once ON entries (settles) WHERE settles IS NOT NULL;
CREATE INDEX entries_of_customer ON entries (shop, customer_id, id);
CREATE INDEX entries_of_order ON entries (shop, order_id) WHERE order_id IS NOT NULL;

-- Paid orders, of members and of people who may join: ids and amounts only.
CREATE TABLE orders (
    shop        TEXT    NOT NULL,
    order_id    TEXT    NOT NULL,
    customer_id TEXT    NOT NULL,
    created_at  INTEGER NOT NULL,
    facts       TEXT    NOT NULL,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (shop, order_id)
) STRICT;
CREATE INDEX orders_of_customer ON orders (shop, customer_id, created_at);

CREATE TABLE refunds (
    shop        TEXT    NOT NULL,
    refund_id   TEXT    NOT NULL,
    order_id    TEXT    NOT NULL,
    created_at  INTEGER NOT NULL,
    facts       TEXT    NOT NULL,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (shop, refund_id)
) STRICT;
CREATE INDEX refunds_of_order ON refunds (shop, order_id);

CREATE TABLE cancellations (
    shop         TEXT    NOT NULL,
    order_id     TEXT    NOT NULL,
    cancelled_at INTEGER NOT NULL,
    recorded_at  INTEGER NOT NULL,
    PRIMARY KEY (shop, order_id)
) STRICT;

-- What products/* said; of several the one with the latest updated_at holds.
CREATE TABLE product_types (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    shop         TEXT    NOT NULL,
    product_id   TEXT    NOT NULL,
    product_type TEXT    NOT NULL,
    updated_at   INTEGER NOT NULL,
    recorded_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX product_types_of_product ON product_types (shop, product_id, updated_at);

-- A redemption is also its voucher, once the code exists and until it is cancelled or used.
CREATE TABLE redemptions (
    id              TEXT    PRIMARY KEY,
    shop            TEXT    NOT NULL,
    customer_id     TEXT    NOT NULL,
    reward_id       TEXT    NOT NULL,
    kind            TEXT    NOT NULL,
    title           TEXT    NOT NULL,
    points          INTEGER NOT NULL CHECK (points > 0),
    value           TEXT,
    currency        TEXT    NOT NULL,
    minimum_spend   TEXT,
    combines_with   TEXT    NOT NULL,
    code            TEXT,               -- null for kinds without one (store credit)
    program_version INTEGER NOT NULL,
    entry_id        INTEGER NOT NULL REFERENCES entries (id),
    recorded_at     INTEGER NOT NULL
) STRICT;
CREATE INDEX redemptions_of_customer ON redemptions (shop, customer_id, recorded_at);
CREATE UNIQUE INDEX redemptions_code ON redemptions (shop, code) WHERE code IS NOT NULL;

-- The code service has made the code.
CREATE TABLE redemption_issues (
    redemption_id TEXT    PRIMARY KEY REFERENCES redemptions (id),
    issued_at     INTEGER NOT NULL
) STRICT;

CREATE TABLE redemption_cancellations (
    redemption_id TEXT    PRIMARY KEY REFERENCES redemptions (id),
    entry_id      INTEGER NOT NULL REFERENCES entries (id),
    reason        TEXT    NOT NULL CHECK (reason IN ('customer', 'code_service')),
    cancelled_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE voucher_uses (
    redemption_id TEXT    PRIMARY KEY REFERENCES redemptions (id),
    order_id      TEXT    NOT NULL,
    used_at       INTEGER NOT NULL
) STRICT;

-- What others read: numbered per shop without gaps, in the transaction of the change itself.
CREATE TABLE events (
    shop        TEXT    NOT NULL,
    number      INTEGER NOT NULL,
    kind        TEXT    NOT NULL,
    customer_id TEXT,
    recorded_at INTEGER NOT NULL,
    data        TEXT    NOT NULL,
    PRIMARY KEY (shop, number)
) STRICT;
CREATE INDEX events_of_customer ON events (shop, customer_id, number);

-- Deliveries by X-Shopify-Webhook-Id. The body of topics acted on later is kept, reduced to its ids.
CREATE TABLE webhook_inbox (
    shop        TEXT    NOT NULL,
    webhook_id  TEXT    NOT NULL,
    topic       TEXT    NOT NULL,
    body        TEXT,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (shop, webhook_id)
) STRICT;

-- Not ledger: answers by idempotency key, forgotten after 30 days.
CREATE TABLE command_keys (
    shop          TEXT    NOT NULL,
    customer_id   TEXT    NOT NULL,
    key           TEXT    NOT NULL,
    body_hash     TEXT    NOT NULL,
    redemption_id TEXT    NOT NULL,
    recorded_at   INTEGER NOT NULL,
    PRIMARY KEY (shop, customer_id, key)
) STRICT;
CREATE INDEX command_keys_age ON command_keys (recorded_at);

CREATE TABLE command_answers (
    shop        TEXT    NOT NULL,
    customer_id TEXT    NOT NULL,
    key         TEXT    NOT NULL,
    body        TEXT    NOT NULL,
    PRIMARY KEY (shop, customer_id, key),
    FOREIGN KEY (shop, customer_id, key) REFERENCES command_keys (shop, customer_id, key) ON DELETE CASCADE
) STRICT;
