-- What Shopify calls the credit of a redemption. One transaction belongs to one redemption.
CREATE TABLE store_credits (
    shop           TEXT NOT NULL,
    redemption_id  TEXT PRIMARY KEY REFERENCES redemptions (id),
    transaction_id TEXT NOT NULL,
    UNIQUE (shop, transaction_id)
) STRICT;
CREATE TRIGGER store_credits_no_update BEFORE UPDATE ON store_credits
BEGIN
    SELECT RAISE(ABORT, 'store_credits is append-only: insert a new row that says what changed');
END;
CREATE TRIGGER store_credits_no_delete BEFORE DELETE ON store_credits
BEGIN
    SELECT RAISE(ABORT, 'store_credits is append-only: insert a new row that says what changed');
END;

-- Vouchers that the shop was, or is about to be, asked to withdraw. What is written here is carried out, whatever stops it:
-- the points go back, unless the voucher was used.
CREATE TABLE withdrawals (
    shop          TEXT NOT NULL,
    redemption_id TEXT PRIMARY KEY REFERENCES redemptions (id),
    asked_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX withdrawals_by_time ON withdrawals (shop, asked_at);
CREATE TRIGGER withdrawals_no_update BEFORE UPDATE ON withdrawals
BEGIN
    SELECT RAISE(ABORT, 'withdrawals is append-only: insert a new row that says what changed');
END;
CREATE TRIGGER withdrawals_no_delete BEFORE DELETE ON withdrawals
BEGIN
    SELECT RAISE(ABORT, 'withdrawals is append-only: insert a new row that says what changed');
END;

-- For the rounds that look at what was left unknown lately.
CREATE INDEX redemptions_by_time ON redemptions (shop, recorded_at);
