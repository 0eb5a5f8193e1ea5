import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { maskNumbers } from '../../base/mask-numbers.ts';
import { exampleOfFinding } from '../../compare/tolerances/example.ts';
import type { Tolerance, ToleranceExample, ValuePair } from '../../compare/tolerances/tolerance.ts';
import { openFinding } from '../../store/findings.ts';
import type { Context } from '../context.ts';
import { openSecrets } from '../compare/open-secrets.ts';
import { exampleFromDocument } from './tolerance-file.ts';

/** One tolerance as the flags of a command line say it. */
export interface FlaggedTolerance {
  readonly id?: string | undefined;
  readonly kind?: string | undefined;
  readonly item?: string | undefined;
  readonly 'entry-kind'?: string | undefined;
  readonly field?: string | undefined;
  readonly direction: 'lost' | 'gained' | 'either';
  readonly value?: readonly string[] | undefined;
  readonly 'mig-value'?: readonly string[] | undefined;
  readonly 'hie-value'?: readonly string[] | undefined;
  readonly code?: readonly string[] | undefined;
  readonly unit?: readonly string[] | undefined;
  readonly 'mig-format'?: string | undefined;
  readonly 'hie-format'?: string | undefined;
  readonly supplier?: readonly string[] | undefined;
  readonly practice?: readonly string[] | undefined;
  readonly 'tool-version'?: readonly string[] | undefined;
  readonly reason?: string | undefined;
  readonly hazard?: string | undefined;
  readonly by?: string | undefined;
  readonly expires?: string | undefined;
  readonly budget?: number | undefined;
  readonly cap: Tolerance['cap'];
  readonly 'must-match'?: readonly string[] | undefined;
  readonly 'must-not-match'?: readonly string[] | undefined;
}

/** The tolerance the flags describe; throws an ExpectedError naming the flags that are missing. */
export async function draftTolerance(
  context: Context,
  flags: FlaggedTolerance,
): Promise<Omit<Tolerance, 'created'>> {
  const { direction, cap, practice } = flags;
  const { id, kind, reason, hazard, by, expires, budget } = required(flags);
  const about = {
    kind,
    item: flags.item,
    entryKind: flags['entry-kind'],
    field: flags.field,
  } as Pick<Tolerance, 'kind' | 'item' | 'entryKind' | 'field'>;
  const examples = (texts: readonly string[] = []) =>
    Promise.all(texts.map((text) => toExample(context, text, about)));
  return {
    id,
    ...about,
    direction,
    values: flags.value?.map((text) => toPair('--value', text)),
    migValues: flags['mig-value'],
    hieValues: flags['hie-value'],
    codes: flags.code?.map((text) => bothSides('--code', text)),
    units: flags.unit?.map((text) => toPair('--unit', text)),
    scope: {
      formats: formatsOf(flags),
      suppliers: flags.supplier,
      practices: practice?.map((code) => code.trim().toUpperCase()),
      versions: flags['tool-version'],
    },
    reason,
    hazard,
    author: by,
    expires,
    budget,
    cap,
    mustMatch: await examples(flags['must-match']),
    mustNotMatch: await examples(flags['must-not-match']),
  };
}

const REQUIRED = ['id', 'kind', 'reason', 'hazard', 'by', 'expires', 'budget'] as const;

type Required = {
  readonly [Name in (typeof REQUIRED)[number]]: NonNullable<FlaggedTolerance[Name]>;
};

function required(flags: FlaggedTolerance): Required {
  const missing = REQUIRED.filter((name) => flags[name] === undefined).map((name) => `--${name}`);
  if (missing.length === 0) return flags as Required;
  throw usage(
    `The tolerance is not complete: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
    'Give them, or a whole file of tolerances with --file.',
  );
}

function formatsOf(flags: FlaggedTolerance): Tolerance['scope']['formats'] {
  const { 'mig-format': mig, 'hie-format': hie } = flags;
  if (mig === undefined && hie === undefined) return undefined;
  return { ...(mig === undefined ? {} : { mig }), ...(hie === undefined ? {} : { hie }) };
}

/** A stored finding, one of a document, or values written by hand for the findings the flags describe. */
async function toExample(
  context: Context,
  text: string,
  about: Pick<Tolerance, 'kind' | 'item' | 'entryKind' | 'field'>,
): Promise<ToleranceExample> {
  if (/^[0-9a-f]{16}$/.test(text)) return storedExample(context, text);
  const [, path, id] = /^(.+\.json)#([0-9a-f]{16})$/.exec(text) ?? [];
  if (path !== undefined && id !== undefined) return exampleFromDocument(path, id);
  return { ...about, values: toPair('an example', text) };
}

async function storedExample(context: Context, id: string): Promise<ToleranceExample> {
  const opened = await openFinding(context.store, openSecrets(context).vault, { id });
  if (opened !== undefined) return exampleOfFinding(opened.document, opened.finding);
  throw usage(
    `There is no finding ${maskNumbers(id)} in this store to take as an example.`,
    'See the findings there are with "mig2hie findings list".',
  );
}

const ARROW = '=>';

function toPair(name: string, text: string): ValuePair {
  const at = text.indexOf(ARROW);
  if (at < 0) throw noPair(name);
  return { mig: said(text.slice(0, at)), hie: said(text.slice(at + ARROW.length)) };
}

function said(side: string): string | null {
  return side.trim() === '' ? null : side.trim();
}

function bothSides(name: string, text: string): { mig: string; hie: string } {
  const { mig, hie } = toPair(name, text);
  if (mig === null || hie === null) throw noPair(name);
  return { mig, hie };
}

/** The text itself is not told: it may hold anything. */
function noPair(name: string): ExpectedError {
  return usage(
    `What was given for ${name} is no pair "MIG=>HIE".`,
    'Write what each side says on its side of =>, such as "5 mg=>5mg".',
  );
}

function usage(message: string, next: string): ExpectedError {
  return new ExpectedError({ code: 'MIG2HIE_TOLERANCE', exit: EXIT.usage, message, next: [next] });
}
