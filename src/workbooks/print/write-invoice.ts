import { formatRupees, type PrintedDocument, type PrintedLine, type PrintedParty } from '../../core/index.ts';
import { margin, Paper, sheet } from './paper.ts';

interface Column {
  readonly label: string;
  /** Points; the description takes what is left. */
  readonly width: number;
  readonly align?: 'right';
  readonly cell: (line: PrintedLine, at: number) => string;
  readonly total?: (totals: PrintedDocument['totals']) => number;
}

const amount = (
  label: string,
  width: number,
  name: 'taxableValue' | 'igst' | 'cgst' | 'sgst' | 'cess',
): Column => ({
  label,
  width,
  align: 'right',
  cell: (line) => formatRupees(line[name]),
  total: (totals) => totals[name],
});

/** Lays a document out on A4 pages as a PDF, which is read while it is written; `at` is the moment it is made. */
export function writeInvoice(document: PrintedDocument, at: string): NodeJS.ReadableStream {
  const { title, number, supplier } = document;
  const paper = new Paper(`${title} ${number}`, supplier.name, at);
  let y = head(paper, document);
  y = table(paper, document, y);
  foot(paper, document, y);
  paper.end();
  return paper.stream;
}

function head(paper: Paper, document: PrintedDocument): number {
  const { title, endorsement, supplier, recipient, facts } = document;
  const half = sheet.width / 2 - 10;
  let y = margin;
  y += paper.text(title, { x: margin, y, width: sheet.width }, { size: 17, bold: true });
  if (endorsement)
    y += paper.text(endorsement, { x: margin, y, width: sheet.width }, { size: 8, bold: true });
  y += 6;
  paper.rule(y);
  y += 10;
  const right = margin + half + 20;
  const left = party(paper, 'Supplier', supplier, { x: margin, y, width: half });
  let ofFacts = y;
  for (const [label, value] of facts) {
    paper.text(label, { x: right, y: ofFacts, width: 118 }, { colour: '#4f6166' });
    ofFacts += paper.text(value, { x: right + 122, y: ofFacts, width: half - 122 }, { bold: true });
  }
  y = Math.max(left, ofFacts) + 10;
  paper.rule(y);
  y = party(paper, 'Recipient', recipient, { x: margin, y: y + 10, width: sheet.width }) + 12;
  return y;
}

function party(
  paper: Paper,
  role: string,
  { name, address, gstin, state }: PrintedParty,
  { x, y: from, width }: { readonly x: number; readonly y: number; readonly width: number },
): number {
  let y = from + paper.text(role, { x, y: from, width }, { size: 8, colour: '#4f6166' });
  if (name) y += paper.text(name, { x, y, width }, { size: 11, bold: true });
  for (const line of address) y += paper.text(line, { x, y, width });
  if (gstin) y += paper.text(`GSTIN ${gstin}`, { x, y, width }, { bold: true });
  if (state) y += paper.text(`State ${state}`, { x, y, width });
  return y;
}

function columnsOf({ isInterState, totals, title }: PrintedDocument): readonly Column[] {
  const isVoucher = title.endsWith('Voucher');
  const taxes = isInterState
    ? [amount('IGST ₹', 70, 'igst')]
    : [amount('CGST ₹', 60, 'cgst'), amount('SGST ₹', 60, 'sgst')];
  const fixed: readonly Column[] = [
    { label: 'HSN/SAC', width: 50, cell: ({ hsn }) => hsn },
    ...(isVoucher ? [] : [quantity]),
    amount(isVoucher ? 'Amount ₹' : 'Taxable value ₹', 72, 'taxableValue'),
    { label: 'Rate', width: 34, align: 'right', cell: ({ rate }) => (rate === null ? '–' : `${rate} %`) },
    ...taxes,
    ...(totals.cess === 0 ? [] : [amount('Cess ₹', 56, 'cess')]),
  ];
  const taken = fixed.reduce((sum, { width }) => sum + width, 0);
  const serial = 22;
  return [
    { label: '#', width: serial, cell: (_line, at) => String(at + 1) },
    { label: 'Description', width: sheet.width - taken - serial, cell: ({ description }) => description },
    ...fixed,
  ];
}

