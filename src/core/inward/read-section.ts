import type { Finding } from '../finding.ts';
import { formatRupees } from '../money.ts';
import { financialYearOf } from '../return-period.ts';
import type {
  InwardAmounts,
  InwardDocument,
  InwardFacts,
  InwardKind,
  InwardLine,
} from './inward-document.ts';
import type { InwardSection } from './sections.ts';
import { readMoney, type WireFact } from './wire-fact.ts';

type WireObject = Readonly<Record<string, unknown>>;

/** A section of a statement to be read. */
export interface SectionToRead {
  readonly section: InwardSection;
  /** Its key in the statement, to name it in findings. */
  readonly key: string;
  readonly wire: unknown;
  /** What all its documents share. */
  readonly common: Pick<InwardDocument, 'gstin'> & Partial<InwardDocument>;
}

/** Arrays in which documents stand below their party: invoices, notes, ISD documents, bills of entry. */
const childKeys = ['inv', 'nt', 'doclist', 'boe'] as const;
const noAmounts: InwardAmounts = { taxableValue: 0, igst: 0, cgst: 0, sgst: 0, cess: 0 };
/** Keys of the heads of tax: the 2B says igst where the 2A and the IMS say iamt. */
const heads = {
  igst: ['igst', 'iamt'],
  cgst: ['cgst', 'camt'],
  sgst: ['sgst', 'samt'],
  cess: ['cess', 'csamt'],
} as const;

/** Reads the documents of a section; every document that cannot be read is a finding of severity error that names it. */
export function readSection(toRead: SectionToRead, findings: Finding[]): readonly InwardDocument[] {
  if (!Array.isArray(toRead.wire)) {
    findings.push({
      code: 'SECTION-SHAPE',
      severity: 'error',
      sheet: toRead.key,
      says: `Section "${toRead.key}" is not a list of documents. Download the statement again; nothing of it was read.`,
    });
    return [];
  }
  const reads = { ...toRead, facts: Object.entries(toRead.section.facts) as readonly NamedFact[] };
  return toRead.wire.flatMap(documentsUnder).flatMap((wire, index) => {
    const reading = new DocumentReading(reads, wire, index + 1);
    const document = reading.document();
    findings.push(...reading.findings);
    return document ? [document] : [];
  });
}

/** The documents of one entry of a section: those below a party take over what is said of it, others stand alone. */
function documentsUnder(entry: unknown): readonly WireObject[] {
  if (!isObject(entry)) return [{}];
  const child = childKeys.find((key) => Array.isArray(entry[key]));
  if (!child) return [entry];
  const { [child]: children, ...party } = entry;
  return (children as readonly unknown[]).map((document) =>
    isObject(document) ? { ...party, ...document } : party,
  );
}

const isObject = (value: unknown): value is WireObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';

type NamedFact = readonly [keyof InwardFacts, WireFact];

class DocumentReading {
  readonly findings: Finding[] = [];
  readonly #toRead: SectionToRead & { readonly facts: readonly NamedFact[] };
  readonly #wire: WireObject;
  readonly #row: number;
  #facts: InwardFacts = {};
  #sound = true;

  constructor(
    toRead: SectionToRead & { readonly facts: readonly NamedFact[] },
    wire: WireObject,
    row: number,
  ) {
    this.#toRead = toRead;
    this.#wire = wire;
    this.#row = row;
  }

