/** Words systems write of how an access ended. A column of outcomes may hold names instead. */
const OUTCOME_WORDS: ReadonlySet<string> = new Set(
  `success succeeded successful ok okay done true false yes no y n pass passed complete completed delivered
  served viewed opened returned accepted granted allowed permitted authorised authorized fail failed failure
  error fault invalid bad timeout timed time out expired denied refused rejected forbidden unauthorised
  unauthorized blocked closed cancelled canceled aborted abandoned skipped partial partially incomplete
  pending queued started progress in not found none empty missing unavailable unreachable offline online
  busy locked withheld restricted sensitive consent dissent opted unknown undefined other warning warn info
  information retry retried degraded slow duplicate server client system internal external gateway service
  request response content connection network record records patient practice data document result results
  access accessed view read query search match no-match answered unanswered by with without an a the`.split(
    /\s+/,
  ),
);

/**
 * Whether a word may be repeated in a note: a status of HTTP, a code of a letter or two and figures, or
 * words of the list. Anything else may be a name or free text; its line tells where it stands.
 */
export function isOutcomeWord(text: string): boolean {
  if (/^(?:\d{1,3}|[A-Z]{1,2}[ _-]?\d{1,4}|HTTP[ _/-]?\d{3})$/i.test(text)) return true;
  const words = text.toLowerCase().split(/[ _-]+/);
  return text.length <= 40 && words.every((word) => OUTCOME_WORDS.has(word));
}
