import type { Buyer, Cell, Finding, ReadPurchases } from '../../core/index.ts';
import {
  type KeyedLine,
  type KeyedSheet,
  monthFirstDate,
  placeOfLetters,
  readKeyed,
  textOf,
  valueOfLine,
} from '../nirvana-lines.ts';
import { rowsAre } from '../wording.ts';
import type { SourceRow } from '../worksheet-rows.ts';
import { type OfficialPurchase, type PurchaseTarget, readOfficialPurchases } from './official-purchases.ts';

/** Raw rows of the sheets of a workbook, by name. */
export type NirvanaSheets = ReadonlyMap<string, readonly SourceRow[]>;

const billKeys = ['gstin', 'gstinvoicetype', 'invoicenum', 'basicrate', 'elg'];
const targets: Readonly<Record<string, PurchaseTarget>> = {
  B2B: 'b2b',
  B2BUR: 'b2bur',
  IMPG: 'imp_g',
  IMPS: 'imp_s',
  CDN: 'cdn',
  CDNUR: 'cdnur',
};
/** Keys of the workbook by our field, to name the column of a finding. */
const keys: Readonly<Record<string, string>> = {
  supplierGstin: 'ctin',
  number: 'invoicenum',
  date: 'invoicedate',
  value: 'Val',
  placeOfSupply: 'Pos',
  reverseCharge: 'rchrg',
  type: 'inv_typ',
  supplyType: 'sply_ty',
  rate: 'rt',
  taxableValue: 'BasicRate',
  igst: 'iamt',
  cgst: 'camt',
  sgst: 'samt',
  cess: 'csamt',
  eligibility: 'elg',
  creditIgst: 'tx_i',
  creditCgst: 'tx_c',
  creditSgst: 'tx_s',
  creditCess: 'tx_cs',
  noteType: 'ntty',
  invoiceNumber: 'cdninvoicenum',
  invoiceDate: 'cdninvoicedate',
  preGst: 'p_gst',
  portCode: 'port_code',
  isSez: 'is_sez',
};

/** Whether the sheets are those of a GST Nirvana workbook of purchases: INV with its row of keys, eligibility among them. */
export function isNirvanaPurchases(sheets: NirvanaSheets): boolean {
  return readKeyed(sheets.get('INV') ?? [], billKeys) !== null;
}

/** Reads a GST Nirvana GSTR-2 workbook (bills line by line, advances, adjustments) into purchases. */
export function readNirvanaPurchases(buyer: Buyer, sheets: NirvanaSheets): ReadPurchases {
  const bills = readKeyed(sheets.get('INV') ?? [], billKeys);
  const book = new NirvanaBook(buyer, sheets, bills);
  const reads = (['INV', 'AT', 'TXPD'] as const).map((sheet) => {
    const columns = sheet === 'INV' ? keys : advanceKeys;
    return readOfficialPurchases(buyer, book.linesOf(sheet), {
      sheet,
      columns: new Map(Object.entries(columns)),
    });
  });
  return {
    documents: reads.flatMap(({ documents }) => documents),
    findings: [...book.findings, ...reads.flatMap(({ findings }) => findings)],
  };
}

const advanceKeys = {
  placeOfSupply: 'pos',
  supplyType: 'sply_ty',
  rate: 'rt',
  taxableValue: 'ad_amt',
  cess: 'csamt',
};

// The workbook says things once that lines need: suppliers in SUPP, the place of supply of an adjusted bill in INV.
class NirvanaBook {
  readonly findings: Finding[] = [];
  readonly #buyer: Buyer;
  readonly #sheets: NirvanaSheets;
  readonly #bills: readonly KeyedLine[];
  readonly #suppliers = new Map<string, { readonly gstin: string; readonly name: string }>();

  constructor(buyer: Buyer, sheets: NirvanaSheets, bills: KeyedSheet | null) {
    this.#buyer = buyer;
    this.#sheets = sheets;
    this.#bills = bills?.lines ?? [];
    for (const { cells } of readKeyed(sheets.get('SUPP') ?? [], ['partyname', 'partycode'])?.lines ?? []) {
      const supplier = { gstin: textOf(cells['gstin']), name: textOf(cells['partyname']) };
      for (const key of [supplier.gstin, textOf(cells['partycode'])])
        if (key !== '') this.#suppliers.set(key.toUpperCase(), supplier);
    }
  }

