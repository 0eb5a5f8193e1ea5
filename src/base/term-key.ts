import { remember } from './remember.ts';
import { foldText } from './text-fold.ts';

const SEMANTIC_TAG =
  /\s*\((?:disorder|finding|procedure|situation|substance|product|event|observable entity|regime\/therapy|regime|person|body structure|morphologic abnormality|qualifier value|physical object|organism|specimen|environment|medicinal product|medicinal product form|clinical drug|record artifact|occupation|cell structure|assessment scale|tumor staging|context-dependent category)\)$/;

/**
 * A term folded for comparison, without the semantic tag of a fully specified name and without the signs
 * between its words. A dash at the end stays: `HIV -` is a result.
 */
export const termKey = remember((term): string =>
  foldText(term)
    .replace(SEMANTIC_TAG, '')
    .replaceAll(/\s*[-–—:,;.]+(?=\s)|\s*[:,;.]+$/g, '')
    .trim(),
);
