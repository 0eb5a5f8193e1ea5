import type { Detectable, Direction } from '../../compare/rule.ts';
import { RULES, rulesHash } from '../../compare/rules.ts';
import { type SeverityCell, severityCells } from '../../compare/severity-cells.ts';
import type { Severity } from '../../compare/severity.ts';
import type { Context } from '../context.ts';
import { severitiesIn } from './severities.ts';

/** A kind of finding with the severities it may have. */
export interface KindListed {
  readonly kind: string;
  readonly title: string;
  readonly direction: Direction;
  readonly detectable: Detectable;
  /** As delivered, and as it counts here, where nothing raises or lowers it. */
  readonly default: Severity;
  readonly effective: Severity;
  /** Where it differs by kind of entry or by grade, and who decided it otherwise. */
  readonly cells: readonly SeverityCell[];
}

/** Shape of `findings kinds --json`. */
export interface KindList {
  readonly schema: 'mig2hie/finding-kinds/1';
  /** Hash over the kinds and their severities, as comparison documents bear it. */
  readonly rules: string;
  readonly decided: number;
  readonly kinds: readonly KindListed[];
}

/** Every kind of finding with its severities in this workspace. */
export function listKinds(context: Context): KindList {
  const overrides = severitiesIn(context);
  const kinds = RULES.map(({ id, title, direction, detectable }) => {
    const cells = severityCells(id, overrides);
    const { default: standard, effective } = cells[0] ?? { default: 'none', effective: 'none' };
    return { kind: id, title, direction, detectable, default: standard, effective, cells };
  });
  return {
    schema: 'mig2hie/finding-kinds/1',
    rules: rulesHash(overrides),
    decided: overrides.length,
    kinds,
  };
}
