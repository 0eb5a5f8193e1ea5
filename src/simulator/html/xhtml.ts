import { escapeXml } from '../mig/xml.ts';
import { CONTENT_BANNERS } from './content-banners.ts';
import type { HtmlContext } from './context.ts';
import { htmlDate } from './dates.ts';
import type { Cell, Column, Row, Section, Subsection } from './table.ts';

/** A section as XHTML, its banners in the order the layout guide gives them. */
export function writeXhtml(context: HtmlContext, section: Section, denied: boolean): string {
  const { title, subsections } = section;
  const [first] = subsections;
  const single = subsections.length === 1 && first?.title === title;
  const body =
    single && first !== undefined
      ? writeTablePart(context, first, denied)
      : subsections
          .map(
            (part) =>
              `<div>${tagged('h2', part.title)}${contentBanner(context, part.title)}${writeTablePart(context, part, denied)}</div>`,
          )
          .join('');
  return `<div xmlns="http://www.w3.org/1999/xhtml">${tagged('h1', title)}${transferBanner(context)}${contentBanner(context, title)}${body}</div>`;
}

function writeTablePart(context: HtmlContext, part: Subsection, denied: boolean): string {
  const { alwaysExcludes, exclusionBanner } = context.system;
  const banners = [
    dateBanner(context, part),
    part.excluded || alwaysExcludes ? banner('exclusion', exclusionBanner) : '',
  ];
  return `${banners.join('')}${writeTableOrSentence(part, denied)}`;
}

function writeTableOrSentence(part: Subsection, denied: boolean): string {
  const { title, rows, unable } = part;
  const elsewhere = 'This data may still exist in the source system.';
  if (unable === 'not-supported') {
    return sentences(`'${title}' data is not supported by this system.`);
  }
  if (unable === 'cannot-retrieve') {
    return sentences(`This system does not support retrieval of '${title}' data.`, elsewhere);
  }
  if (denied || (rows.length === 0 && part.excluded)) {
    return sentences(`Access is denied to '${title}' data for this patient.`, elsewhere);
  }
  return rows.length === 0
    ? sentences(`No '${title}' data is recorded for this patient.`)
    : writeTable(part);
}

function writeTable({ id, columns, rows }: Subsection): string {
  const head = columns.map(({ name }) => tagged('th', name)).join('');
  const body = rows.map((row) => `<tr>${writeRow(columns, row)}</tr>`).join('');
  return `<table id="${id}"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

function writeRow(columns: readonly Column[], row: Row): string {
  if ('group' in row) {
    return `<td colspan="${columns.length}" class="med-item-column"><b>${escapeXml(row.group)}</b></td>`;
  }
  return columns
    .map(({ date }, i) => {
      const name = date === true ? 'td class="date-column"' : 'td';
      return `<${name}>${writeCell(row[i] ?? '')}</td>`;
    })
    .join('');
}

/** Line breaks of the text itself become elements too: the views hold no control characters. */
function writeCell(cell: Cell): string {
  const parts = typeof cell === 'string' ? [cell] : cell;
  return parts
    .flatMap((part) => part.split(/\r\n|\r|\n/))
    .map((line) => escapeXml(line))
    .join('<br/>');
}

function transferBanner(context: HtmlContext): string {
  const { inTransitSince } = context.options;
  if (inTransitSince === undefined) return '';
  const [year, month, day] = inTransitSince.split('-');
  const date = `${day}/${month}/${year}`;
  return banner('gptransfer', context.system.transferBanner.replace('{date}', date));
}

function contentBanner(context: HtmlContext, title: string): string {
  const text = CONTENT_BANNERS[context.gpSystem][title];
  return text === undefined ? '' : banner('content', text);
}

/** Told where a period can be asked for, and where one was asked for and could not be heeded. */
function dateBanner(context: HtmlContext, part: Subsection): string {
  const { period } = context.options;
  if (part.takesPeriod !== true) {
    return period === undefined ? '' : banner('date', 'Date filter not applied');
  }
  if (period === undefined) return banner('date', 'All relevant items');
  const text = context.system.periodBanner
    .replace('{from}', htmlDate(period.from, false))
    .replace('{to}', htmlDate(period.to, false));
  return banner('date', text);
}

function banner(kind: string, text: string): string {
  return `<div class="${kind}-banner">${tagged('p', text)}</div>`;
}

function sentences(...texts: readonly string[]): string {
  return `<div>${texts.map((text) => tagged('p', text)).join('')}</div>`;
}

function tagged(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}
