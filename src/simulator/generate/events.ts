import { COMMENT_NOTE, ENCOUNTERS, LETTER, RECALLS, REFERRALS } from '../dictionary/others.ts';
import type {
  DiaryEntry,
  DocumentEntry,
  EncounterEntry,
  NoteEntry,
  ReferralEntry,
} from '../model.ts';
import { addDays, withTime } from '../moments.ts';
import type { GenerateContext } from './context.ts';
import { recentDay, recentDays, typedIn } from './context.ts';
import { sentence } from './free-text.ts';

/** Consultations. */
export function generateEncounters(context: GenerateContext): EncounterEntry[] {
  const { random } = context;
  return recentDays(context, random.between(2, 6), 8).map((day) => {
    const concept = random.pick(ENCOUNTERS);
    const date = withTime(random, day);
    return { kind: 'encounter', id: context.nextId(), concept, date, recorded: date };
  });
}

/** Referrals out of the practice. */
export function generateReferrals(context: GenerateContext): ReferralEntry[] {
  const { random } = context;
  return random.sample(REFERRALS, random.between(0, 2)).map((concept) => {
    const date = recentDay(context, 6);
    return {
      kind: 'referral',
      id: context.nextId(),
      concept,
      date,
      recorded: typedIn(context, date),
      urgency: random.pick(['routine', 'urgent'] as const),
    };
  });
}

/** What was written down in the encounters, as free text. */
export function generateNotes(
  context: GenerateContext,
  encounters: readonly EncounterEntry[],
): NoteEntry[] {
  return encounters.map((encounter) => ({
    kind: 'note',
    id: context.nextId(),
    concept: COMMENT_NOTE,
    date: encounter.date,
    recorded: encounter.recorded,
    text: sentence(context, 'note'),
    encounter: encounter.id,
  }));
}

/** Recalls still to come. */
export function generateDiary(context: GenerateContext): DiaryEntry[] {
  const { random } = context;
  return random.sample(RECALLS, random.between(0, 1)).map((concept) => {
    const date = recentDay(context, 1);
    const due = addDays(context.last, random.between(40, 400));
    return {
      kind: 'diary',
      id: context.nextId(),
      concept,
      date,
      recorded: typedIn(context, date),
      due,
    };
  });
}

/** Letters. */
export function generateDocuments(context: GenerateContext): DocumentEntry[] {
  return recentDays(context, context.random.between(0, 2), 5).map((day) => ({
    kind: 'document',
    id: context.nextId(),
    concept: LETTER,
    date: day,
    recorded: typedIn(context, day),
    title: sentence(context, 'note'),
    mediaType: 'application/pdf',
  }));
}
