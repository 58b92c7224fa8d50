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
