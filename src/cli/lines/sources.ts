import { groupBy } from '../../base/ordering.ts';
import type { SourceDocument } from '../../workflow/register/list-organisations.ts';

/** Which files a list rests on, so that its count can be made again: of each kind the newest, and how many before. */
export function describeSources(sources: readonly SourceDocument[]): string[] {
  if (sources.length === 0) return ['No file imported for this day; see "mig2hie orgs import".'];
  return [...groupBy(sources, kindOf).values()].flatMap(describeKind);
}

/** Access logs are one kind, however their rows count: those of the imports say it, those of use do not. */
function kindOf({ importedAs }: SourceDocument): string {
  return importedAs.startsWith('accesses') ? 'usage' : importedAs;
}

function describeKind(sources: readonly SourceDocument[]): string[] {
  const newest = sources.reduce((last, one) => (one.asAt >= last.asAt ? one : last));
  const { file, asAt, sha256 } = newest;
  const line = `  from ${file} (${kindOf(newest)}, as at ${asAt}, sha256 ${sha256.slice(0, 12)})`;
  const earlier = sources.length - 1;
  return earlier === 0
    ? [line]
    : [line, `    and ${earlier} earlier (${kindOf(newest)}); --json names all`];
}
