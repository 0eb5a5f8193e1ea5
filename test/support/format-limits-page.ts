import { join } from 'node:path';
import { ENTRY_KINDS } from '../../src/record/entry-kind.ts';
import type { FormatLimit } from '../../src/record/reading.ts';
import { SUPPLIERS } from '../../src/wire/gpconnect-html/suppliers.ts';
import { FORMATS, type Format } from '../../src/wire/formats.ts';
import { filesBelow, ROOT } from './source-files.ts';

/** What a format cannot say: in any answer, and in answers of some kind only. */
interface LimitsOfFormat {
  readonly format: Format;
  readonly always: readonly FormatLimit[];
  readonly sometimes: readonly FormatLimit[];
}

/** The tables of every reader, the conditional ones among them. */
export async function loadLimits(): Promise<LimitsOfFormat[]> {
  const files = new Set(filesBelow('src/wire', 'limits.ts'));
  const loaded = FORMATS.map(async (format) => {
    const file = `src/wire/${format.id}/limits.ts`;
    const module = files.has(file) ? ((await import(join(ROOT, file))) as object) : {};
    const suppliers = format.id === 'gpconnect-html' ? SUPPLIERS.flatMap((one) => one.limits) : [];
    const all = [...Object.values(module).flatMap(limitsIn), ...suppliers];
    return { format, always: format.limits, sometimes: unlike(all, format.limits) };
  });
  return Promise.all(loaded);
}

/** The page docs/format-limits.md, written from the readers' own tables so that it cannot lie. */
export function writeLimitsPage(formats: readonly LimitsOfFormat[]): string {
  return [INTRO, ...formats.map(writeFormat)].join('\n');
}

const INTRO = `# What each format cannot say

Written from the tables of the readers (\`src/wire/*/limits.ts\`) by \`test/docs.test.ts\`; do not edit by hand. What is read
of each format stands in [formats.md](formats.md).

A field named here is neither equal nor different where its side is silent; it is counted once per comparison under
"Not comparable", and never as agreement. Where the side speaks all the same, what it says is compared. Some fields have
a meaning of their own:

| field | meaning |
|---|---|
| \`entry\` | the format has no entries of this kind at all |
| \`kind\` | the format files such entries under another kind |
| \`alone\` | a row need not be an entry of this kind, so one without a partner tells nothing |
| \`text-composed\` | the text repeats what stands elsewhere, so what only it says is not compared |
| \`date-padded\` | an unknown month or day is shown as the first |
| \`mark\` | the format cannot mark a list as leaving something out, so that a missing mark says nothing |
| \`mark-of\` | marks concern other wholes than in other formats, so that marks are compared with the same format only |
`;

function writeFormat({ format, always, sometimes }: LimitsOfFormat): string {
  const none = 'Nothing of its own: the documents inside have the limits of their own formats.\n';
  return [
    `## ${format.id}\n`,
    `${format.title}.\n`,
    ...(always.length === 0 ? [none] : [writeTable(always)]),
    ...(sometimes.length === 0
      ? []
      : [
          'Besides, in some answers only (of one supplier, one style, one view):\n',
          writeTable(sometimes),
        ]),
  ].join('\n');
}

function writeTable(limits: readonly FormatLimit[]): string {
  const rows = ENTRY_KINDS.flatMap((kind) => {
    const own = limits.filter((limit) => limit.kind === kind);
    const reasons = [...new Set(own.map(({ why }) => why))];
    return reasons.map((why) => {
      const fields = new Set(own.filter((limit) => limit.why === why).map(writeField));
      return `| \`${kind}\` | ${[...fields].join(', ')} | ${why} |`;
    });
  });
  return ['| kind | field | why |', '|---|---|---|', ...rows, ''].join('\n');
}

function writeField({ field, as }: FormatLimit): string {
  return as === undefined ? `\`${field}\`` : `\`${field}\` (\`${as}\`)`;
}

function limitsIn(value: unknown): FormatLimit[] {
  if (Array.isArray(value)) return value.flatMap(limitsIn);
  return isLimit(value) ? [value] : [];
}

function isLimit(value: unknown): value is FormatLimit {
  return typeof value === 'object' && value !== null && 'why' in value && 'kind' in value;
}

function unlike(limits: readonly FormatLimit[], known: readonly FormatLimit[]): FormatLimit[] {
  const told = new Set(known.map((limit) => JSON.stringify(limit)));
  return limits.filter((limit) => !told.has(JSON.stringify(limit)));
}
