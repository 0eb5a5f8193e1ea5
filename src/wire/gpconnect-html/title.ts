/**
 * The title of an encounter without who was seen. GP Connect makes it "of a subset of the Practitioner and
 * Organization details"; a title that names a clinician and nothing else leaves no wording.
 */
export function readTitle(title: string): string | undefined {
  const rest = title.replace(CLINICIAN, '').trim();
  return rest === '' ? undefined : rest;
}

/** A clinician with a form of address, at the end of the title behind a dash or a comma, or alone. */
const CLINICIAN =
  /(?:^|\s+[-–]\s+|,\s*)(?:dr|mr|mrs|ms|miss|prof|professor|sister|nurse)\.?\s+[^\s,–-][^,–]*$/i;