  linesOf(sheet: 'INV' | 'AT' | 'TXPD'): readonly OfficialPurchase[] {
    const lines =
      sheet === 'INV'
        ? this.#bills
        : (readKeyed(this.#sheets.get(sheet) ?? [], ['gstin', 'ad_amt'])?.lines ?? []);
    const own = lines.filter(({ cells }) =>
      [this.#buyer.gstin, ''].includes(textOf(cells['gstin']).toUpperCase()),
    );
    if (own.length < lines.length) this.#sayOthers(sheet, lines.length - own.length);
    if (sheet === 'INV') return this.#billLines(own);
    return own.flatMap((line) => (sheet === 'AT' ? this.#advance(line) : this.#adjustment(line)) ?? []);
  }

  #billLines(lines: readonly KeyedLine[]): readonly OfficialPurchase[] {
    if (lines.some(({ cells }) => monthFirstDate(cells['invoicedate'] ?? null).ambiguous)) {
      this.findings.push({
        code: 'DATE-MONTH-FIRST',
        severity: 'warning',
        sheet: 'INV',
        says: 'Dates like 7-12-2018 were read month first, as this workbook asks: 12-Jul-2018. Write dates as 12-Jul-2018 if you meant the day first.',
      });
    }
    const taxed = lines.filter(({ cells }) => textOf(cells['zerotax_type']) === '');
    if (taxed.length < lines.length) {
      this.findings.push({
        code: 'ROWS-WITHOUT-TAX',
        severity: 'info',
        sheet: 'INV',
        says: `${rowsAre(lines.length - taxed.length)} nil-rated, exempt or outside GST and left out: they bear no credit and stand in no statement of a supplier.`,
      });
    }
    const refused = new Set<string>();
    const read = taxed.map((line) => {
      const bill = this.#bill(line);
      if (!bill) refused.add(billOf(line));
      return { bill, name: billOf(line) };
    });
    return read.flatMap(({ bill, name }) => (bill && !refused.has(name) ? [bill] : []));
  }

  #bill({ cells, row }: KeyedLine): OfficialPurchase | undefined {
    const kind = textOf(cells['gstinvoicetype']).toUpperCase();
    const target = Object.hasOwn(targets, kind) ? targets[kind] : undefined;
    if (target === undefined)
      return this.#refuse(row, {
        column: 'GSTInvoiceType',
        says: `Invoice type "${kind}" is not known. Write B2B, B2BUR, IMPG, IMPS, CDN or CDNUR.`,
      });
    const taxable = valueOfLine(cells['qty'] ?? null, cells['basicrate'] ?? null);
    if (taxable === null)
      return this.#refuse(row, {
        column: 'BasicRate',
        says: `Quantity "${textOf(cells['qty'])}" and basic rate "${textOf(cells['basicrate'])}" give no taxable value. Fill in both as numbers.`,
      });
    const isGoods = target === 'imp_g';
    const supplier = this.#suppliers.get(textOf(cells['ctin']).toUpperCase());
    const gstin = isGoods ? textOf(cells['stin']) : supplier ? supplier.gstin : textOf(cells['ctin']);
    const cell = (key: string): Cell => (textOf(cells[key] ?? null) === '' ? null : (cells[key] ?? null));
    return {
      target,
      row,
      cells: {
        ...Object.fromEntries(lineKeys.map(([field, key]) => [field, cell(key)])),
        taxableValue: taxable / 100,
        supplierGstin: gstin || null,
        supplierName: supplier?.name || null,
        number: isGoods ? cell('boe_num') : cell('invoicenum'),
        date: monthFirstDate(cell(isGoods && textOf(cells['boe_dt']) !== '' ? 'boe_dt' : 'invoicedate')).text,
        value: isGoods ? cell('boe_val') : cell('val'),
        placeOfSupply: placeOfLetters(cell('pos')),
        type: target === 'cdnur' ? 'B2BUR' : cell('inv_typ'),
        invoiceDate: monthFirstDate(cell('cdninvoicedate')).text,
      },
    };
  }

  #advance({ cells, row }: KeyedLine): OfficialPurchase | undefined {
    if (textOf(cells['refundvouchnum']) !== '')
      return this.#refuse(row, {
        sheet: 'AT',
        column: 'refundvouchnum',
        says: `Row ${row} is a refund voucher. Reduce the advance it refunds and delete the row.`,
      });
    return this.#ofAdvance(
      { cells, row },
      { target: 'txi', place: cells['pos'] ?? null, supplyType: cells['sply_ty'] ?? null },
    );
  }

  #adjustment(line: KeyedLine): OfficialPurchase | undefined {
    const number = textOf(line.cells['invoicenum']);
    const bill = this.#bills.find(
      ({ cells }) => textOf(cells['invoicenum']).toUpperCase() === number.toUpperCase(),
    );
    if (bill)
      return this.#ofAdvance(line, {
        target: 'atadj',
        place: bill.cells['pos'] ?? null,
        supplyType: bill.cells['sply_ty'] ?? null,
      });
    return this.#refuse(line.row, {
      sheet: 'TXPD',
      column: 'invoicenum',
      says: `Invoice "${number}" is not in sheet INV, so the place of supply of the advance is not known. Enter the bill in INV, or the adjustment in sheet atadj.`,
    });
  }

  #ofAdvance(
    { cells, row }: KeyedLine,
    to: { readonly target: 'txi' | 'atadj'; readonly place: Cell; readonly supplyType: Cell },
  ): OfficialPurchase {
    return {
      target: to.target,
      row,
      cells: {
        placeOfSupply: placeOfLetters(to.place),
        supplyType: to.supplyType ?? null,
        rate: cells['rt'] ?? null,
        taxableValue: cells['ad_amt'] ?? null,
        cess: cells['csamt'] ?? null,
      },
    };
  }

  #sayOthers(sheet: string, count: number): void {
    const says = `${rowsAre(count)} of other registrations than ${this.#buyer.gstin} and left out.`;
    this.findings.push({ code: 'ROWS-OF-OTHER-GSTIN', severity: 'info', sheet, column: 'gstin', says });
  }

  #refuse(
    row: number,
    { sheet = 'INV', column, says }: { sheet?: string; column: string; says: string },
  ): undefined {
    this.findings.push({ code: 'BILL-LINE', severity: 'error', sheet, row, column, says });
    return undefined;
  }
}

/** Cells that are taken as they stand. */
const lineKeys: readonly (readonly [field: string, key: string])[] = [
  'reverseCharge',
  'supplyType',
  'rate',
  'igst',
  'cgst',
  'sgst',
  'cess',
  'eligibility',
  'creditIgst',
  'creditCgst',
  'creditSgst',
  'creditCess',
  'noteType',
  'invoiceNumber',
  'preGst',
  'portCode',
  'isSez',
].map((field) => [field, (keys[field] ?? field).toLowerCase()]);

const billOf = ({ cells }: KeyedLine): string =>
  [cells['gstinvoicetype'], cells['invoicenum'], cells['ctin']]
    .map((cell) => textOf(cell ?? null).toUpperCase())
    .join('|');
