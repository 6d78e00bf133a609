import {
  type Buyer,
  type Cell,
  type Finding,
  type ReadPurchases,
  stateCodeOf,
  stateName,
  taxRates,
} from '../../core/index.ts';
import { readAmount, readPercent } from '../registers/read-amount.ts';
import { orderOfColumn, readDate } from '../registers/read-dates.ts';
import { taxabilityOfWord, yesOrNo } from '../registers/words.ts';
import { rowsAre } from '../wording.ts';
import type { SourceRow } from '../worksheet-rows.ts';
import { type OfficialPurchase, type PurchaseTarget, readOfficialPurchases } from './official-purchases.ts';
import type { PurchaseField, PurchaseMapping } from './purchase-columns.ts';

/** A sheet of a purchase register: its headers and the rows below them. */
export interface PurchaseSheet {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly SourceRow[];
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const amountFields = ['taxableValue', 'igst', 'cgst', 'sgst', 'cess'] as const;
const creditFields = ['creditIgst', 'creditCgst', 'creditSgst', 'creditCess'] as const;

/** Reads a register of purchases by its mapping; rows of other registrations are left out and counted. */
export function readPurchaseRegister(
  buyer: Buyer,
  sheet: PurchaseSheet,
  mapping: PurchaseMapping,
): ReadPurchases {
  const places = new Map<PurchaseField, number>();
  for (const [text, field] of Object.entries(mapping.columns)) {
    const at = sheet.header.indexOf(text);
    if (at >= 0) places.set(field, at);
  }
  const register = new PurchaseRegister(buyer, sheet, places);
  const lines = register.lines();
  const columns = new Map(
    [...places].map(([field, at]) => [field === 'billNumber' ? 'number' : field, sheet.header[at] ?? field]),
  );
  const read = readOfficialPurchases(buyer, lines, { sheet: sheet.name, columns });
  return { documents: read.documents, findings: [...register.findings, ...read.findings] };
}

type Amounts = Readonly<
  Record<(typeof amountFields)[number] | (typeof creditFields)[number], number | undefined>
>;

class PurchaseRegister {
  readonly findings: Finding[] = [];
  readonly #buyer: Buyer;
  readonly #sheet: PurchaseSheet;
  readonly #places: ReadonlyMap<PurchaseField, number>;
  readonly #orders = new Map<PurchaseField, ReturnType<typeof orderOfColumn>['order']>();
  #others = 0;
  #untaxed = 0;

  constructor(buyer: Buyer, sheet: PurchaseSheet, places: ReadonlyMap<PurchaseField, number>) {
    this.#buyer = buyer;
    this.#sheet = sheet;
    this.#places = places;
    for (const field of ['date', 'billDate', 'invoiceDate'] as const) {
      const at = places.get(field);
      if (at !== undefined)
        this.#orders.set(field, orderOfColumn(sheet.rows.map(({ cells }) => cells[at])).order);
    }
  }

  lines(): readonly OfficialPurchase[] {
    // A document with one line refused is left out whole: a part of it would be a wrong document.
    const refused = new Set<string>();
    const lines = this.#sheet.rows.flatMap((row) => {
      const document = this.#document(row);
      if (document === '' || this.#isForeign(row) || this.#isUntaxed(row)) return [];
      const line = this.#line(row);
      if (!line) refused.add(document);
      return line ? [{ document, line }] : [];
    });
    this.#sayLeftOut();
    return lines.flatMap(({ document, line }) => (refused.has(document) ? [] : [line]));
  }

  #sayLeftOut(): void {
    const [others, untaxed, sheet] = [this.#others, this.#untaxed, this.#sheet.name];
    if (others > 0) {
      const says = `${rowsAre(others)} of other registrations than ${this.#buyer.gstin} and left out.`;
      this.findings.push({ code: 'ROWS-OF-OTHER-GSTIN', severity: 'info', sheet, says });
    }
    if (untaxed > 0) {
      const says = `${rowsAre(untaxed)} nil-rated, exempt or outside GST and left out: they bear no credit and stand in no statement of a supplier.`;
      this.findings.push({ code: 'ROWS-WITHOUT-TAX', severity: 'info', sheet, says });
    }
  }

  #cell(row: SourceRow, field: PurchaseField): Cell {
    return row.cells[this.#places.get(field) ?? -1] ?? null;
  }

  #text(row: SourceRow, field: PurchaseField): string {
    return String(this.#cell(row, field) ?? '').trim();
  }

