import type { SourceDocument } from '../../workflow/register/list-organisations.ts';

/** Which files a list rests on, so that its count can be made again. */
export function describeSources(sources: readonly SourceDocument[]): string[] {
  if (sources.length === 0) return ['No file imported for this day; see "mig2hie orgs import".'];
  return sources.map(
    ({ file, importedAs, asAt, sha256 }) =>
      `  from ${file} (${importedAs}, as at ${asAt}, sha256 ${sha256.slice(0, 12)})`,
  );
}
