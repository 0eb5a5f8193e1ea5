import { z } from 'zod';
import { parseDuration } from '../base/duration.ts';

const count = (max: number) => z.number().int().min(1).max(max);

/** An ASID, which is sent as a header. */
const asid = () => z.string().regex(/^[\x21-\x7e]{0,200}$/, 'takes printable ASCII characters');

/** How access logs of one channel are written: another system writes them than those of the other. */
const channelLog = z.strictObject({ columns: z.record(z.string(), z.string()) });

/** A length of time, kept as written. */
const duration = () =>
  z
    .string()
    .refine((text) => parseDuration(text) !== undefined, 'takes a time such as 30m, 2h or 3d');

const gatewaySchema = z.strictObject({
  /** Base address of the gateway, http(s). */
  url: z.url({ protocol: /^https?$/ }),
  /** Requests under way at once. */
  concurrency: count(64).default(4),
  /** Requests started in a second, at the most. */
  ratePerSecond: count(1000).default(10),
  timeoutMs: count(600_000).default(30_000),
  /** A larger body is refused. */
  bodyBytesMax: count(1_000_000_000).default(50_000_000),
  /** Tries for one request, the first included. */
  attemptsMax: count(10).default(4),
  /** Wait before the second try; it doubles with each further one, and part of it is random. */
  retryWaitMs: count(60_000).default(500),
  /** Failures in a row after which the run stops, to be resumed when the gateway is well again. */
  failuresMax: count(1000).default(10),
  /** PEM files for mutual TLS. */
  tls: z.strictObject({ cert: z.string(), key: z.string(), ca: z.string().optional() }).optional(),
});

const migGatewaySchema = gatewaySchema.extend({
  /** Identifier of the asking system, as agreed with the gateway's owner. */
  source: z.string().default('urn:nhs-uk:addressing:ods:X9T01:mig2hie'),
  user: z.string().default('parity-check'),
  role: z.string().default('System administrator'),
  includeAssociatedText: z.boolean().default(true),
  /** `whole` asks for all offered views in one request, `views` for one view a request. */
  extract: z.enum(['whole', 'views']).default('whole'),
});

const hieGatewaySchema = gatewaySchema.extend({
  fromAsid: asid().default('200000000001'),
  toAsid: asid().default('200000000002'),
  /** ODS code of the asking organisation, for the token. */
  organisation: z.string().default('X9T01'),
  /** The person in whose name records are read; a general "system" user is not permitted. */
  practitioner: z.string().default('parity-check'),
  /** Smartcard user and role of that person; `UNK` where there is none. */
  sdsUserId: z.string().default('UNK'),
  sdsRoleProfileId: z.string().default('UNK'),
  /** `aud` of the token when it is not the gateway's own address. */
  audience: z.string().optional(),
  /** Headers added to, or put in place of, the standard ones. */
  headers: z.record(z.string(), z.string()).default({}).superRefine(checkHeaders),
});

