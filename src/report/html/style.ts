/**
 * The patterns of nhsuk-frontend (inset text, tags, tables, skip link) in a small sheet of our own:
 * no font, no logo, nothing fetched. Every pair of colours has a contrast of 4.5 to 1 or more.
 */
export const STYLE = `
*{box-sizing:border-box}
html{font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;color:#212b32;background:#f0f4f5}
body{margin:0}
a{color:#005eb8}
a:focus,.scroll:focus{outline:4px solid #ffeb3b;outline-offset:0;box-shadow:0 0 0 6px #212b32}
.skip{position:absolute;left:-999px;top:0;padding:8px 16px;background:#ffeb3b;color:#212b32}
.skip:focus{left:0;z-index:1}
header{background:#005eb8;color:#fff;border-bottom:8px solid #003087}
header p{max-width:1180px;margin:0 auto;padding:16px 24px;font-weight:700}
main,footer{max-width:1180px;margin:0 auto;padding:24px}
main{background:#fff}
h1{font-size:2rem;line-height:1.2;margin:0 0 16px}
h1 .caption{display:block;font-size:1.125rem;font-weight:400;color:#4c6272;margin-bottom:4px}
h2{font-size:1.5rem;line-height:1.25;margin:40px 0 16px;padding-top:8px;border-top:1px solid #aeb7bd}
h3{font-size:1.125rem;margin:28px 0 8px}
nav h2{border:0;font-size:1.125rem;margin:24px 0 4px;padding:0}
nav ol{margin:0 0 8px;padding-left:24px}
.headline,.inset{border-left:8px solid #005eb8;background:#f0f4f5;margin:16px 0;padding:16px}
.headline{font-size:1.1875rem}
.inset p{margin:0}
.about{margin:16px 0}
.about div{display:flex;gap:12px}
.about dt{font-weight:700;flex:0 0 9em}
.about dd{margin:0;overflow-wrap:anywhere}
.scroll{overflow-x:auto;margin:20px 0 4px}
table{border-collapse:collapse;min-width:min(100%,36rem);font-size:.9375rem}
caption{text-align:left;font-weight:700;font-size:1.0625rem;padding:0 0 8px}
th,td{text-align:left;vertical-align:top;padding:8px 20px 8px 0;border-bottom:1px solid #aeb7bd;overflow-wrap:break-word}
thead th{border-bottom:2px solid #4c6272}
tbody th{font-weight:400}
th:last-child,td:last-child{padding-right:0}
tfoot th,tfoot td{font-weight:700;border-top:2px solid #4c6272}
.count{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
thead .count{white-space:normal}
.findings{width:100%;min-width:54rem;table-layout:fixed}
.findings th:nth-child(1){width:14%}
.findings th:nth-child(2){width:12%}
.findings th:nth-child(n+3){width:20%}
.findings th:nth-child(6){width:14%}
.findings tbody th{font-weight:700}
.unseen{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.note,.small{font-size:.875rem;color:#4c6272}
.note{margin:0 0 20px}
.code,.hash{font-family:Consolas,"Liberation Mono",monospace;font-size:.8125rem;overflow-wrap:anywhere}
.tag{display:inline-block;padding:1px 8px;border:1px solid;font-size:.9375rem;line-height:1.5;white-space:nowrap}
.tag-done{background:none;border-color:transparent;color:#212b32;padding-left:0;font-weight:400}
.tag-quiet{background:#e8edee;border-color:#4c6272;color:#36454f}
.tag-notice{background:#ccdff1;border-color:#004b93;color:#003d78}
.tag-caution{background:#fff6cc;border-color:#6b5c00;color:#4d4200}
.tag-bad{background:#ffdfcc;border-color:#8a3400;color:#6b2800}
.tag-worst{background:#d5281b;border-color:#7b1811;color:#fff}
footer{font-size:.875rem;color:#36454f}
@page{size:A4;margin:14mm}
@media print{
html{font-size:10pt;background:#fff}
main,footer,header p{max-width:none;padding:0}
header{background:none;color:#212b32;border:0}
.skip,nav{display:none}
.scroll{overflow:visible}
.findings td,.findings{width:100%}
.findings tbody th{min-width:0}
table{font-size:8.5pt}
thead{display:table-header-group}
.short{break-inside:avoid}
.short thead{display:table-row-group}
tfoot{display:table-row-group}
tr,h1,h2,h3,caption,.headline,.inset{break-inside:avoid}
h2,h3,caption{break-after:avoid}
.tag{print-color-adjust:exact;-webkit-print-color-adjust:exact;font-size:8.5pt}
a{color:inherit;text-decoration:none}
}
`.trim();
