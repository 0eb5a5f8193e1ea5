import type {
  BloodPressureEntry,
  ObservationEntry,
  ResultEntry,
  ResultPart,
  SimulatedEntry,
} from '../../model.ts';
import type { HtmlContext } from '../context.ts';
import { entriesOf, shownDate } from '../context.ts';
import type { Row, Section } from '../table.ts';
import { columns, listRows } from '../table.ts';
import { lines, termOf, valueText } from '../words.ts';

/** Everything with a value: results, with a row for each part of a panel, and what was measured. */
export function writeObservations(context: HtmlContext): Section {
  const entries = entriesOf(context, 'result', 'observation', 'blood-pressure').filter(
    (entry) =>
      entry.kind === 'blood-pressure' ||
      entry.value !== undefined ||
      (entry.kind === 'result' && entry.members !== undefined),
  );
  const shape = {
    columns: columns('Date', 'Entry', 'Value', 'Details'),
    main: 'Entry',
    takesPeriod: true,
    write: (entry: Measured): Row[] => rowsOf(context, entry),
  };
  const title = 'Observations';
  return { title, subsections: [{ title, id: 'obs-tab', ...listRows(context, entries, shape) }] };
}

type Measured = ResultEntry | ObservationEntry | BloodPressureEntry;

function rowsOf(context: HtmlContext, entry: Measured): Row[] {
  if (entry.kind === 'blood-pressure') return pressureRows(context, entry);
  const date = shownDate(context, entry.date);
  const members = entry.kind === 'result' ? (entry.members ?? []) : [];
  return [
    [date, termOf(entry.concept), valueText(entry), lines(abnormal(entry), entry.text)],
    ...members.map((member) => [
      date,
      termOf(member.concept),
      valueText(member),
      lines(abnormal(member)),
    ]),
  ];
}

function pressureRows(context: HtmlContext, entry: BloodPressureEntry): Row[] {
  const { systolic, diastolic } = entry;
  const row = (term: string, value: string): Row => [
    shownDate(context, entry.date),
    term,
    `${value} mmHg`,
    lines(entry.text),
  ];
  return context.system.pressureInOneRow
    ? [row(termOf(entry.concept), `${systolic}/${diastolic}`)]
    : [row('Systolic blood pressure', systolic), row('Diastolic blood pressure', diastolic)];
}

function abnormal(part: ResultPart | SimulatedEntry): string | undefined {
  return 'abnormal' in part && part.abnormal === true ? 'Abnormal' : undefined;
}
