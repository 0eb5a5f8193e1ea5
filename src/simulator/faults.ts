import { F01 } from './faults/f01-drop-allergy.ts';
import { F02 } from './faults/f02-drop-medication.ts';
import { F03 } from './faults/f03-drop-problem.ts';
import { F04 } from './faults/f04-drop-result.ts';
import { F05 } from './faults/f05-allergy-substance.ts';
import { F06 } from './faults/f06-allergy-degraded.ts';
import { F07 } from './faults/f07-allergy-nameless.ts';
import { F08 } from './faults/f08-dose-amount.ts';
import { F09 } from './faults/f09-dose-unit.ts';
import { F10 } from './faults/f10-frequency.ts';
import { F11 } from './faults/f11-route.ts';
import { F12 } from './faults/f12-form.ts';
import { F13 } from './faults/f13-result-value.ts';
import { F14 } from './faults/f14-result-unit.ts';
import { F15 } from './faults/f15-result-comparator.ts';
import { F16 } from './faults/f16-result-range.ts';
import { F17 } from './faults/f17-date.ts';
import { F18 } from './faults/f18-zone-shift.ts';
import { F19 } from './faults/f19-date-precision.ts';
import { F20 } from './faults/f20-remap.ts';
import { F21 } from './faults/f21-code-system.ts';
import { F22 } from './faults/f22-status.ts';
import { F23 } from './faults/f23-negation.ts';
import { F24 } from './faults/f24-certainty.ts';
import { F25 } from './faults/f25-duplicate-added.ts';
import { F26 } from './faults/f26-duplicate-collapsed.ts';
import { F27 } from './faults/f27-split.ts';
import { F28 } from './faults/f28-merge.ts';
import { F29 } from './faults/f29-another-patient.ts';
import { F30 } from './faults/f30-foreign-entry.ts';
import { F31 } from './faults/f31-disclosure.ts';
import { F32 } from './faults/f32-withheld-unsaid.ts';
import { F33 } from './faults/f33-marker-dropped.ts';
import { F34 } from './faults/f34-truncated.ts';
import { F35 } from './faults/f35-last-page.ts';
import { F36 } from './faults/f36-empty-section.ts';
import { F37 } from './faults/f37-false-none-known.ts';
import { F38 } from './faults/f38-stale.ts';
import { F39 } from './faults/f39-retyped.ts';
import { F40 } from './faults/f40-relocated.ts';
import { F41 } from './faults/f41-link-broken.ts';
import { F42 } from './faults/f42-author.ts';
import { F43 } from './faults/f43-attachment.ts';
import { F44 } from './faults/f44-text-cut.ts';
import { F45 } from './faults/f45-mojibake.ts';
import type { Fault } from './fault.ts';

/** Every fault of the benchmark, F01 to F45, each at all its sizes. */
export const FAULTS: readonly Fault[] = [
  F01,
  F02,
  F03,
  F04,
  F05,
  F06,
  F07,
  F08,
  F09,
  F10,
  F11,
  F12,
  F13,
  F14,
  F15,
  F16,
  F17,
  F18,
  F19,
  F20,
  F21,
  F22,
  F23,
  F24,
  F25,
  F26,
  F27,
  F28,
  F29,
  F30,
  F31,
  F32,
  F33,
  F34,
  F35,
  F36,
  F37,
  F38,
  F39,
  F40,
  F41,
  F42,
  F43,
  F44,
  F45,
].flat();
