-- Rows of the ledger stay as they were written.
CREATE TRIGGER programs_no_update BEFORE UPDATE ON programs
BEGIN
    SELECT RAISE(ABORT, 'programs is append-only: insert a new row that says what changed');
END;
CREATE TRIGGER programs_no_delete BEFORE DELETE ON programs
BEGIN
    SELECT RAISE(ABORT, 'programs is append-only: insert a new row that says what changed');
END;
CREATE TRIGGER memberships_no_update BEFORE UPDATE ON memberships
BEGIN
    SELECT RAISE(ABORT, 'memberships is append-only: insert a new row that says what changed');
END;
CREATE TRIGGER memberships_no_delete BEFORE DELETE ON memberships
BEGIN
    SELECT RAISE(ABORT, 'memberships is append-only: insert a new row that says what changed');
END;
CREATE TRIGGER entries_no_update BEFORE UPDATE ON entries
BEGIN
    SELECT RAISE(ABORT, 'entries is append-only: insert a new row that says what changed');
END;
CREATE TRIGGER entries_no_delete BEFORE DELETE ON entries
BEGIN
    SELECT RAISE(ABORT, 'entries is append-only: insert a new row that says what changed');
END;
CREATE TRIGGER orders_no_update BEFORE UPDATE ON orders
BEGIN
    SELECT RAISE(ABORT, 'orders is append-only: insert a new row that says what changed');
END;
CREATE TRIGGER orders_no_delete BEFORE DELETE ON orders
BEGIN
    SELECT RAISE(ABORT, 'orders is append-only: insert a new row that says what changed');
END;
CREATE TRIGGER refunds_no_update BEFORE UPDATE ON refunds
BEGIN
    SELECT RAISE(ABORT, 'refunds is append-only: insert a new row that says what changed');
END;
CREATE TRIGGER refunds_no_delete BEFORE DELETE ON refunds
BEGIN
    SELECT RAISE(ABORT, 'refunds is append-only: insert a new row that says what changed');
END;
CREATE TRIGGER cancellations_no_update BEFORE UPDATE ON cancellations
BEGIN
    SELECT RAISE(ABORT, 'cancellations is append-only: insert a new row that says what changed');
END;
CREATE TRIGGER cancellations_no_delete BEFORE DELETE ON cancellations
BEGIN
    SELECT RAISE(ABORT, 'cancellations is append-only: insert a new row that says what changed');
END;
CREATE TRIGGER product_types_no_update BEFORE UPDATE ON product_types
BEGIN
    SELECT RAISE(ABORT, 'product_types is append-only: insert a new row that says what changed');
END;
CREATE TRIGGER product_types_no_delete BEFORE DELETE ON product_types
BEGIN
    SELECT RAISE(ABORT, 'product_types is append-only: insert a new row that says what changed');
END;
CREATE TRIGGER redemptions_no_update BEFORE UPDATE ON redemptions
BEGIN
    SELECT RAISE(ABORT, 'redemptions is append-only: insert a new row that says what changed');
END;
CREATE TRIGGER redemptions_no_delete BEFORE DELETE ON redemptions
BEGIN
    SELECT RAISE(ABORT, 'redemptions is append-only: insert a new row that says what changed');
END;
CREATE TRIGGER redemption_issues_no_update BEFORE UPDATE ON redemption_issues
BEGIN
    SELECT RAISE(ABORT, 'redemption_issues is append-only: insert a new row that says what changed');
END;
CREATE TRIGGER redemption_issues_no_delete BEFORE DELETE ON redemption_issues
BEGIN
    SELECT RAISE(ABORT, 'redemption_issues is append-only: insert a new row that says what changed');
END;
CREATE TRIGGER redemption_cancellations_no_update BEFORE UPDATE ON redemption_cancellations
BEGIN
    SELECT RAISE(ABORT, 'redemption_cancellations is append-only: insert a new row that says what changed');
END;
CREATE TRIGGER redemption_cancellations_no_delete BEFORE DELETE ON redemption_cancellations
BEGIN
    SELECT RAISE(ABORT, 'redemption_cancellations is append-only: insert a new row that says what changed');
END;
CREATE TRIGGER voucher_uses_no_update BEFORE UPDATE ON voucher_uses
BEGIN
    SELECT RAISE(ABORT, 'voucher_uses is append-only: insert a new row that says what changed');
END;
CREATE TRIGGER voucher_uses_no_delete BEFORE DELETE ON voucher_uses
BEGIN
    SELECT RAISE(ABORT, 'voucher_uses is append-only: insert a new row that says what changed');
END;
CREATE TRIGGER events_no_update BEFORE UPDATE ON events
BEGIN
    SELECT RAISE(ABORT, 'events is append-only: insert a new row that says what changed');
END;
CREATE TRIGGER events_no_delete BEFORE DELETE ON events
BEGIN
    SELECT RAISE(ABORT, 'events is append-only: insert a new row that says what changed');
END;
CREATE TRIGGER webhook_inbox_no_update BEFORE UPDATE ON webhook_inbox
BEGIN
    SELECT RAISE(ABORT, 'webhook_inbox is append-only: insert a new row that says what changed');
END;
CREATE TRIGGER webhook_inbox_no_delete BEFORE DELETE ON webhook_inbox
BEGIN
    SELECT RAISE(ABORT, 'webhook_inbox is append-only: insert a new row that says what changed');
END;
