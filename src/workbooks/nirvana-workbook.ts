import { b2clLimit } from '../core/gstr1/limits.ts';
import type { Cell, Finding } from '../core/index.ts';
import {
  amountOf,
  type KeyedLine,
  monthFirstDate,
  placeOfLetters,
  readKeyed,
  textOf,
  valueOfLine,
} from './nirvana-lines.ts';
import { gatherLines, type NirvanaTarget, type OfficialLine } from './nirvana-tables.ts';
import type { ReadResult } from './read-result.ts';
import type { SourceRow } from './worksheet-rows.ts';

/** Raw rows of the sheets of a workbook, by name. */
export type RawSheets = ReadonlyMap<string, readonly SourceRow[]>;

const billKeys = ['gstin', 'gstinvoicetype', 'invoicenum', 'basicrate'];
const invoiceTypes: Readonly<Record<string, string>> = {
  '': 'Regular B2B',
  R: 'Regular B2B',
  DE: 'Deemed Exp',
  SEWP: 'SEZ supplies with payment',
  SEWOP: 'SEZ supplies without payment',
  CBW: 'Intra-State supplies attracting IGST',
};
const untaxed: Readonly<Record<string, string>> = {
  NIL: 'Nil Rated Supplies',
  EXPT: 'Exempted(other than nil rated/non GST supply)',
  NGSUP: 'Non-GST Supplies',
};

/** Whether the sheets are those of a GST Nirvana workbook: a sheet INV with its row of keys. */
export function isNirvana(sheets: RawSheets): boolean {
  return readKeyed(sheets.get('INV') ?? [], billKeys) !== null;
}

/** Reads a GST Nirvana GSTR-1 workbook (bills line by line) into sheets of the official workbook; rows keep their numbers. */
export function readNirvana(fileName: string, sheets: RawSheets): ReadResult {
  const bills = readKeyed(sheets.get('INV') ?? [], billKeys);
  const kind = 'GST Nirvana workbook' as const;
  const refused = (finding: Omit<Finding, 'severity'>): ReadResult => ({
    kind,
    sheets: {},
    findings: [{ severity: 'error', ...finding }],
  });
  if (!bills || bills.lines.length + advances(sheets, 'AT').length === 0) {
    return refused({
      code: 'WORKBOOK-EMPTY',
      says: `The workbook "${fileName}" has no bills. Fill in the sheet INV below its row of keys, or choose another file.`,
    });
  }
  if (bills.keys.includes('elg')) {
    return refused({
      code: 'FILE-INWARD',
      says: `The workbook "${fileName}" holds purchases (GSTR-2). Choose the workbook of outward supplies (GSTR-1).`,
    });
  }
  const gstins = [
    ...new Set(
      bills.lines.map(({ cells }) => textOf(cells.gstin).toUpperCase()).filter((gstin) => gstin !== ''),
    ),
  ];
  if (gstins.length > 1) {
    return refused({
      code: 'FILE-GSTINS',
      sheet: 'INV',
      says: `The sheet INV holds bills of ${gstins.length} GSTINs (${gstins.slice(0, 3).join(', ')}). Keep those of one GSTIN and import the others by themselves.`,
    });
  }
  const book = new BookOfBills(bills.lines, sheets);
  const lines = [...book.billLines(), ...book.advanceLines()];
  const result = { kind, sheets: gatherLines(lines), findings: book.findings };
  return gstins[0] === undefined ? result : { ...result, declared: { gstin: gstins[0] } };
}

const advances = (sheets: RawSheets, name: string): readonly KeyedLine[] =>
  readKeyed(sheets.get(name) ?? [], ['gstin', 'ad_amt'])?.lines ?? [];

// The workbook says things once that lines need: parties in CUST, the place of supply of an invoice in its own line.
class BookOfBills {
  readonly findings: Finding[] = [];
  private readonly bills: readonly KeyedLine[];
  private readonly sheets: RawSheets;
  private readonly parties = new Map<string, { readonly gstin: string; readonly name: string }>();
  private readonly byNumber: ReadonlyMap<string, KeyedLine>;
  private readonly values = new Map<string, number>();

