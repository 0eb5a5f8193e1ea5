/** What a phrase of an instruction says: which part of it, and what, in one spelling. */
export interface DoseTag {
  readonly part: DosePart;
  readonly says: string;
}

/** The parts an instruction is taken apart into, beside the amount. */
export type DosePart =
  | 'often'
  | 'time'
  | 'weekday'
  | 'when-needed'
  | 'route'
  | 'for'
  | 'food'
  | 'directed'
  | 'max'
  | 'strength';

/** A phrase, and what it says as a text in which `$1` and `$2` stand for what it caught. */
export type DosePhrase = readonly [phrase: RegExp, part: DosePart, says: string];

const DAY = '(?:a |per |each |every |\\/ ?)?(?:day|daily)';
const WEEK = '(?:a |per |each |every |\\/ ?)?(?:week|weekly)';
const MONTH = '(?:a |per |each |every |\\/ ?)?(?:month|monthly)';
const NUMBER = '(\\d+(?:\\.\\d+)?(?:-\\d+(?:\\.\\d+)?)?)';
const IN_A_DAY =
  '(?:in (?:any )?24 (?:hours|h)|per 24 (?:hours|h)|\\/ ?24 ?(?:hours|h)|in a day|(?:a|per|each) day|daily)';

/**
 * How often, when, by which way, for how long. Number words are digits and units stand alone by now; `once`
 * is `1 times`. The abbreviations are those of the British National Formulary ("Latin abbreviations") and
 * `x/7`, `x/52`, `x/12` for days, weeks and months. Abbreviations its guidance on prescription writing
 * warns of (`qd`, `qod`, `u`, `hs`) are left unread, and so is whatever else is not here.
 */
