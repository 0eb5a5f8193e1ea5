import { join, resolve } from 'node:path';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { sha256 } from '../../base/hash.ts';
import { maskNumbers } from '../../base/mask-numbers.ts';
import { parseOdsCode } from '../../base/ods-code.ts';
import { REPORT_KINDS, type ReportKind, type ReportModel } from '../../report/model.ts';
import { practiceReport } from '../../report/practice-report.ts';
import { programmeReport } from '../../report/programme-report.ts';
import { RENDERERS } from '../../report/renderers.ts';
import { EXACT, SUPPRESSED } from '../../report/small-numbers.ts';
import type { Context } from '../context.ts';
import { gatherPractice } from './gather-practice-report.ts';
import { gatherProgramme } from './gather-programme-report.ts';
import { writeTogether } from '../files/write-together.ts';

/** The kinds of report `reports build` takes. */
export const KINDS = REPORT_KINDS;
/** The formats `--format` takes. */
export const FORMATS: readonly string[] = RENDERERS.map((renderer) => renderer.format);

/** Which report to build, and where to. */
export interface BuildReportRequest {
  readonly kind: ReportKind;
  /** ODS code; a practice report needs one, a programme report takes none. */
  readonly organisation?: string | undefined;
  readonly formats: readonly string[];
  /** Folder of the files; `reports` in the workspace when absent. */
  readonly out?: string | undefined;
  /** The day the report speaks of; today when absent. */
  readonly asAt?: string | undefined;
  /** Run whose comparisons are reported; the newest of each practice when absent. */
  readonly run?: string | undefined;
  /** For a report that leaves the programme. */
  readonly suppressSmallNumbers: boolean;
}

/** `mig2hie/report-files/1`. */
export interface ReportFiles {
  readonly schema: 'mig2hie/report-files/1';
  readonly headline: string;
  /** Hash of what the report says, the same in every format. */
  readonly content: string;
  readonly files: readonly {
    readonly path: string;
    readonly format: string;
    readonly sha256: string;
  }[];
}

/** Builds one report and writes it in every format asked for: all files, or none. */
export async function buildReport(
  context: Context,
  request: BuildReportRequest,
): Promise<ReportFiles> {
  const renderers = chooseRenderers(request.formats);
  const organisation = checkOrganisation(request);
  const model = await makeModel(context, { ...request, organisation });
  const folder = request.out === undefined ? join(context.directory, 'reports') : request.out;
  const stem = [model.kind, organisation, model.asAt]
    .filter((part) => part !== undefined)
    .join('-');
  const files = renderers.map(({ format, render }) => ({
    path: resolve(folder, `${stem}.${format}`),
    format,
    text: render(model),
  }));
  writeTogether(files);
  return {
    schema: 'mig2hie/report-files/1',
    headline: model.headline,
    content: model.hash,
    files: files.map(({ path, format, text }) => ({ path, format, sha256: sha256(text) })),
  };
}

async function makeModel(context: Context, request: BuildReportRequest): Promise<ReportModel> {
  const counting = request.suppressSmallNumbers ? SUPPRESSED : EXACT;
  const { organisation } = request;
  if (organisation === undefined) {
    const { input, rules } = await gatherProgramme(context, request);
    return programmeReport(input, rules, counting);
  }
  return practiceReport(await gatherPractice(context, { ...request, organisation }), counting);
}

function chooseRenderers(formats: readonly string[]): typeof RENDERERS {
  const unknown = formats.filter((format) => !FORMATS.includes(format));
  if (formats.length > 0 && unknown.length === 0) {
    return RENDERERS.filter((renderer) => formats.includes(renderer.format));
  }
  throw new ExpectedError({
    code: 'MIG2HIE_REPORT_FORMAT',
    exit: EXIT.usage,
    message:
      unknown.length === 0
        ? 'No format was given for the report.'
        : `There is no report format ${unknown.map((one) => `"${maskNumbers(one)}"`).join(', ')}.`,
    next: [`Choose from ${FORMATS.join(', ')}; several are joined by commas.`],
  });
}

/** The code becomes part of file names, so it is one of an organisation or the report is refused. */
function checkOrganisation({ kind, organisation }: BuildReportRequest): string | undefined {
  if (kind === 'programme' && organisation === undefined) return undefined;
  const code = organisation === undefined ? undefined : parseOdsCode(organisation);
  if (kind === 'practice' && code !== undefined && maskNumbers(code) === code) return code;
  throw new ExpectedError({
    code: 'MIG2HIE_REPORT_ORGANISATION',
    exit: EXIT.usage,
    message:
      kind === 'programme'
        ? 'A programme report is about all organisations and takes no code.'
        : 'A practice report needs the ODS code of one practice.',
    next: ['For example: mig2hie reports build practice X90001.'],
  });
}