  /** What holds rows together; empty for rows that are no purchases, such as totals below the table. */
  #document(row: SourceRow): string {
    const number = this.#text(row, 'number') || this.#text(row, 'billNumber');
    if (number === '' || /^(grand\s*|sub\s*)?total\b/i.test(number)) return '';
    return [this.#text(row, 'supplierGstin') || this.#text(row, 'supplierName'), number]
      .join('|')
      .toUpperCase();
  }

  #isForeign(row: SourceRow): boolean {
    const own = this.#text(row, 'ownGstin').toUpperCase();
    const isOther = own !== '' && own !== this.#buyer.gstin;
    if (isOther) this.#others += 1;
    return isOther;
  }

  #isUntaxed(row: SourceRow): boolean {
    const taxability = taxabilityOfWord(this.#text(row, 'taxability'));
    const isUntaxed = taxability !== null && taxability !== 'taxable';
    if (isUntaxed) this.#untaxed += 1;
    return isUntaxed;
  }

  #line(row: SourceRow): OfficialPurchase | undefined {
    const amounts = this.#amounts(row);
    const word = this.#kindWord(row);
    if (!amounts || word === undefined) return undefined;
    // Books write a return as a negative invoice or as a note; in the form it is a note with positive amounts.
    const isNegative = (amounts.taxableValue ?? 0) < 0;
    const kind = word === 'invoice' && isNegative ? 'credit-note' : word;
    const target = this.#target(row, kind);
    const rate = this.#rate(row, amounts);
    const date = this.#date(
      row,
      target === 'imp_g' && this.#text(row, 'billDate') !== '' ? 'billDate' : 'date',
    );
    const invoiceDate = this.#date(row, 'invoiceDate');
    if (date === undefined || invoiceDate === undefined) return undefined;
    const positive = Object.fromEntries(
      Object.entries(amounts).map(([name, amount]) => [
        name,
        amount === undefined ? null : Math.abs(amount) / 100,
      ]),
    );
    return {
      target,
      row: row.number,
      cells: {
        ...this.#head(row, kind, target),
        ...positive,
        rate,
        date,
        invoiceDate,
        supplyType: this.#supplyType(row, amounts),
      },
    };
  }

  #kindWord(row: SourceRow): 'invoice' | 'credit-note' | 'debit-note' | undefined {
    const text = this.#text(row, 'documentKind').toLowerCase();
    if (/credit|^cn\b|^c$|purchase return|return outward/.test(text)) return 'credit-note';
    if (/debit|^dn\b|^d$/.test(text)) return 'debit-note';
    if (text === '' || /invoice|purchase|bill|import|regular|^inv|b2b|imp/.test(text)) return 'invoice';
    return this.#refuse(
      row,
      'documentKind',
      'DOCUMENT-KIND',
      `"${text}" is not a kind of purchase known here. Write Purchase, Credit note or Debit note.`,
    );
  }

  #target(row: SourceRow, kind: 'invoice' | 'credit-note' | 'debit-note'): PurchaseTarget {
    const isRegistered = this.#text(row, 'supplierGstin') !== '';
    if (kind !== 'invoice') return isRegistered ? 'cdn' : 'cdnur';
    if (this.#text(row, 'billNumber') !== '') return 'imp_g';
    if (isRegistered) return 'b2b';
    const isFromAbroad =
      this.#place(row)?.startsWith('96') ||
      /import|imps|overseas/i.test(`${this.#text(row, 'type')} ${this.#text(row, 'documentKind')}`);
    return isFromAbroad ? 'imp_s' : 'b2bur';
  }

  #head(row: SourceRow, kind: string, target: PurchaseTarget): OfficialPurchase['cells'] {
    const gstin = this.#text(row, 'supplierGstin').toUpperCase();
    const isGoods = target === 'imp_g';
    const value = readAmount(
      this.#cell(row, isGoods && this.#text(row, 'billValue') !== '' ? 'billValue' : 'value'),
    );
    return {
      supplierGstin: gstin || null,
      supplierName: this.#text(row, 'supplierName') || null,
      number: (isGoods ? this.#text(row, 'billNumber') : this.#text(row, 'number')).replace(/\s+/g, ''),
      value: value === null || value === undefined ? null : Math.abs(value) / 100,
      placeOfSupply: this.#place(row) ?? null,
      reverseCharge: yesOrNo(this.#text(row, 'reverseCharge')) === true ? 'Y' : 'N',
      type: target === 'cdnur' ? 'B2BUR' : typeWord(this.#text(row, 'type')),
      noteType: kind === 'credit-note' ? 'C' : 'D',
      eligibility: eligibilityWord(this.#text(row, 'eligibility')),
      invoiceNumber: this.#text(row, 'invoiceNumber').replace(/\s+/g, '') || null,
      portCode: this.#text(row, 'portCode') || null,
      isSez: gstin === '' ? 'N' : 'Y',
    };
  }

  #place(row: SourceRow): string | undefined {
    const text = this.#text(row, 'placeOfSupply');
    if (text === '') return undefined;
    const code = stateCodeOf(text);
    return code === null ? text : `${code}-${stateName(code)}`;
  }

  /** Where books do not say it, the heads of tax do: notes and purchases of unregistered persons must name it. */
  #supplyType(row: SourceRow, { igst = 0, cgst = 0, sgst = 0 }: Amounts): string {
    if (igst !== 0) return 'Inter State';
    if (cgst + sgst !== 0) return 'Intra State';
    const supplier = this.#text(row, 'supplierGstin').slice(0, 2);
    const place = this.#place(row)?.slice(0, 2) ?? this.#buyer.gstin.slice(0, 2);
    return supplier === '' || supplier === place ? 'Intra State' : 'Inter State';
  }

  #amounts(row: SourceRow): Amounts | undefined {
    const amounts: Record<string, number | undefined> = {};
    let sound = true;
    for (const field of [...amountFields, ...creditFields]) {
      const amount = readAmount(this.#cell(row, field));
      if (amount !== null) amounts[field] = amount;
      else {
        sound = false;
        this.#refuse(
          row,
          field,
          'AMOUNT-FORM',
          `"${this.#text(row, field)}" is not an amount. Write digits and a point, like 118000.50.`,
        );
      }
    }
    return sound ? (amounts as Amounts) : undefined;
  }

  /** The rate of the row, or the one its tax comes from; null for rows that add up several rates, as many registers do. */
  #rate(row: SourceRow, { taxableValue = 0, igst = 0, cgst = 0, sgst = 0 }: Amounts): Cell {
    const tax = Math.abs(igst) + Math.abs(cgst) + Math.abs(sgst);
    const cell = this.#cell(row, 'rate');
    const stated = readPercent(cell);
    // A column of the IGST rate is 0 or blank in supplies within the State.
    if (stated === null) return cell;
    if (stated !== undefined && (stated !== 0 || tax === 0)) return stated;
    const computed = taxableValue === 0 ? 0 : (tax * 100) / Math.abs(taxableValue);
    // A rupee of rounding moves the rate of a small bill more than that of a large one.
    const slack = Math.max(0.05, 10_000 / Math.max(1, Math.abs(taxableValue)));
    return taxRates.find((rate) => Math.abs(rate - computed) <= Math.min(slack, 0.5)) ?? null;
  }

  /** dd-Mmm-yyyy; null when blank, undefined when it is no day. */
  #date(row: SourceRow, field: 'date' | 'billDate' | 'invoiceDate'): string | null | undefined {
    const day = readDate(this.#cell(row, field), this.#orders.get(field));
    if (day === undefined) return null;
    if (day === null)
      return this.#refuse(
        row,
        field,
        'DATE-FORM',
        `"${this.#text(row, field)}" is not a day of the calendar. Write it like 03-Jul-2025.`,
      );
    return `${day.slice(8)}-${months[Number(day.slice(5, 7)) - 1]}-${day.slice(0, 4)}`;
  }

  #refuse(row: SourceRow, field: PurchaseField, code: string, says: string): undefined {
    const at = this.#places.get(field);
    this.findings.push({
      code,
      severity: 'error',
      sheet: this.#sheet.name,
      row: row.number,
      column: (at === undefined ? undefined : this.#sheet.header[at]) ?? field,
      value: this.#cell(row, field) ?? null,
      says,
    });
    return undefined;
  }
}

/** What books call an invoice, in the words of the form; a word it does not know is shown to the person. */
function typeWord(text: string): string {
  if (/^(|purchase|invoice|tax invoice|b2b|b2bur|imps|impg|regular.*)$/i.test(text)) return 'Regular';
  if (/^(sewp|sezwp)$|sez.*with pay/i.test(text)) return 'SEWP';
  if (/^(sewop|sezwop)$|sez.*without pay/i.test(text)) return 'SEWOP';
  return /^deemed/i.test(text) ? 'DE' : text;
}

function eligibilityWord(text: string): string | null {
  if (text === '') return null;
  if (/^inel|^no|^none/i.test(text)) return 'Ineligible';
  if (/serv|^is$/i.test(text)) return 'Input services';
  if (/cap|^cp$|^cg$/i.test(text)) return 'Capital goods';
  return /^in|^ip$/i.test(text) ? 'Inputs' : text;
}