const quantity: Column = { label: 'Quantity', width: 54, align: 'right', cell: (line) => line.quantity };

const gap = 6;
const inner = (width: number): number => width - gap;

function table(paper: Paper, document: PrintedDocument, from: number): number {
  const columns = columnsOf(document);
  let y = headOfTable(paper, columns, from);
  for (const [at, line] of document.lines.entries()) {
    const cells = columns.map(({ cell }) => cell(line, at));
    const height = heightOfRow(paper, columns, cells);
    if (y + height > sheet.bottom) {
      paper.newPage();
      const caption = `${document.title} ${document.number}, continued`;
      y = margin + paper.text(caption, { x: margin, y: margin, width: sheet.width }, { bold: true }) + 6;
      y = headOfTable(paper, columns, y);
    }
    row(paper, columns, { cells, y });
    y += height;
    paper.rule(y, { colour: '#d5dddd' });
  }
  const totals = columns.map(({ total, label }) =>
    total ? formatRupees(total(document.totals)) : label === 'Description' ? 'Total' : '',
  );
  y = roomFor(paper, y, heightOfRow(paper, columns, totals));
  row(paper, columns, { cells: totals, y, bold: true });
  return y + heightOfRow(paper, columns, totals) + 4;
}

function headOfTable(paper: Paper, columns: readonly Column[], y: number): number {
  const labels = columns.map(({ label }) => label);
  const height = heightOfRow(paper, columns, labels);
  paper.shade({ x: margin, y, width: sheet.width }, height);
  row(paper, columns, { cells: labels, y, bold: true });
  return y + height;
}

function heightOfRow(paper: Paper, columns: readonly Column[], cells: readonly string[]): number {
  const heights = columns.map(({ width }, at) =>
    paper.heightOf(cells[at] ?? '', inner(width), { size: 8, bold: true }),
  );
  return Math.max(...heights) + 6;
}

function row(
  paper: Paper,
  columns: readonly Column[],
  {
    cells,
    y,
    bold = false,
  }: { readonly cells: readonly string[]; readonly y: number; readonly bold?: boolean },
): void {
  let x = margin;
  columns.forEach(({ width, align }, at) => {
    const box = { x: x + gap / 2, y: y + 3, width: inner(width) };
    paper.text(cells[at] ?? '', box, { size: 8, bold, ...(align ? { align } : {}) });
    x += width;
  });
}

function roomFor(paper: Paper, y: number, height: number): number {
  if (y + height <= sheet.bottom) return y;
  paper.newPage();
  return margin;
}

function foot(paper: Paper, { value, roundOff, inWords, supplier }: PrintedDocument, from: number): void {
  let y = roomFor(paper, from, 150);
  paper.rule(y);
  y += 8;
  const sum = (label: string, paise: number, bold: boolean): void => {
    const size = bold ? 11 : 9;
    const x = margin + sheet.width - 260;
    paper.text(label, { x, y, width: 140 }, { size, bold });
    y += paper.text(`₹${formatRupees(paise)}`, { x: x + 140, y, width: 120 }, { size, bold, align: 'right' });
  };
  if (roundOff !== 0) sum('Round off', roundOff, false);
  sum('Total value', value, true);
  y += 6;
  paper.text('In words', { x: margin, y, width: 60 }, { colour: '#4f6166' });
  y += paper.text(inWords, { x: margin + 62, y, width: sheet.width - 62 }, { bold: true });
  y += 20;
  const box = { x: margin + sheet.width - 240, width: 240 };
  y += paper.text(`For ${supplier.name}`, { ...box, y }, { align: 'right', bold: true });
  y += 40;
  paper.rule(y, { from: box.x });
  paper.text(
    'Signature of the supplier or authorised representative',
    { ...box, y: y + 3 },
    { size: 8, align: 'right' },
  );
}
