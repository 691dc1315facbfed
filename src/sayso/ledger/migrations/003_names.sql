-- Names of a reading and what a report itself says of them; and what people decided.

CREATE TABLE names (
    seq     INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL REFERENCES readings (seq),
    id      TEXT NOT NULL,
    start   INTEGER NOT NULL,  -- code points into the report's text: its first mention
    type    TEXT NOT NULL,
    name    TEXT NOT NULL,
    json    TEXT NOT NULL,     -- the whole record
    UNIQUE (reading, id)
) STRICT;
CREATE INDEX names_in_order ON names (reading, start, seq);

CREATE TABLE identities (
    seq     INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL REFERENCES readings (seq),
    id      TEXT NOT NULL,
    start   INTEGER NOT NULL,
    json    TEXT NOT NULL,
    UNIQUE (reading, id)
) STRICT;
CREATE INDEX identities_in_order ON identities (reading, start, seq);

-- A judgement on two places in texts, or the undoing of an earlier row. It belongs to no reading, so that it outlives them.
CREATE TABLE decisions (
    seq          INTEGER PRIMARY KEY,
    relation     TEXT NOT NULL,
    judgement    TEXT,
    left_report  TEXT REFERENCES reports (id),
    left_start   INTEGER,  -- code points into the report's text
    left_end     INTEGER,
    left_words   TEXT,
    right_report TEXT REFERENCES reports (id),
    right_start  INTEGER,
    right_end    INTEGER,
    right_words  TEXT,
    undoes       INTEGER REFERENCES decisions (seq),
    because      TEXT,
    decided_by   TEXT NOT NULL,
    decided_at   TEXT NOT NULL,
    CHECK ((judgement IS NULL) = (undoes IS NOT NULL)),
    CHECK (judgement IS NULL OR (left_report IS NOT NULL AND right_report IS NOT NULL)),
    CHECK (undoes < seq)
) STRICT;
CREATE INDEX decisions_by_undoing ON decisions (undoes) WHERE undoes IS NOT NULL;

CREATE INDEX figures_by_claimant ON figures (reading, claimed_by);

CREATE TRIGGER names_stay BEFORE UPDATE ON names BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER names_last BEFORE DELETE ON names BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER identities_stay BEFORE UPDATE ON identities BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER identities_last BEFORE DELETE ON identities BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER decisions_last BEFORE DELETE ON decisions BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END;
