import { escapeHtml } from '../escape.ts';
import { renderBlock } from '../html/blocks.ts';
import { STYLE } from '../html/style.ts';
import type { ReportModel, Section } from '../model.ts';
import { dateInWords } from '../phrase.ts';
import type { Renderer } from '../renderers.ts';
import { REPORT_TITLES } from '../words.ts';

/** One page that needs nothing but itself: no script, no font, no image, no request. */
export const html: Renderer = { id: 'html', format: 'html', render: renderPage };

function renderPage(model: ReportModel): string {
  const title = escapeHtml(`${REPORT_TITLES[model.kind]}: ${model.title}`);
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, nofollow">
<title>${title}, ${escapeHtml(dateInWords(model.asAt))}</title>
<style>
${STYLE}
</style>
</head>
<body>
<a class="skip" href="#main">Skip to main content</a>
<header><p>${escapeHtml(model.programme)}</p></header>
<main id="main">
<h1><span class="caption">${escapeHtml(REPORT_TITLES[model.kind])}</span> ${escapeHtml(model.title)}</h1>
<p class="headline">${escapeHtml(model.headline)}</p>
${about(model)}
${contents(model.sections)}
${model.sections.map(renderSection).join('\n')}
</main>
<footer>
<p>Made by mig2hie ${escapeHtml(model.tool.version)}. It measures and explains; people decide.</p>
<p class="hash">Content hash (SHA-256): ${escapeHtml(model.hash)}</p>
</footer>
</body>
</html>
`;
}

function about(model: ReportModel): string {
  const rows = [
    ['Speaks of', dateInWords(model.asAt)],
    ['Made', dateInWords(model.generatedAt)],
    ['Small numbers', model.smallNumbers],
  ].map(
    ([name, value]) =>
      `<div><dt>${escapeHtml(name ?? '')}</dt><dd>${escapeHtml(value ?? '')}</dd></div>`,
  );
  return `<dl class="about">\n${rows.join('\n')}\n</dl>`;
}

function contents(sections: readonly Section[]): string {
  const links = sections.map(
    (section) => `<li><a href="#${escapeHtml(section.id)}">${escapeHtml(section.title)}</a></li>`,
  );
  return `<nav aria-label="Contents"><h2>Contents</h2>\n<ol>\n${links.join('\n')}\n</ol></nav>`;
}

function renderSection(section: Section): string {
  const blocks = section.blocks.map((block, index) =>
    renderBlock(block, `${section.id}-${index + 1}`),
  );
  return `<section aria-labelledby="${escapeHtml(section.id)}">
<h2 id="${escapeHtml(section.id)}">${escapeHtml(section.title)}</h2>
${blocks.join('\n')}
</section>`;
}
