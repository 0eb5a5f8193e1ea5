/** What was counted of a map file while it was stored. */
export interface MapCounts {
  /** Rows or records of the file, a header left out. */
  readonly rows: number;
  /** Rows kept, by what the file says of them. */
  readonly active: number;
  readonly inactive: number;
  readonly ambiguous: number;
  /** Rows left after the newest of each id was taken as at the release. */
  readonly latest: number;
  /** Of these, those in use, and those of them that are and are not clinically assured. */
  readonly inUse: number;
  readonly assured: number;
  readonly notAssured: number;
  /** Different targets of the rows in use, markers left out. */
  readonly targets: number;
  /** Rows in use whose target is a marker such as `_DRUG`. */
  readonly markers: number;
  /** Rows with an identifier as target, and those where it is one of a concept with a right check digit. */
  readonly identifiers: number;
  readonly concepts: number;
  /** Ids with more than one row in use as at the release. */
  readonly contested: number;
  /** Rows that begin after the release. */
  readonly later: number;
}

/** One check of a map file on itself. */
export interface MapCheck {
  readonly id: string;
  readonly passed: boolean;
  /** One sentence with the figures. */
  readonly said: string;
}

/** Checks a map file by its counts. A file that fails one is not to be used. */
export function checkMap(
  counts: MapCounts,
  file: { readonly layout: string; readonly release: string },
): MapCheck[] {
  const { concepts, identifiers, contested, latest } = counts;
  return [
    {
      id: 'something-to-use',
      passed: latest > 0,
      said: `${latest} rows have begun by the release, ${file.release}.`,
    },
    {
      id: 'targets-are-concepts',
      passed: concepts === identifiers,
      said: `${concepts} of ${identifiers} targets are identifiers of SNOMED concepts with a right check digit.`,
    },
    {
      id: 'one-row-in-use',
      passed: contested === 0,
      said: `${contested} ids have more than one row in use.`,
    },
    ...checkPublished(counts, file),
  ];
}

/** What is published of the last release of rcsctmap2 (mig-wire §9.3). */
const RCSCTMAP2_APRIL_2020 = {
  latest: 159_464,
  inUse: 102_057,
  assured: 77_079,
  notAssured: 24_978,
  targets: 68_414,
} as const;

function checkPublished(
  counts: MapCounts,
  file: { readonly layout: string; readonly release: string },
): MapCheck[] {
  if (file.layout !== 'rcsctmap2' || file.release !== '2020-04-01') return [];
  const fields = Object.keys(RCSCTMAP2_APRIL_2020) as (keyof typeof RCSCTMAP2_APRIL_2020)[];
  const wrong = fields.filter((field) => counts[field] !== RCSCTMAP2_APRIL_2020[field]);
  const told = (field: (typeof fields)[number]): string =>
    `${field} ${counts[field]}, not ${RCSCTMAP2_APRIL_2020[field]}`;
  return [
    {
      id: 'published-counts',
      passed: wrong.length === 0,
      said:
        wrong.length === 0
          ? 'All counts are those published of the release of April 2020.'
          : `The counts are not those published of the release of April 2020: ${wrong.map(told).join('; ')}.`,
    },
  ];
}