  constructor(bills: readonly KeyedLine[], sheets: RawSheets) {
    this.bills = bills;
    this.sheets = sheets;
    this.byNumber = new Map(bills.map((line) => [textOf(line.cells.invoicenum).toUpperCase(), line]));
    for (const { cells } of readKeyed(sheets.get('CUST') ?? [], ['partyname', 'partycode'])?.lines ?? []) {
      const party = { gstin: textOf(cells.gstin), name: textOf(cells.partyname) };
      for (const key of [party.gstin, textOf(cells.partycode)])
        if (key !== '') this.parties.set(key.toUpperCase(), party);
    }
    for (const { cells } of bills)
      this.values.set(textOf(cells.invoicenum).toUpperCase(), amountOf(cells.val ?? null) ?? 0);
  }

  billLines(): readonly OfficialLine[] {
    if (this.bills.some(({ cells }) => monthFirstDate(cells.invoicedate ?? null).ambiguous)) {
      this.findings.push({
        code: 'DATE-MONTH-FIRST',
        severity: 'warning',
        sheet: 'INV',
        says: 'Dates like 7-12-2018 were read month first, as this workbook asks: 12-Jul-2018. Write dates as 12-Jul-2018 if you meant the day first.',
      });
    }
    if (this.bills.length > 0) {
      this.findings.push({
        code: 'HSN-NOT-MADE',
        severity: 'warning',
        sheet: 'INV',
        says: 'The summary by HSN (table 12) and the documents issued (table 13) are not made from this workbook. Import them as sheets of the official workbook.',
      });
    }
    // A document with one line refused is left out whole: part of it would be a wrong document.
    const refused = new Set<string>();
    const read = this.bills.map((line) => {
      const official = this.billLine(line);
      if (!official) refused.add(documentOf(line));
      return { official, document: documentOf(line) };
    });
    return read.flatMap(({ official, document }) => (official && !refused.has(document) ? [official] : []));
  }

  private billLine(line: KeyedLine): OfficialLine | undefined {
    const { cells, row } = line;
    const taxable = valueOfLine(cells.qty ?? null, cells.basicrate ?? null);
    const cess = amountOf(cells.csamt ?? null);
    if (taxable === null)
      return this.refuse(row, {
        column: 'BasicRate',
        says: `Quantity "${textOf(cells.qty)}" and basic rate "${textOf(cells.basicrate)}" give no taxable value. Fill in both as numbers.`,
      });
    if (cess === null)
      return this.refuse(row, {
        column: 'csamt',
        says: `Cess "${textOf(cells.csamt)}" is not an amount. Write rupees with at most two decimals.`,
      });
    const target = this.target(line);
    if (!target) return undefined;
    this.compareTax(line, taxable);
    const zero = textOf(cells.zerotax_type).toUpperCase();
    if (target === 'exemp') {
      return {
        sheet: 'exemp',
        row,
        values: { Description: this.direction(line) },
        sums: { ...noSupplies, [untaxed[zero] ?? '']: taxable },
      };
    }
    const sign =
      target === 'b2cs' && textOf(cells.gstinvoicetype).toUpperCase() === 'CDNUR' && noteType(cells) === 'C'
        ? -1
        : 1;
    return {
      sheet: target,
      row,
      values: this.valuesOf(line, target),
      sums: { 'Taxable Value': sign * taxable, 'Cess Amount': sign * cess },
    };
  }

  private target(line: KeyedLine): NirvanaTarget | undefined {
    const { cells, row } = line;
    const type = textOf(cells.gstinvoicetype).toUpperCase();
    const zero = textOf(cells.zerotax_type).toUpperCase();
    if (untaxed[zero] !== undefined && (type === 'B2B' || type === 'B2C')) return 'exemp';
    if (type === 'B2B') return 'b2b,sez,de';
    if (type === 'EXP') return 'exp';
    if (type === 'CDN') return 'cdnr';
    if (type === 'B2C') return this.isLarge(line) ? 'b2cl' : 'b2cs';
    if (type === 'CDNUR') return this.noteTarget(line);
    return this.refuse(row, {
      column: 'GSTInvoiceType',
      says: `Invoice type "${type}" is not known. Write B2B, B2C, EXP, CDN or CDNUR.`,
    });
  }

