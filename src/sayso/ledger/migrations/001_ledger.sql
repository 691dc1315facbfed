-- The first schema. Facts are rows that nobody changes (the triggers at the end see to it); `present` alone is derived.

CREATE TABLE reports (
    seq         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    key         TEXT NOT NULL,
    language    TEXT NOT NULL,
    title       TEXT,
    author      TEXT,
    publisher   TEXT,
    url         TEXT,
    revision_of TEXT REFERENCES reports (id),  -- the earlier text under the same key or address
    added_at    TEXT NOT NULL,
    text        TEXT NOT NULL                  -- last, so that the short columns are read without it
) STRICT;
CREATE INDEX reports_by_url ON reports (url) WHERE url IS NOT NULL;

-- Every key that a report came under: copies of one text are one report.
CREATE TABLE sightings (
    seq       INTEGER PRIMARY KEY,
    report_id TEXT NOT NULL REFERENCES reports (id),
    key       TEXT NOT NULL,
    file_name TEXT NOT NULL,
    seen_at   TEXT NOT NULL,
    UNIQUE (report_id, key)
) STRICT;
CREATE INDEX sightings_by_key ON sightings (key);
CREATE INDEX sightings_by_file_name ON sightings (file_name);

-- Every publication date that a report came with, or that somebody gave it (decided_by).
CREATE TABLE dates (
    seq            INTEGER PRIMARY KEY,
    report_id      TEXT NOT NULL REFERENCES reports (id),
    published_at   TEXT NOT NULL,
    published_from TEXT NOT NULL,
    decided_by     TEXT,
    noted_at       TEXT NOT NULL
) STRICT;
CREATE INDEX dates_by_report ON dates (report_id);
CREATE UNIQUE INDEX dates_once ON dates (report_id, published_at, published_from) WHERE decided_by IS NULL;

-- One reading of a report by one version of sayso, with the date that it had then (NULL: none).
CREATE TABLE readings (
    seq          INTEGER PRIMARY KEY,
    report_id    TEXT NOT NULL REFERENCES reports (id),
    reader       TEXT NOT NULL,
    published_at TEXT,
    read_at      TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX readings_once ON readings (report_id, reader, ifnull(published_at, ''));

CREATE TABLE statements (
    seq     INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL REFERENCES readings (seq),
    id      TEXT NOT NULL,
    start   INTEGER NOT NULL,  -- code points into the report's text
    act     TEXT NOT NULL,
    form    TEXT NOT NULL,
    json    TEXT NOT NULL,     -- the whole record
    UNIQUE (reading, id)
) STRICT;
CREATE INDEX statements_in_order ON statements (reading, start, seq, act, form);
CREATE INDEX statements_by_id ON statements (id);

-- A row for each of joint speakers; '' where the report names nobody.
CREATE TABLE speakers (
    statement INTEGER NOT NULL REFERENCES statements (seq),
    speaker   TEXT NOT NULL,
    PRIMARY KEY (statement, speaker)
) STRICT, WITHOUT ROWID;
CREATE INDEX speakers_by_name ON speakers (speaker);

CREATE TABLE skips (
    seq      INTEGER PRIMARY KEY,
    key      TEXT NOT NULL,
    reason   TEXT NOT NULL,
    tried_at TEXT NOT NULL,
    UNIQUE (key, reason)
) STRICT;

-- What can be searched, as tokens that sayso.ledger.search made (no case, no accents) with spaces between: "ascii" keeps
-- them as they are, whatever Unicode version SQLite knows. The words themselves stand in the tables above.
CREATE VIRTUAL TABLE reports_fts USING fts5 (title, text, content = '', tokenize = 'ascii');
CREATE VIRTUAL TABLE statements_fts USING fts5 (quote, source, speaker, content = '', tokenize = 'ascii');

-- Derived: the date and the reading of each report that count now. It follows from `dates` and `readings` alone.
CREATE TABLE present (
    report         INTEGER PRIMARY KEY REFERENCES reports (seq),
    reading        INTEGER REFERENCES readings (seq),
    published_at   TEXT,
    published_from TEXT NOT NULL,
    day            TEXT NOT NULL,  -- '' where it is not known
    moment         TEXT NOT NULL   -- what sorts: UTC, undated last
) STRICT;
CREATE INDEX present_in_order ON present (moment, report);
CREATE UNIQUE INDEX present_by_reading ON present (reading) WHERE reading IS NOT NULL;

CREATE TRIGGER reports_stay BEFORE UPDATE ON reports BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER reports_last BEFORE DELETE ON reports BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER sightings_stay BEFORE UPDATE ON sightings BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER sightings_last BEFORE DELETE ON sightings BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER dates_stay BEFORE UPDATE ON dates BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER dates_last BEFORE DELETE ON dates BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER readings_stay BEFORE UPDATE ON readings BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER readings_last BEFORE DELETE ON readings BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER statements_stay BEFORE UPDATE ON statements BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER statements_last BEFORE DELETE ON statements BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER speakers_stay BEFORE UPDATE ON speakers BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER speakers_last BEFORE DELETE ON speakers BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER skips_stay BEFORE UPDATE ON skips BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER skips_last BEFORE DELETE ON skips BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END;
