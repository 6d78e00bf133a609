/*
 * The page of the simulator: what it knows and what it has received, drawn in the browser from the steering
 * routes and drawn again every two seconds. One text, no requests to anywhere else.
 */
const STYLE = `
:root { color-scheme: light dark; --ground: #f6f7f9; --sheet: #fff; --ink: #1b2430; --soft: #5b6675; --line: #dfe3e8;
  --accent: #0b5cad; --good: #0a6b3d; --bad: #b3261e; --wait: #8a5200; }
@media (prefers-color-scheme: dark) { :root { --ground: #12161c; --sheet: #1a2028; --ink: #e6eaf0; --soft: #9aa6b5;
  --line: #2c3541; --accent: #7db7f5; --good: #6fd39c; --bad: #ff9a90; --wait: #f2bd6b; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
header, main { max-width: 1180px; margin: 0 auto; padding: 20px 24px; }
header { display: flex; flex-wrap: wrap; gap: 4px 24px; align-items: baseline; padding-bottom: 0; }
h1 { font-size: 22px; margin: 0; } h2 { font-size: 16px; margin: 0 0 8px; }
header p { margin: 0; color: var(--soft); }
section { background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; padding: 16px 18px; margin-bottom: 18px;
  overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-weight: 600; color: var(--soft); font-size: 13px; }
th, td { padding: 6px 14px 6px 0; border-bottom: 1px solid var(--line); vertical-align: top; white-space: nowrap; }
tr:last-child td { border-bottom: 0; }
.figure { text-align: right; font-variant-numeric: tabular-nums; }
code, pre { font: 13px/1.45 ui-monospace, Menlo, Consolas, monospace; }
pre { background: var(--ground); border: 1px solid var(--line); border-radius: 8px; padding: 10px; max-height: 320px;
  overflow: auto; white-space: pre-wrap; word-break: break-all; margin: 6px 0; }
.ok, .FILED, .READY { color: var(--good); } .bad { color: var(--bad); } .SAVED { color: var(--wait); }
.state { font-weight: 600; } .none { color: var(--soft); margin: 0; }
button { font: inherit; color: var(--accent); background: none; border: 0; padding: 0; cursor: pointer; text-decoration: underline; }
a { color: var(--accent); }
button:focus-visible, a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
`;