export const DOSE_PHRASES: readonly DosePhrase[] = [
  // Longest first, so that a longer phrase is not cut by a shorter one.
  [
    new RegExp(
      `\\b(?:max(?:imum)?(?: of)?|no more than|not more than|do not take more than) ${NUMBER}(?: (?:tablet|capsule|puff))? ${IN_A_DAY}`,
      'g',
    ),
    'max',
    '$1',
  ],
  // Four doses may be eight tablets.
  [
    new RegExp(
      `\\b(?:max(?:imum)?(?: of)?|no more than|not more than|do not take more than) ${NUMBER} dose ${IN_A_DAY}`,
      'g',
    ),
    'max',
    '$1 doses',
  ],
  [/\bfor 1 week\b/g, 'for', '7 days'],
  [new RegExp(`\\bfor ${NUMBER} ?(?:\\/7\\b|days?\\b)`, 'g'), 'for', '$1 days'],
  [new RegExp(`\\bfor ${NUMBER} ?(?:\\/52\\b|weeks?\\b)`, 'g'), 'for', '$1 weeks'],
  [new RegExp(`\\bfor ${NUMBER} ?(?:\\/12\\b|months?\\b)`, 'g'), 'for', '$1 months'],
  [
    /\b(?:every other day|every second day|every 2 days|(?:on )?alternate days?|q2d)\b/g,
    'often',
    'every 2 days',
  ],
  [
    new RegExp(`\\b(?:every|each) ${NUMBER} (?:hours|hour|h|hrs)\\b`, 'g'),
    'often',
    'every $1 hours',
  ],
  [new RegExp(`\\b${NUMBER}[ -](?:hourly|hrly)\\b`, 'g'), 'often', 'every $1 hours'],
  [/\b(?:hourly|every hour)\b/g, 'often', 'every 1 hours'],
  [new RegExp(`\\b(?:every|each) ${NUMBER} days\\b`, 'g'), 'often', 'every $1 days'],
  [new RegExp(`\\b(?:every|each) ${NUMBER} weeks\\b`, 'g'), 'often', 'every $1 weeks'],
  [/\b(\d+)-weekly\b/g, 'often', 'every $1 weeks'],
  [/\b(?:fortnightly|every fortnight)\b/g, 'often', 'every 2 weeks'],
  [new RegExp(`\\b(?:every|each) ${NUMBER} months\\b`, 'g'), 'often', 'every $1 months'],
  [/\b(\d+)-monthly\b/g, 'often', 'every $1 months'],
  [new RegExp(`\\b${NUMBER} times? ${DAY}\\b`, 'g'), 'often', '$1/day'],
  [new RegExp(`\\b${NUMBER} times? ${WEEK}\\b`, 'g'), 'often', '$1/week'],
  [new RegExp(`\\b${NUMBER} times? ${MONTH}\\b`, 'g'), 'often', '$1/month'],
  [/\b(?:qds|qid)\b/g, 'often', '4/day'],
  [/\b(?:tds|tid)\b/g, 'often', '3/day'],
  [/\b(?:bd|bid)\b/g, 'often', '2/day'],
  [/\bod\b/g, 'often', '1/day'],
  [/\bqqh\b/g, 'often', 'every 4 hours'],
  [/\bstat\b/g, 'often', 'at once'],
  [/\b(?:every morning|each morning|in the mornings?|om|mane)\b/g, 'time', 'morning'],
  [/\b(?:at lunch ?time|at lunch|at midday|at noon)\b/g, 'time', 'midday'],
  [/\b(?:every evening|each evening|in the evenings?)\b/g, 'time', 'evening'],
  [/\b(?:every night|each night|at night|nightly|nocte)\b/g, 'time', 'night'],
  [/\b(?:at bed ?time|before bed|on going to bed)\b/g, 'time', 'bedtime'],
  ...['mon', 'tues', 'wednes', 'thurs', 'fri', 'satur', 'sun'].map((day): DosePhrase => [
    new RegExp(`\\b(?:on |every |each )?${day}days?\\b`, 'g'),
    'weekday',
    day,
  ]),
  [/\b(?:only )?(?:as|when|if) (?:required|needed|necessary)\b|\bprn\b/g, 'when-needed', 'yes'],
  [/\b(?:as directed(?! by)|as dir|mdu|ut dict)\b/g, 'directed', 'yes'],
  [/\b(?:with or after food|with or just after food)\b/g, 'food', 'with or after'],
  [/\bwith food\b/g, 'food', 'with'],
  [/\b(?:after food|pc)\b/g, 'food', 'after'],
  [/\b(?:before food|ac)\b/g, 'food', 'before'],
  [
    /\b(?:by|per|via) (?:intramuscular|im) injection\b|\bintramuscularly\b|\b(?:by )?im\b|\bintramuscular\b/g,
    'route',
    'intramuscular',
  ],
  [
    /\b(?:by|per|via) (?:subcutaneous|sc|subcut) injection\b|\bsubcutaneously\b|\b(?:sc|subcut|s\/c|subcutaneous)\b/g,
    'route',
    'subcutaneous',
  ],
  [
    /\b(?:by|per|via) (?:intravenous|iv) injection\b|\bintravenously\b|\b(?:iv|i\/v|intravenous)\b/g,
    'route',
    'intravenous',
  ],
  [/\b(?:by mouth|orally|po|per os|via the oral route)\b/g, 'route', 'oral'],
  [/\b(?:under the tongue|sublingually|sl)\b/g, 'route', 'sublingual'],
  [/\b(?:rectally|per rectum|pr|into the rectum|by rectum)\b/g, 'route', 'rectal'],
  [/\b(?:vaginally|per vagina[m]?|pv|into the vagina)\b/g, 'route', 'vaginal'],
  [/\b(?:by inhalation|via inhaler)\b/g, 'route', 'inhaled'],
  [/\btopically\b/g, 'route', 'topical'],
  ...['eye', 'ear', 'nostril'].flatMap((place): DosePhrase[] => [
    [
      new RegExp(`\\b(?:in|into|to|in to|up) (?:the )?(left|right) ${place}\\b`, 'g'),
      'route',
      `$1 ${place}`,
    ],
    [
      new RegExp(`\\b(?:in|into|to|in to|up) (?:both ${place}s|each ${place})\\b`, 'g'),
      'route',
      `both ${place}s`,
    ],
    [
      new RegExp(`\\b(?:in|into|to|in to|up) the affected ${place}(?:\\(s\\)|s)?\\b`, 'g'),
      'route',
      `affected ${place}`,
    ],
  ]),
];

/** Phrases of a rate that only say how often once the amount before them is known. */
export const RATES: readonly DosePhrase[] = [
  [/\b(?:(?:a|per|each|every) day|daily)\b|\/ ?day\b/g, 'often', 'daily'],
  [/\b(?:(?:a|per|each|every) week|weekly)\b|\/ ?week\b/g, 'often', 'weekly'],
  [/\b(?:(?:a|per|each|every) month|monthly)\b/g, 'often', 'monthly'],
];
