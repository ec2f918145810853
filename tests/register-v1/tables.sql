CREATE TABLE entries (
  seq          INTEGER PRIMARY KEY,
  at_ms        INTEGER NOT NULL,
  act          TEXT NOT NULL,
  kind         TEXT NOT NULL,
  subject      TEXT NOT NULL,
  posting      TEXT NOT NULL,
  period       TEXT NOT NULL,
  customer     TEXT NOT NULL,
  currency     TEXT,
  amount_minor INTEGER,
  run          TEXT NOT NULL,
  batch        TEXT NOT NULL,
  said_by      TEXT NOT NULL,
  account      TEXT NOT NULL,
  note         TEXT NOT NULL,
  detail       TEXT NOT NULL,
  hash         TEXT NOT NULL
) STRICT;
CREATE INDEX entries_by_period ON entries (period, seq);
CREATE TRIGGER entries_are_never_changed BEFORE UPDATE ON entries
  BEGIN SELECT RAISE(ABORT, 'the register only grows'); END;
CREATE TRIGGER entries_are_never_removed BEFORE DELETE ON entries
  BEGIN SELECT RAISE(ABORT, 'the register only grows'); END;
PRAGMA application_id = 0x414D4E44;
PRAGMA user_version = 1;
