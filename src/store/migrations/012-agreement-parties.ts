import type { Migration } from '../migrations.ts';

/**
 * Agreements an organisation signs once for all its flows (tiers 0 and 1), the assurance of
 * organisations, and the routes by which consumers view. A signature may say by which role it was
 * given, from a fixed list. A signatory's name is kept only where that was asked for, and then sealed.
 */
export const agreementParties: Migration = {
  id: '012-agreement-parties',
  sql: `
ALTER TABLE flow_agreement ADD COLUMN provider_signatory_role TEXT;
ALTER TABLE flow_agreement ADD COLUMN consumer_signatory_role TEXT;
DROP INDEX flow_agreement_newest;
CREATE INDEX flow_agreement_newest
  ON flow_agreement (agreement, provider, consumer, as_at DESC, import DESC);

CREATE TABLE organisation_agreement (
  import INTEGER NOT NULL REFERENCES register_import (id),
  agreement TEXT NOT NULL,
  tier INTEGER NOT NULL CHECK (tier IN (0, 1)),
  organisation TEXT NOT NULL,
  state TEXT,
  signed_on TEXT,
  signatory_role TEXT,
  valid_from TEXT,
  valid_to TEXT,
  as_at TEXT NOT NULL,
  PRIMARY KEY (import, agreement, organisation)
) STRICT, WITHOUT ROWID;
CREATE INDEX organisation_agreement_newest
  ON organisation_agreement (agreement, organisation, as_at);

CREATE TABLE signatory (
  import INTEGER NOT NULL REFERENCES register_import (id),
  agreement TEXT NOT NULL,
  organisation TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (import, agreement, organisation)
) STRICT, WITHOUT ROWID;

CREATE TABLE assurance (
  import INTEGER NOT NULL REFERENCES register_import (id),
  code TEXT NOT NULL,
  level TEXT,
  edition TEXT,
  published_on TEXT,
  as_at TEXT NOT NULL,
  PRIMARY KEY (import, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX assurance_newest ON assurance (code, as_at);

CREATE TABLE route (
  import INTEGER NOT NULL REFERENCES register_import (id),
  consumer TEXT NOT NULL,
  system TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('mig', 'hie')),
  practices TEXT NOT NULL,
  since TEXT,
  until TEXT
) STRICT;
CREATE INDEX route_import ON route (import);
`,
};
