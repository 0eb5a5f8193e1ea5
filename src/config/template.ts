/** What a new configuration says. */
export interface TemplateValues {
  readonly workspace: string;
  /** Folder of the key file; absolute. */
  readonly keys: string;
  readonly migUrl?: string | undefined;
  readonly hieUrl?: string | undefined;
  /** Requests a second to each gateway; the careful default of the schema when absent. */
  readonly ratePerSecond?: number | undefined;
  readonly concurrency?: number | undefined;
}

/** The text of a new `mig2hie.yaml`, commented for the person who will fill it in. */
export function configTemplate(values: TemplateValues): string {
  return `# The configuration of one mig2hie workspace. docs/configuration.md explains every key.
# A key that is not known is refused, so that a typo never silently becomes a default.
version: 1

# Names this workspace's key file. Do not change it: what is stored could not be opened any more.
workspace: ${values.workspace}

# Folder of the key file; keep it outside the workspace, and keep a safe copy of it.
keys: ${JSON.stringify(values.keys)}

programme: GP record view migration

# "test" takes only NHS numbers of the 9xx test range. Write "live" when the programme's data
# protection impact assessment covers real patients.
patientData: test

store: mig2hie.db

${gateways(values)}
# When a practice's parity counts as shown; these are decisions of the programme.
parity:
  patientsMin: 10
  severityMax: minor
  ageDaysMax: 90

connection:
  ageDaysMax: 14

# "runs purge" removes stored answers older than this; their hashes stay.
responses:
  keepDays: 30
`;
}

function gateways(values: TemplateValues): string {
  const examples = { mig: 'https://mig.example.org/MiG', hie: 'https://hie.example.org/fhir' };
  const lines = [
    '# The two gateways, with how gently they are asked. Rates are agreed with their owners.',
    'gateways:',
  ];
  const given = values.migUrl !== undefined || values.hieUrl !== undefined;
  if (!given) lines[1] = '# gateways:';
  for (const side of ['mig', 'hie'] as const) {
    const url = side === 'mig' ? values.migUrl : values.hieUrl;
    const mark = url === undefined ? '# ' : '';
    lines.push(...gateway(side, url ?? examples[side], values).map((line) => `${mark}${line}`));
  }
  return `${lines.join('\n')}\n`;
}

function gateway(side: string, url: string, values: TemplateValues): string[] {
  return [
    `  ${side}:`,
    `    url: ${JSON.stringify(url)}`,
    `    concurrency: ${values.concurrency ?? 4}`,
    `    ratePerSecond: ${values.ratePerSecond ?? 10}`,
    ...(url.startsWith('https:')
      ? ['    # tls: { cert: client.pem, key: client-key.pem, ca: issuer.pem }']
      : []),
  ];
}