  // A note follows the invoice it corrects (table 5 or 6A: cdnur, else netted in table 7), so that invoice must be known.
  private noteTarget({ cells, row }: KeyedLine): NirvanaTarget | undefined {
    if (textOf(cells.exp_typ) !== '') return 'cdnur';
    if (!isInterState(cells)) return 'b2cs';
    const base = this.byNumber.get(textOf(cells.cdninvoicenum).toUpperCase());
    if (base) return this.isLarge(base) ? 'cdnur' : 'b2cs';
    return this.refuse(row, {
      column: 'cdninvoicenum',
      says: `The base invoice "${textOf(cells.cdninvoicenum)}" is not in the workbook, so it cannot be told whether the note belongs to table 9B or 7. Enter the note in sheet cdnur or b2cs of the official workbook.`,
    });
  }

  private isLarge({ cells }: KeyedLine): boolean {
    const date = String(monthFirstDate(cells.invoicedate ?? null).text);
    const [, month = '', year = ''] = /-([A-Za-z]{3})-(\d{4})$/.exec(date) ?? [];
    const number = 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf(month.toLowerCase()) / 3 + 1;
    const period = `${year}-${String(number).padStart(2, '0')}`;
    const value = this.values.get(textOf(cells.invoicenum).toUpperCase()) ?? 0;
    return isInterState(cells) && value > b2clLimit(period).value;
  }

  private direction({ cells }: KeyedLine): string {
    const registered = textOf(cells.gstinvoicetype).toUpperCase() === 'B2B' ? 'registered' : 'unregistered';
    return `${isInterState(cells) ? 'Inter' : 'Intra'}-State supplies to ${registered} persons`;
  }

  private valuesOf({ cells }: KeyedLine, target: NirvanaTarget): Readonly<Record<string, Cell>> {
    const party = this.parties.get(textOf(cells.ctin).toUpperCase());
    const date = monthFirstDate(cells.invoicedate ?? null).text;
    const percent = textOf(cells.diff_percent);
    const payment = textOf(cells.exp_typ).toUpperCase();
    const type = invoiceTypes[textOf(cells.inv_typ).toUpperCase()] ?? cells.inv_typ ?? null;
    return {
      'GSTIN/UIN of Recipient': party?.gstin || (cells.ctin ?? null),
      'Receiver Name': party?.name || null,
      'Invoice Number': cells.invoicenum ?? null,
      'Note Number': cells.invoicenum ?? null,
      'Invoice date': date,
      'Note Date': date,
      'Invoice Value': cells.val ?? null,
      'Note Value': cells.val ?? null,
      'Place Of Supply': placeOfLetters(cells.pos ?? null),
      'Reverse Charge': textOf(cells.rchrg) || 'N',
      'Applicable % of Tax Rate': percent === '' || percent === '100' ? null : percent,
      'Invoice Type': type,
      'Note Supply Type': type,
      'Note Type': noteType(cells),
      'Export Type': payment || null,
      'UR Type': { WPAY: 'EXPWP', WOPAY: 'EXPWOP' }[payment] ?? 'B2CL',
      Type: 'OE',
      'Port Code': cells.sbpcode ?? null,
      'Shipping Bill Number': cells.sbnum ?? null,
      'Shipping Bill Date': monthFirstDate(cells.sbdt ?? null).text,
      Rate: target === 'exp' && payment === 'WOPAY' ? 0 : (cells.rt ?? null),
    };
  }

