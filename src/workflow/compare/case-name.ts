import { basename, extname } from 'node:path';
import { sha256 } from '../../base/hash.ts';
import { maskNumbers } from '../../base/mask-numbers.ts';

/**
 * The name of a case: its file's name without the ending. A name that holds an NHS number is replaced
 * by the start of its hash, since case names are printed.
 */
export function caseNameOf(file: string): string {
  return safeCaseName(stemOf(file));
}

/** A name as documents may print it. */
export function safeCaseName(name: string): string {
  return maskNumbers(name) === name ? name : `case-${sha256(name).slice(0, 12)}`;
}

/** File name without its ending; what pairs are made by. */
export function stemOf(file: string): string {
  return basename(file, extname(file));
}
