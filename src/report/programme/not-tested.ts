import { NOT_COMPARED_REASONS } from '../../readiness/practice-evidence.ts';
import type { ProgrammeReportInput } from '../input.ts';
import type { NotTested, Section } from '../model.ts';
import { counted, listed } from '../phrase.ts';
import { STANDING_GAPS, gatesNotMeasured } from '../shared-sections.ts';
import type { Counting } from '../small-numbers.ts';
import { REASON_TITLES } from '../words.ts';
import { plansOf } from './findings.ts';
import { measuredGates } from './gate-table.ts';

/** Everything the programme has no evidence of, as rows. */
export function programmeGapsSection(input: ProgrammeReportInput, counting: Counting): Section {
  const measured = measuredGates([...input.practices, ...input.flows]);
  const gaps = [
    ...practicesNotCompared(input),
    ...missedPatients(input, counting),
    ...gatesNotMeasured(new Set(measured)),
    ...STANDING_GAPS,
  ];
  return { id: 'not-tested', title: 'What was not tested', blocks: [{ type: 'not-tested', gaps }] };
}

function practicesNotCompared({ practices }: ProgrammeReportInput): NotTested[] {
  const never = practices.filter((practice) => (practice.evidence?.compared ?? 0) === 0);
  if (never.length === 0) return [];
  return [
    {
      what: 'Practices without a compared patient',
      extent: `${never.length} of ${counted(practices.length, 'practice')}`,
      why: `Nothing is known of the answers for ${listed(never.map((one) => one.organisation.code))}.`,
    },
  ];
}

function missedPatients(input: ProgrammeReportInput, counting: Counting): NotTested[] {
  const known = plansOf(input);
  const planned = known.reduce((sum, evidence) => sum + evidence.planned, 0);
  return NOT_COMPARED_REASONS.flatMap((reason) => {
    const missed = known.reduce((sum, one) => sum + (one.notCompared[reason] ?? 0), 0);
    if (missed === 0) return [];
    return {
      what: 'Planned patients who were not compared',
      extent: `${counting.patients(missed)} of ${counting.patients(planned)} planned patients`,
      why: `${REASON_TITLES[reason]}.`,
    };
  });
}
