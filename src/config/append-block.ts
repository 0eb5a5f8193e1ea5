import { readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, parseDocument } from 'yaml';
import { EXIT, ExpectedError } from '../base/expected-error.ts';
import { CONFIG_FILE } from './load-config.ts';
import { configSchema } from './schema.ts';

/**
 * Puts a block below everything the configuration of a workspace says. What stands there stays as it
 * is, byte for byte; a block that is there already is never changed, and a file that would not be a
 * valid configuration any more is not written.
 */
export function appendBlock(directory: string, key: string, block: string): void {
  // A configuration may be a link into a folder that is kept elsewhere; the link is to stay one.
  const file = realpathSync(join(directory, CONFIG_FILE));
  const text = readFileSync(file, 'utf8');
  refuseBlock(file, text, key);
  const ended = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  const next = `${ended}\n${block}`;
  const reread = parseDocument(next);
  const valid = reread.errors.length === 0 && configSchema.safeParse(reread.toJS()).success;
  if (!valid) throw unfitting(file, key);
  replaceFile(file, next);
}

/** Ends with an ExpectedError when the configuration says something under the key already. */
export function requireNoBlock(directory: string, key: string): void {
  const file = realpathSync(join(directory, CONFIG_FILE));
  refuseBlock(file, readFileSync(file, 'utf8'), key);
}

function refuseBlock(file: string, text: string, key: string): void {
  const document = parseDocument(text);
  if (!isMap(document.contents) || document.has(key)) throw hasBlock(file, key);
}

/** Nobody ever reads half a configuration: it is written beside its place and renamed into it. */
function replaceFile(file: string, text: string): void {
  const draft = `${file}.${process.pid}.draft`;
  try {
    writeFileSync(draft, text, { flush: true, mode: statSync(file).mode });
    renameSync(draft, file);
  } catch (cause) {
    rmSync(draft, { force: true });
    throw new ExpectedError({
      code: 'MIG2HIE_CONFIG_UNWRITABLE',
      exit: EXIT.usage,
      message: `${file} cannot be written.`,
      next: ['Check that you may write it, or put the block there yourself.'],
      cause,
    });
  }
}

function hasBlock(file: string, key: string): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_CONFIG_BLOCK',
    exit: EXIT.usage,
    message: `${file} says something under "${key}" already; it was not changed.`,
    next: ['Leave --write off, and put in the lines of the block that are new yourself.'],
  });
}

function unfitting(file: string, key: string): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_CONFIG_BLOCK',
    exit: EXIT.usage,
    message: `The block "${key}" does not fit below what ${file} says; it was not changed.`,
    next: ['Leave --write off, and put the block where it belongs yourself.'],
  });
}