  document(): InwardDocument | undefined {
    const { section, common } = this.#toRead;
    this.#facts = this.#readFacts();
    const kind = this.#kind();
    const lines = this.#lines();
    const amounts = lines.length > 0 ? this.#sumOf(lines) : this.#amounts(this.#wire);
    const { number, date } = this.#facts;
    if (!this.#sound || number === undefined || date === undefined || !kind || !amounts) return undefined;
    const counterpartyGstin = this.#facts.counterpartyGstin ?? '';
    const id = idOf(section.section, { ...this.#facts, number, date, kind });
    return {
      id,
      section: section.section,
      ...common,
      ...this.#facts,
      kind,
      counterpartyGstin,
      number,
      date,
      amounts,
      lines,
    };
  }

  #readFacts(): InwardFacts {
    const { facts, required } = this.#toRead.section;
    const read: Record<string, unknown> = {};
    for (const [name, fact] of this.#toRead.facts) {
      const key = fact.keys.find((candidate) => !isAbsent(this.#wire[candidate]));
      if (key === undefined) continue;
      const value = fact.read(this.#wire[key]);
      if (value !== undefined) read[name] = value;
      else if (fact.form) this.#refuse(key, `${shown(this.#wire[key])} is not ${fact.form}`);
    }
    for (const name of required) {
      const fact: WireFact | undefined = facts[name];
      const given = fact?.keys.some((key) => !isAbsent(this.#wire[key]));
      if (!given) this.#refuse(fact?.keys[0] ?? name, 'the value is missing');
    }
    return read;
  }

  #kind(): InwardKind | undefined {
    const { kind } = this.#toRead.section;
    return typeof kind === 'string' ? kind : kind[this.#facts.documentType ?? ''];
  }

  #lines(): readonly InwardLine[] {
    const items = this.#wire['items'] ?? this.#wire['itms'];
    if (!Array.isArray(items)) return [];
    return items.flatMap((item: unknown) => {
      const outer = isObject(item) ? item : {};
      const inner = isObject(outer['itm_det']) ? outer['itm_det'] : outer;
      const amounts = this.#amounts(inner);
      const rate = typeof inner['rt'] === 'number' ? { rate: inner['rt'] } : {};
      return amounts ? [{ ...rate, ...amounts }] : [];
    });
  }

  #amounts(wire: WireObject): InwardAmounts | undefined {
    const taxableValue = this.#amount(wire, ['txval']);
    if (taxableValue === undefined && this.#toRead.section.hasTaxableValue) {
      if (isAbsent(wire['txval'])) this.#refuse('txval', 'the taxable value is missing');
      return undefined;
    }
    const tax = Object.entries(heads).map(([head, keys]) => [head, this.#amount(wire, keys) ?? 0]);
    return { ...noAmounts, taxableValue: taxableValue ?? 0, ...Object.fromEntries(tax) };
  }

  #amount(wire: WireObject, keys: readonly string[]): number | undefined {
    const key = keys.find((candidate) => !isAbsent(wire[candidate]));
    if (key === undefined) return undefined;
    const amount = readMoney(wire[key]);
    if (amount === undefined) this.#refuse(key, `${shown(wire[key])} is not an amount`);
    return amount;
  }

  /** Newer statements state the whole document too: where it differs from its lines, the lines are what matches. */
  #sumOf(lines: readonly InwardLine[]): InwardAmounts {
    const sum = lines.reduce<InwardAmounts>(addAmounts, noAmounts);
    if (isAbsent(this.#wire['txval'])) return sum;
    const whole = this.#amounts(this.#wire);
    if (!whole || amountNames.every((name) => whole[name] === sum[name])) return sum;
    this.findings.push({
      ...this.#place('txval'),
      code: 'LINES-DIFFER',
      severity: 'warning',
      says: `${this.#name()} states a taxable value of ₹${formatRupees(whole.taxableValue)} and tax of ₹${formatRupees(taxOf(whole))}; its lines add up to ₹${formatRupees(sum.taxableValue)} and ₹${formatRupees(taxOf(sum))}, which are used. Compare it with the supplier's document.`,
    });
    return sum;
  }

  #refuse(column: string, what: string): void {
    this.#sound = false;
    this.findings.push({
      ...this.#place(column),
      code: 'DOCUMENT-UNREADABLE',
      severity: 'error',
      says: `${this.#name()} cannot be read: ${what} in "${column}". Download the statement again; nothing of it was read.`,
    });
  }

  #place(column: string): Pick<Finding, 'sheet' | 'row' | 'column' | 'value'> {
    const value = this.#wire[column];
    const isScalar = typeof value === 'string' || typeof value === 'number';
    return { sheet: this.#toRead.key, row: this.#row, column, ...(isScalar ? { value } : {}) };
  }

  /** By what the file says of the document, whether or not it could be read. */
  #name(): string {
    const { section, key } = this.#toRead;
    const said = (name: 'number' | 'counterpartyGstin'): string | undefined => {
      const value = section.facts[name]?.keys.map((k) => this.#wire[k]).find((found) => !isAbsent(found));
      return value === undefined ? undefined : String(value);
    };
    const party = said('counterpartyGstin');
    return `Document ${this.#row} of section "${key}" (${said('number') ?? 'without a number'}${party ? ` of ${party}` : ''})`;
  }
}

const shown = (value: unknown): string => JSON.stringify(value)?.slice(0, 60) ?? 'nothing';

/** Names of the amounts of a document. */
export const amountNames = ['taxableValue', 'igst', 'cgst', 'sgst', 'cess'] as const;

/** The sum of two sets of amounts. */
export function addAmounts(a: InwardAmounts, b: InwardAmounts): InwardAmounts {
  return {
    taxableValue: a.taxableValue + b.taxableValue,
    igst: a.igst + b.igst,
    cgst: a.cgst + b.cgst,
    sgst: a.sgst + b.sgst,
    cess: a.cess + b.cess,
  };
}

/** Tax of all heads together, in paise. */
export function taxOf({ igst, cgst, sgst, cess }: InwardAmounts): number {
  return igst + cgst + sgst + cess;
}

/** A supplier may use a number again in the next year, so the year belongs to it; so does the port of a bill of entry. */
function idOf(
  section: string,
  facts: InwardFacts & Pick<InwardDocument, 'kind' | 'number' | 'date'>,
): string {
  const { kind, number, date, portCode, isAmended, counterpartyGstin = '' } = facts;
  const place = kind === 'bill-of-entry' ? [portCode ?? '', date] : [financialYearOf(date)];
  const name = isAmended && !section.endsWith('a') ? `${section}a` : section;
  return [name, counterpartyGstin, kind, number.toUpperCase(), ...place].join('|');
}
