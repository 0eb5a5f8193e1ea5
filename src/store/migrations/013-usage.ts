import type { Migration } from '../migrations.ts';

/**
 * Access logs, counted by flow and week. No row of a log is stored, and no user: a log's users are only
 * ever counted. A week without a row is a week without use only where logs cover all of its days, so each
 * log says which days it holds whole (`since` to `until`) and which it may hold some of (`first` to `last`).
 */
export const usage: Migration = {
  id: '013-usage',
  sql: `
CREATE TABLE usage_log (
  import INTEGER NOT NULL REFERENCES register_import (id),
  channel TEXT NOT NULL CHECK (channel IN ('mig', 'hie')),
  coverage TEXT NOT NULL CHECK (coverage IN ('stated', 'from-rows')),
  first TEXT NOT NULL,
  last TEXT NOT NULL,
  since TEXT,
  until TEXT,
  provider TEXT,
  consumer TEXT,
  tells_users INTEGER NOT NULL,
  tells_outcome INTEGER NOT NULL,
  PRIMARY KEY (import, channel),
  CHECK ((since IS NULL) = (until IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE usage_week (
  import INTEGER NOT NULL,
  channel TEXT NOT NULL,
  week TEXT NOT NULL,
  provider TEXT NOT NULL,
  consumer TEXT NOT NULL,
  accesses INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  users INTEGER,
  PRIMARY KEY (import, channel, week, provider, consumer),
  FOREIGN KEY (import, channel) REFERENCES usage_log (import, channel)
) STRICT, WITHOUT ROWID;
`,
};
