-- Figures, times and unread numerals of a reading, beside its statements.

CREATE TABLE figures (
    seq        INTEGER PRIMARY KEY,
    reading    INTEGER NOT NULL REFERENCES readings (seq),
    id         TEXT NOT NULL,
    start      INTEGER NOT NULL,  -- code points into the report's text
    topic      TEXT NOT NULL,     -- '' where nothing tells it
    claimed_by TEXT NOT NULL,
    counted    TEXT NOT NULL,     -- as it sorts: no case, no accents; '' where nothing is
    low        REAL,              -- what it may mean at least and at most; NULL is open
    high       REAL,
    as_of      TEXT NOT NULL,     -- '' where the text gives none
    json       TEXT NOT NULL,     -- the whole record
    UNIQUE (reading, id)
) STRICT;
CREATE INDEX figures_in_order ON figures (reading, start, seq);
CREATE INDEX figures_by_id ON figures (id);

CREATE TABLE times (
    seq     INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL REFERENCES readings (seq),
    id      TEXT NOT NULL,
    start   INTEGER NOT NULL,
    json    TEXT NOT NULL,
    UNIQUE (reading, id)
) STRICT;
CREATE INDEX times_in_order ON times (reading, start, seq);

-- Numerals that became no figure and no time, with the reason.
CREATE TABLE unread (
    seq     INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL REFERENCES readings (seq),
    start   INTEGER NOT NULL,
    json    TEXT NOT NULL,
    UNIQUE (reading, start)
) STRICT;

CREATE VIRTUAL TABLE figures_fts USING fts5 (words, counted, claimed_by, content = '', tokenize = 'ascii');

CREATE TRIGGER figures_stay BEFORE UPDATE ON figures BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER figures_last BEFORE DELETE ON figures BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER times_stay BEFORE UPDATE ON times BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER times_last BEFORE DELETE ON times BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER unread_stay BEFORE UPDATE ON unread BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER unread_last BEFORE DELETE ON unread BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END;
