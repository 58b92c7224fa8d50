-- Not ledger: how far the store's metafields follow the ledger. Without a row the store has none of ours yet.
CREATE TABLE metafield_progress (
    shop          TEXT    PRIMARY KEY,
    events_to     INTEGER NOT NULL, -- the last event whose customer is written
    members_after TEXT              -- where writing everybody goes on; null: nobody is left
) STRICT;
