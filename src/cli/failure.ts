import { EXIT, ExpectedError } from '../base/expected-error.ts';
import { maskNumbers } from '../base/mask-numbers.ts';
import { nearestWord } from '../config/nearest-word.ts';
import { harmless } from './harmless.ts';

/** What to print on stderr and which code to leave with. */
export interface Failure {
  readonly text: string;
  readonly exit: number;
}

/**
 * Turns anything thrown into one clear message. A defect of ours shows its stack, nothing read from a
 * response. Whatever the message quotes, an NHS number typed in the wrong place is never printed.
 */
export function describeFailure(error: unknown, commands: readonly string[] = []): Failure {
  const { text, exit } = describe(storeFault(error) ?? error, commands);
  return { text: harmless(maskNumbers(text)), exit };
}

function describe(error: unknown, commands: readonly string[]): Failure {
  if (error instanceof ExpectedError) {
    const next = error.next.map((step) => `  Next: ${step}\n`).join('');
    const message = inOnePiece(ofFlag(error.message));
    return { text: `Error: ${message} (${error.code})\n${next}`, exit: error.exit };
  }
  const oclif = oclifExit(error, commands);
  if (oclif !== undefined) return oclif;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    text: `This is a defect of mig2hie, not of your input. Please report it with the lines below; they hold no patient data.\n${stack}\n`,
    exit: EXIT.defect,
  };
}

/** oclif wraps what a flag's own parser throws in lines of its own; the flag is named and the rest left out. */
function ofFlag(message: string): string {
  const [, flag, text] =
    /^Parsing (--\S+)\s+([\s\S]*?)\s+See more help with --help$/.exec(message) ?? [];
  return flag === undefined || text === undefined ? message : `${flag}: ${text}`;
}

/** Lines of a message are indented; a path or a word it quotes begins none that could pass for one of ours. */
function inOnePiece(message: string): string {
  return message.replaceAll(/\r?\n(?! {2})/g, ' ');
}

/** What the store's driver throws once it is open: told apart by the codes SQLite documents. */
const STORE_FAULTS: readonly (readonly [RegExp, string, string])[] = [
  [
    /^SQLITE_(BUSY|LOCKED)/,
    'is in use by another process',
    'Wait until it has ended, then try again.',
  ],
  [
    /^SQLITE_FULL/,
    'cannot grow: the disk is full',
    'Make room, then go on: nothing stored is lost.',
  ],
  [
    /^SQLITE_READONLY/,
    'cannot be written',
    'Give yourself the right to write its file and folder.',
  ],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'is damaged', 'Put a copy in its place.'],
  [/^SQLITE_(IOERR|CANTOPEN)/, 'cannot be read or written', 'Check the disk it lies on.'],
];

function storeFault(error: unknown): ExpectedError | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  if (!(error instanceof Error) || typeof code !== 'string') return undefined;
  const lost = code.startsWith('SQLITE_ERROR') && /^no such (table|column)/.test(error.message);
  const fault = lost ? STORE_FAULTS[3] : STORE_FAULTS.find(([pattern]) => pattern.test(code));
  if (fault === undefined) return undefined;
  return new ExpectedError({
    code: 'MIG2HIE_STORE',
    exit: EXIT.store,
    message: `The store ${fault[1]}.`,
    next: [fault[2]],
    cause: error,
  });
}

/** oclif's own errors: `--help` leaves with 0, a wrong flag or an unknown command with 2. */
function oclifExit(error: unknown, commands: readonly string[]): Failure | undefined {
  if (!(error instanceof Error) || !('oclif' in error)) return undefined;
  const exit = (error as { oclif?: { exit?: number } }).oclif?.exit ?? EXIT.usage;
  if (error.constructor.name === 'ExitError') return { text: '', exit };
  const unknown = /^command (\S+) not found$/.exec(error.message)?.[1];
  if (unknown !== undefined) return unknownCommand(unknown, commands);
  const hint = 'Next: see the command with --help.';
  const message = error.message.replace(/\n+See more help with --help$/, '');
  return { text: `Error: ${message}\n  ${hint}\n`, exit: exit === 0 ? 0 : EXIT.usage };
}

/** oclif joins all words by colons, arguments among them: the longest beginning that is a command, or near one, is meant. */
function unknownCommand(id: string, commands: readonly string[]): Failure {
  const words = maskNumbers(id.replaceAll(':', ' ')).split(' ');
  const known = commands.map((command) => command.replaceAll(':', ' '));
  for (let count = words.length; count > 0; count -= 1) {
    const typed = words.slice(0, count).join(' ');
    if (known.includes(typed)) return takesNone(typed);
    const near = nearestWord(
      typed,
      known.filter((command) => command.split(' ').length === count),
    );
    if (near !== undefined) return notThere(typed, ` Did you mean ${near}?`);
  }
  return notThere(words[0] ?? '', '');
}

/** Words after a command that takes none. */
function takesNone(command: string): Failure {
  const next =
    command === 'compare files'
      ? 'Name the sides: --mig FILE --hie FILE'
      : `see "mig2hie ${command} --help".`;
  const text = `Error: ${command} takes no words of its own, only flags.\n  Next: ${next}\n`;
  return { text, exit: EXIT.usage };
}

function notThere(typed: string, meant: string): Failure {
  const next = 'Next: "mig2hie --help" lists the commands.';
  return { text: `Error: There is no command ${typed}.${meant}\n  ${next}\n`, exit: EXIT.usage };
}
