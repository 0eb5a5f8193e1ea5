import { z } from 'zod';

/** A text that says something, of one or a few lines. */
const text = () => z.string().trim().min(1).max(1000);

const day = () => z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'takes a whole day, yyyy-mm-dd');

/** What a side says, exactly; null for nothing. */
const said = () => z.string().max(1000).nullable();

/** What both sides say. */
const saidPair = () => z.strictObject({ mig: said(), hie: said() });

const list = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(1000);

const codes = () => z.array(z.string().min(1).max(200)).max(50);

const severity = () =>
  z.enum(['catastrophic', 'major', 'considerable', 'significant', 'minor', 'none']);

const direction = () => z.enum(['lost', 'gained', 'either']);

const exampleSchema = z.union(
  [
    z.strictObject({
      /** A comparison document, and the id of a finding in it. */
      document: z.string().min(1),
      finding: z.string().min(1),
    }),
    z.strictObject({
      kind: z.string().optional(),
      severity: severity().optional(),
      item: z.string().optional(),
      entryKind: z.string().optional(),
      field: z.string().optional(),
      direction: direction().optional(),
      values: saidPair().optional(),
      codes: z.strictObject({ mig: codes(), hie: codes() }).optional(),
      units: saidPair().optional(),
    }),
  ],
  {
    error:
      'is no example: write "values: { mig: …, hie: … }", or "document: FILE.json" with "finding: ID"; other keys are in docs/tolerances.md',
  },
);

const signedSchema = z.strictObject({ by: text(), on: day(), why: text().optional() });

const toleranceSchema = z.strictObject({
  id: z.string(),
  kind: z.string(),
  item: z.string().optional(),
  entryKind: z.string().optional(),
  field: z.string().min(1).optional(),
  direction: direction().default('either'),
  values: list(saidPair()).optional(),
  migValues: list(said()).optional(),
  hieValues: list(said()).optional(),
  codes: list(z.strictObject({ mig: z.string().min(1), hie: z.string().min(1) })).optional(),
  units: list(saidPair()).optional(),
  scope: z
    .strictObject({
      formats: z
        .strictObject({ mig: z.string().optional(), hie: z.string().optional() })
        .optional(),
      suppliers: list(text()).optional(),
      practices: list(text()).optional(),
      versions: list(text()).optional(),
    })
    .default({}),
  reason: text(),
  hazard: text(),
  author: text(),
  created: day().optional(),
  expires: day(),
  budget: z.number().int(),
  cap: z.enum(['considerable', 'significant', 'minor']).default('significant'),
  mustMatch: list(exampleSchema),
  mustNotMatch: list(exampleSchema),
  /** Offline only; a workspace keeps these itself. */
  approved: signedSchema.optional(),
  withdrawn: signedSchema.optional(),
  tested: z.strictObject({ content: z.string(), rules: z.string() }).optional(),
});

/** A file of tolerances. Unknown keys are refused: a condition with a typo would be one condition less. */
export const toleranceFileSchema = z.strictObject({
  version: z.literal(1),
  tolerances: list(toleranceSchema),
});

/** A tolerance as a file writes it. */
export type WrittenTolerance = z.infer<typeof toleranceSchema>;

/** An example as a file writes it. */
export type WrittenExample = z.infer<typeof exampleSchema>;