const SCRIPT = `
const at = (id) => document.getElementById(id);
const read = (path) => fetch('/_simulator/' + path).then((answer) => answer.json());
const safe = (value) => String(value ?? '').replace(/[&<>"]/g, (each) => '&#' + each.charCodeAt(0) + ';');
const month = (period) => period ? period.slice(0, 2) + '-' + period.slice(2) : '';
function table(heads, rows, empty) {
  if (rows.length === 0) return '<p class="none">' + empty + '</p>';
  const head = heads.map((each) => '<th scope="col">' + each + '</th>').join('');
  return '<table><thead><tr>' + head + '</tr></thead><tbody>' + rows.join('') + '</tbody></table>';
}
function cells(...values) { return '<tr>' + values.map((each) => '<td>' + each + '</td>').join('') + '</tr>'; }
function taxpayerRow(each) {
  const returns = each.returns.map((one) => month(one.period) + ' <span class="state ' + one.state + '">'
    + one.state + '</span> ' + one.records + ' records' + (one.arn ? ' · ARN <code>' + safe(one.arn) + '</code>' : ''));
  return cells('<code>' + safe(each.gstin) + '</code>', safe(each.legalName), each.userNames.map(safe).join(', '),
    returns.join('<br>') || '<span class="none">none yet</span>');
}
function reportRow(each) {
  return cells('<code>' + safe(each.gstin) + '</code>', safe(month(each.period)), safe(each.section.toUpperCase()),
    safe(each.name.replaceAll('|', ' · ')), safe(each.row.amd === 'Y' ? 'amended' : 'reported'));
}
function eInvoiceRow(each) {
  const state = each.isCancelled ? 'cancelled' : each.draft.on ? 'drafted into GSTR-1' : 'not drafted: ' + each.draft.code;
  return cells('<code>' + safe(each.gstin) + '</code>', safe(month(each.period)), '<code>' + safe(each.irn.slice(0, 16)) + '…</code>',
    safe(each.generatedOn), safe(state));
}
function documentRow(each) {
  const link = '<a href="/_simulator/documents/' + encodeURIComponent(each.id) + '">' + safe(each.name) + '</a>';
  return cells('<code>' + safe(each.gstin) + '</code>', safe(month(each.period)), link, safe(each.uploadedOn));
}
function callRow(each) {
  const good = each.outcome === 'ok';
  return cells(safe(each.at.slice(11, 23)), '<code>' + safe(each.gstin) + '</code>', safe(month(each.returnPeriod)),
    '<button data-call="' + each.id + '">' + safe(each.action) + '</button>',
    '<span class="' + (good ? 'ok' : 'bad') + '">' + safe(each.outcome) + '</span>',
    '<span class="figure">' + each.durationMs.toFixed(1) + ' ms</span>');
}
async function draw() {
  const world = await read('overview');
  at('now').textContent = world.now.replace('T', ' ').slice(0, 19) + ' UTC' + (world.offsetMs ? ' (moved)' : '');
  at('taxpayers').innerHTML = table(['GSTIN', 'Name', 'Users', 'Returns'], world.taxpayers.map(taxpayerRow), 'No taxpayer yet.');
  at('faults').innerHTML = table(['Fault', 'Taxpayer', 'Action', 'Left', 'Code'], world.faults.map((each) =>
    cells(safe(each.kind), safe(each.gstin ?? 'all'), safe(each.action ?? 'all'), safe(each.times ?? 'no limit'), safe(each.code))),
    'None. Order some with PUT /_simulator/faults.');
  at('reports').innerHTML = table(['GSTIN', 'Period', 'Section', 'What', 'State'], world.reports.map(reportRow),
    'Nothing yet. Distributors, customs, deductors and operators report with POST /_simulator/reports.');
  at('e-invoices').innerHTML = table(['GSTIN', 'Period', 'IRN', 'Registered on', 'State'], world.eInvoices.map(eInvoiceRow),
    'None yet. Register some with POST /_simulator/e-invoices.');
  at('documents').innerHTML = table(['GSTIN', 'Period', 'Document', 'Uploaded on'], world.documents.map(documentRow), 'None yet.');
  at('calls').innerHTML = table(['Time', 'GSTIN', 'Period', 'Action', 'Outcome', 'Took'], world.calls.map(callRow),
    'No call received yet.');
}
function pretty(text) {
  if (!text) return '(none)';
  const shown = text.length > 200000 ? text : JSON.stringify(JSON.parse(text), null, 2);
  return safe(shown.slice(0, 200000));
}
async function openCall(id) {
  const call = await read('calls/' + id);
  at('call').hidden = false;
  at('call').innerHTML = '<h2>' + safe(call.action) + ' · ' + safe(call.outcome) + '</h2>Received<pre tabindex="0">'
    + pretty(call.request) + '</pre>Answered<pre tabindex="0">' + pretty(call.answer) + '</pre>';
  at('call').scrollIntoView({ behavior: 'smooth', block: 'nearest' });
}
document.addEventListener('click', (event) => {
  const id = event.target.dataset?.call;
  if (id) openCall(id);
});
// A table that is drawn anew under a keyboard user would take his place away.
setInterval(() => { if (!document.hidden && !at('calls').contains(document.activeElement)) draw(); }, 2000);
draw();
`;

/** The page that shows taxpayers, returns, faults and calls. */
export const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>GST portal simulator</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>GST portal simulator</h1>
<p>For practice: nothing here reaches the government. Its time: <span id="now">…</span>. OTP and EVC: <code>575757</code>.</p>
</header>
<main>
<section><h2>Taxpayers and their returns</h2><div id="taxpayers"></div></section>
<section><h2>Faults in force</h2><div id="faults"></div></section>
<section><h2>Reported by others than suppliers, latest first</h2><div id="reports"></div></section>
<section><h2>E-invoices, latest first</h2><div id="e-invoices"></div></section>
<section><h2>Documents uploaded, latest first</h2><div id="documents"></div></section>
<section id="call" hidden></section>
<section><h2>Calls received, latest first</h2><div id="calls"></div></section>
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
