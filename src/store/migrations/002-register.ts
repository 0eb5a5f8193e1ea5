import type { Migration } from '../migrations.ts';

/**
 * Organisation snapshots, agreements and the imports they came from. Every row names its import, so
 * that every count can name its file; nothing is ever changed after it was imported. No column holds
 * a person: staff names and addresses of exports are never read.
 */
export const register: Migration = {
  id: '002-register',
  sql: `
CREATE TABLE register_import (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL CHECK (source IN ('epraccur', 'etr', 'organisations', 'pcns', 'suppliers', 'agreements')),
  imported_as TEXT NOT NULL,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  reading TEXT NOT NULL,
  as_at TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  rows_read INTEGER NOT NULL,
  rows_kept INTEGER NOT NULL,
  rows_rejected INTEGER NOT NULL,
  notes TEXT NOT NULL,
  UNIQUE (source, sha256, reading, as_at)
) STRICT;

CREATE TABLE rejected_row (
  import INTEGER NOT NULL REFERENCES register_import (id),
  line INTEGER NOT NULL,
  column_name TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (import, line, column_name, reason)
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation (
  import INTEGER NOT NULL REFERENCES register_import (id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  status TEXT,
  commissioner TEXT,
  commissioner_since TEXT,
  national_grouping TEXT,
  geography TEXT,
  setting TEXT,
  postcode TEXT,
  opened TEXT,
  closed TEXT,
  PRIMARY KEY (import, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE membership (
  import INTEGER NOT NULL REFERENCES register_import (id),
  code TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (import, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE flow_agreement (
  import INTEGER NOT NULL REFERENCES register_import (id),
  agreement TEXT NOT NULL,
  provider TEXT NOT NULL,
  consumer TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('mig', 'hie')),
  provider_state TEXT,
  provider_signed_on TEXT,
  consumer_state TEXT,
  consumer_signed_on TEXT,
  valid_from TEXT,
  valid_to TEXT,
  dpia TEXT,
  supersedes TEXT,
  as_at TEXT NOT NULL,
  PRIMARY KEY (import, agreement, provider, consumer)
) STRICT, WITHOUT ROWID;

CREATE INDEX flow_agreement_newest ON flow_agreement (agreement, provider, consumer, as_at);
`,
};
