import type { ReportModel } from './model.ts';
import { html } from './render/html.ts';
import { json } from './render/json.ts';
import { markdown } from './render/markdown.ts';

/** One way to show a report. A renderer sees the model only and never changes what it says. */
export interface Renderer {
  /** Name of its file. */
  readonly id: string;
  /** The format as `--format` takes it, and the ending of the files it writes. */
  readonly format: string;
  readonly render: (model: ReportModel) => string;
}

/** Every format there is. */
export const RENDERERS: readonly Renderer[] = [html, json, markdown];
