import type { Migration } from '../migrations.ts';

/**
 * What files say of organisations beyond one row each: roles with dates, links to other organisations
 * (succession, commissioner, network, parent, operator) and legal dates, which differ from the
 * operational ones. Every row names its import. Whether a role is the primary one and whether a role or
 * link is in force stay NULL where the file does not say.
 */
export const organisationFacts: Migration = {
  id: '011-organisation-facts',
  sql: `
CREATE TABLE organisation_role (
  import INTEGER NOT NULL REFERENCES register_import (id),
  code TEXT NOT NULL,
  role TEXT NOT NULL,
  is_primary INTEGER CHECK (is_primary IN (0, 1)),
  status TEXT CHECK (status IN ('active', 'inactive')),
  since TEXT,
  until TEXT
) STRICT;
CREATE INDEX organisation_role_of ON organisation_role (code, import);
CREATE INDEX organisation_role_import ON organisation_role (import);

CREATE TABLE organisation_link (
  import INTEGER NOT NULL REFERENCES register_import (id),
  code TEXT NOT NULL,
  relation TEXT NOT NULL,
  target TEXT NOT NULL,
  relation_code TEXT,
  target_role TEXT,
  status TEXT CHECK (status IN ('active', 'inactive')),
  since TEXT,
  until TEXT
) STRICT;
CREATE INDEX organisation_link_of ON organisation_link (code, import);
CREATE INDEX organisation_link_to ON organisation_link (target, import);
CREATE INDEX organisation_link_import ON organisation_link (import);

ALTER TABLE organisation ADD COLUMN legally_opened TEXT;
ALTER TABLE organisation ADD COLUMN legally_closed TEXT;
CREATE INDEX organisation_of ON organisation (code, import);
`,
};