/** Everything `mig2hie.yaml` may say. Unknown keys are refused: a typo must not become a default. */
export const configSchema = z.strictObject({
  version: z.literal(1),
  /** Names the workspace's keys; made by `init`. */
  workspace: z.string().regex(/^[a-z0-9][a-z0-9-]{2,63}$/),
  programme: z.string().default('GP record view migration'),
  /** `live` lets NHS numbers outside the 9xx test range in. */
  patientData: z.enum(['test', 'live']).default('test'),
  store: z.string().default('mig2hie.db'),
  /** Folder of the key files; outside the workspace. */
  keys: z.string(),
  gateways: z
    .strictObject({ mig: migGatewaySchema.optional(), hie: hieGatewaySchema.optional() })
    .default({}),
  agreements: z
    .strictObject({
      /** Column of the export for each of our fields. */
      columns: z.record(z.string(), z.string()).default({}),
      /** Words of the export for each of our party states, and for other words of ours. */
      states: z.record(z.string(), z.string()).default({}),
      /** How days with slashes are meant; `iso` takes none of them. */
      dates: z.enum(['iso', 'day-first']).default('iso'),
      /** Keeps names of signatories, sealed; without it they stay in the export. */
      keepStaff: z.boolean().default(false),
      /** Column of an export of the DSPT for each of our fields. */
      assuranceColumns: z.record(z.string(), z.string()).default({}),
      /** Words of an export of the DSPT for each of our levels. */
      assuranceLevels: z.record(z.string(), z.string()).default({}),
    })
    .prefault({}),
  usage: z
    .strictObject({
      /** Column of the log for each of our fields. */
      columns: z.record(z.string(), z.string()).default({}),
      /** The same for logs of one channel; takes the place of `columns` there. */
      byChannel: z.strictObject({ mig: channelLog, hie: channelLog }).partial().default({}),
      /** Words of the log for each channel, several joined by `|`. */
      channels: z.strictObject({ mig: z.string(), hie: z.string() }).partial().default({}),
      /** Words of the log for an access that was answered, and for one that was not. */
      outcomes: z.strictObject({ answered: z.string(), failed: z.string() }).partial().default({}),
      /** How days are told: as stamps write them, or by the clock of the United Kingdom. */
      zone: z.enum(['as-written', 'Europe/London']).default('as-written'),
      /** Covered weeks without any MIG access after which users count as moved. */
      quietWeeks: count(52).default(4),
      /** Days after which the newest week the logs of the MIG cover no longer tells that users have moved. */
      ageDaysMax: count(3650).default(45),
    })
    .prefault({}),
  parity: z
    .strictObject({
      /** Patients with informative comparisons a practice needs before its parity gate can be met. */
      patientsMin: count(10_000).default(10),
      /** The worst severity that may stand open when the parity gate is met. */
      severityMax: z
        .enum(['major', 'considerable', 'significant', 'minor', 'none'])
        .default('minor'),
      /** Days after which a comparison no longer counts. */
      ageDaysMax: count(3650).default(90),
    })
    .default({ patientsMin: 10, severityMax: 'minor', ageDaysMax: 90 }),
  compare: z
    .strictObject({
      /** Asks the side that went first a second time, after the other one. */
      sandwich: z.boolean().default(false),
      /** How far behind the other a side may be; newer entries are pending. */
      lag: duration().optional(),
      /** The same for practices of a supplier, by its name in the imported list. */
      lagBySupplier: z.record(z.string(), duration()).default({}),
    })
    .default({ sandwich: false, lagBySupplier: {} }),
  responses: z
    .strictObject({
      /** Days after which "runs purge" removes the stored answers of a run; their hashes stay. */
      keepDays: count(3650).default(30),
    })
    .default({ keepDays: 30 }),
  tolerances: z
    .strictObject({
      /** Most days ahead a tolerance may expire. */
      daysMax: count(366).default(90),
    })
    .default({ daysMax: 90 }),
  /** Cells of the severity table the programme decided otherwise, on record. */
  severities: z
    .array(
      z.strictObject({
        kind: z.string(),
        entryKind: z.string().optional(),
        past: z.boolean().optional(),
        grade: z.string().optional(),
        severity: z.enum(['catastrophic', 'major', 'considerable', 'significant', 'minor', 'none']),
        by: z.string().trim().min(1).max(200),
        on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'takes a whole day, yyyy-mm-dd'),
        why: z.string().trim().min(1).max(1000),
        hazard: z.string().trim().min(1).max(200).optional(),
      }),
    )
    .max(500)
    .default([]),
  connection: z.strictObject({ ageDaysMax: count(3650).default(14) }).default({ ageDaysMax: 14 }),
});

/** Headers that belong to the connection, not to the request: whoever sends sets them. */
const CONNECTION_HEADERS: readonly string[] = [
  'connection',
  'content-length',
  'expect',
  'host',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** Refuses what cannot be sent before anything is asked. A value may be a secret and is never told. */
function checkHeaders(
  headers: Readonly<Record<string, string>>,
  context: z.RefinementCtx<Record<string, string>>,
): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[!#$%&'*+.^_`|~0-9a-z-]{1,200}$/i.test(name)) {
      const message = 'holds a header name with characters that no header name has';
      context.addIssue({ code: 'custom', message });
    } else if (CONNECTION_HEADERS.includes(name.toLowerCase())) {
      const message = 'belongs to the connection and cannot be set';
      context.addIssue({ code: 'custom', path: [name], message });
    } else if (!/^[\t\x20-\x7e\xa0-\xff]*$/.test(value)) {
      const message = 'takes printable Latin-1 characters in one line';
      context.addIssue({ code: 'custom', path: [name], message });
    }
  }
}

export type Config = z.infer<typeof configSchema>;
export type MigGatewayConfig = z.infer<typeof migGatewaySchema>;
export type HieGatewayConfig = z.infer<typeof hieGatewaySchema>;