  private compareTax({ cells, row }: KeyedLine, taxable: number): void {
    const tax = [cells.iamt, cells.camt, cells.samt].reduce<number>(
      (sum, cell) => sum + (amountOf(cell ?? null) ?? 0),
      0,
    );
    const rate = Number(textOf(cells.rt));
    const share = textOf(cells.diff_percent) === '65' ? 0.65 : 1;
    // One rupee is what rounding on paper may cost; the portal works the tax out from the rate in any case.
    if (textOf(cells.inv_typ).toUpperCase() === 'SEWOP' || textOf(cells.exp_typ).toUpperCase() === 'WOPAY')
      return;
    if (textOf(cells.zerotax_type) !== '' || Math.abs((taxable * rate * share) / 100 - tax) <= 100) return;
    this.findings.push({
      code: 'TAX-DIFFERS',
      severity: 'warning',
      sheet: 'INV',
      row,
      column: 'rt',
      value: cells.rt ?? null,
      says: `The tax of the line is ${tax / 100} rupees, but ${taxable / 100} at ${rate} % gives ${Math.round(taxable * rate * share) / 10_000}. The return uses the latter; correct quantity, basic rate or rate if it is wrong.`,
    });
  }

  advanceLines(): readonly OfficialLine[] {
    const received = advances(this.sheets, 'AT').flatMap(({ cells, row }) =>
      textOf(cells.refundvouchnum) === ''
        ? [
            this.advance(
              { cells, row },
              { sheet: 'at', place: cells.pos ?? null, column: 'Gross Advance Received' },
            ),
          ]
        : [
            this.refuse(row, {
              sheet: 'AT',
              column: 'refundvouchnum',
              says: `Row ${row} is a refund voucher. Reduce the advance it refunds and delete the row.`,
            }),
          ],
    );
    const adjusted = advances(this.sheets, 'TXPD').map((line) => {
      const number = textOf(line.cells.invoicenum);
      const bill = this.byNumber.get(number.toUpperCase());
      if (bill)
        return this.advance(line, {
          sheet: 'atadj',
          place: bill.cells.pos ?? null,
          column: 'Gross Advance Adjusted',
        });
      return this.refuse(line.row, {
        sheet: 'TXPD',
        column: 'invoicenum',
        says: `Invoice "${number}" is not in sheet INV, so the place of supply of the advance is not known. Enter the adjustment in sheet atadj of the official workbook.`,
      });
    });
    return [...received, ...adjusted].filter((line) => line !== undefined);
  }

  private advance(
    { cells, row }: KeyedLine,
    to: { sheet: 'at' | 'atadj'; place: Cell; column: string },
  ): OfficialLine | undefined {
    const [amount, cess] = [amountOf(cells.ad_amt ?? null), amountOf(cells.csamt ?? null)];
    if (amount === null || cess === null)
      return this.refuse(row, {
        sheet: to.sheet === 'at' ? 'AT' : 'TXPD',
        column: 'ad_amt',
        says: `Advance "${textOf(cells.ad_amt)}" or its cess is not an amount. Write rupees with at most two decimals.`,
      });
    const percent = textOf(cells.diff_percent);
    const values = {
      'Place Of Supply': placeOfLetters(to.place),
      'Applicable % of Tax Rate': percent === '65' ? 65 : null,
      Rate: cells.rt ?? null,
    };
    return { sheet: to.sheet, row, values, sums: { [to.column]: amount, 'Cess Amount': cess } };
  }

  private refuse(
    row: number,
    { sheet = 'INV', column, says }: { sheet?: string; column: string; says: string },
  ): undefined {
    this.findings.push({ code: 'BILL-LINE', severity: 'error', sheet, row, column, says });
    return undefined;
  }
}

const noSupplies = Object.fromEntries(Object.values(untaxed).map((column) => [column, 0]));
const documentOf = ({ cells }: KeyedLine): string =>
  [cells.gstinvoicetype, cells.invoicenum, cells.ctin]
    .map((cell) => textOf(cell ?? null).toUpperCase())
    .join('\n');
const isInterState = (cells: KeyedLine['cells']): boolean => textOf(cells.sply_ty).toUpperCase() !== 'INTRA';
const noteType = (cells: KeyedLine['cells']): string | null => textOf(cells.ntty).toUpperCase() || null;
