import type { Finding } from '../finding.ts';
import { formatRupees } from '../money.ts';
import { wireReturnPeriod } from '../return-period.ts';
import type { InwardAmounts, InwardDocument } from './inward-document.ts';
import { addAmounts, amountNames } from './read-section.ts';
import type { InwardStatement } from './read-statement.ts';
import { readMoney } from './wire-fact.ts';

type WireObject = Readonly<Record<string, unknown>>;
type Heads = Pick<InwardAmounts, 'igst' | 'cgst' | 'sgst' | 'cess'>;

/** What the portal's summary of a GSTR-2B comes to: net tax of all it counts, in paise, and what it says of documents. */
export interface DeclaredTotals extends Heads {
  /** Documents and taxable value by counter party, where the summary has them (credit notes taken off). */
  readonly documents?: number;
  readonly taxableValue?: number;
}

const none: InwardAmounts = { taxableValue: 0, igst: 0, cgst: 0, sgst: 0, cess: 0 };
const headNames = ['igst', 'cgst', 'sgst', 'cess'] as const;
/** Sides of `itcsumm`, under every name seen, and the tables of documents they sum up. */
const sides: Readonly<Record<string, string>> = {
  itcavl: 'itcavl',
  itcunavl: 'itcunavl',
  itcrej: 'itcrej',
  itcRej: 'itcrej',
  itcRejected: 'itcrej',
};
/** Part 4(B) of the statement: what is taken off the credit. */
const reversal = 'othersup';

const isObject = (value: unknown): value is WireObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objectAt = (holder: WireObject | undefined, key: string): WireObject => {
  const value = holder?.[key];
  return isObject(value) ? value : {};
};
const headsOf = (wire: WireObject): Heads => ({
  igst: readMoney(wire['igst']) ?? 0,
  cgst: readMoney(wire['cgst']) ?? 0,
  sgst: readMoney(wire['sgst']) ?? 0,
  cess: readMoney(wire['cess']) ?? 0,
});

/** The portal's totals of a GSTR-2B; null for statements without a summary. */
export function declaredTotals({ summary }: InwardStatement): DeclaredTotals | null {
  const groups = Object.values(objectAt(summary, 'itcsumm'))
    .filter(isObject)
    .flatMap((side) => Object.entries(side))
    .filter((entry): entry is [string, WireObject] => isObject(entry[1]));
  const suppliers = supplierRows(summary);
  if (groups.length === 0 && suppliers.length === 0) return null;
  let tax: InwardAmounts = none;
  for (const [name, group] of groups)
    tax = addAmounts(tax, signed({ ...none, ...headsOf(group) }, name === reversal ? -1 : 1));
  if (suppliers.length === 0) return headsIn(tax);
  const taxableValue = suppliers.reduce(
    (sum, { row }) => sum + (isCredit(row) ? -1 : 1) * (readMoney(row['txval']) ?? 0),
    0,
  );
  const documents = suppliers.reduce((sum, { row }) => sum + Number(row['ttldocs'] ?? 0), 0);
  return { ...headsIn(tax), documents, taxableValue };
}

const headsIn = ({ igst, cgst, sgst, cess }: Heads): Heads => ({ igst, cgst, sgst, cess });
const signed = (amounts: InwardAmounts, sign: 1 | -1): InwardAmounts => ({
  taxableValue: sign * amounts.taxableValue,
  igst: sign * amounts.igst,
  cgst: sign * amounts.cgst,
  sgst: sign * amounts.sgst,
  cess: sign * amounts.cess,
});
const isCredit = (row: WireObject): boolean => row['nttyp'] === 'C' || row['doctyp'] === 'ISDC';

/** Compares the documents of a whole GSTR-2B with the portal's summary of it, to the paisa; every difference is a finding. */
export function compareDeclared(statement: InwardStatement): readonly Finding[] {
  if (!statement.summary) return [];
  return [...creditDifferences(statement), ...supplierDifferences(statement)];
}

/** Where GSTR-2B sums up a document: side, part and block of `itcsumm`. */
function blockOf(document: InwardDocument): readonly [side: string, part: string, block: string] {
  const { section, kind, itcAvailability, isRejected, reverseCharge, isAmended } = document;
  // While the portal has not decided (T) the credit cannot be taken.
  const side = isRejected ? 'itcrej' : (itcAvailability ?? 'Y') === 'Y' ? 'itcavl' : 'itcunavl';
  if (kind === 'bill-of-entry')
    return [side, 'imports', isAmended ? (section === 'impgsez' ? 'impgasez' : 'impga') : section];
  if (kind === 'isd-credit-note') return [side, reversal, section];
  if (kind === 'isd-invoice') return [side, 'isdsup', section];
  if (kind === 'credit-note') return [side, reversal, reverseCharge ? `${section}rev` : section];
  return [side, reverseCharge ? 'revsup' : 'nonrevsup', section];
}

function creditDifferences({ summary, documents }: InwardStatement): readonly Finding[] {
  const itcsumm = objectAt(summary, 'itcsumm');
  if (Object.keys(itcsumm).length === 0) return [];
  const ours = new Map<string, InwardAmounts>();
  for (const document of documents) {
    const [side, group, block] = blockOf(document);
    for (const name of [`${side}.${group}`, `${side}.${group}.${block}`])
      ours.set(name, addAmounts(ours.get(name) ?? none, document.amounts));
  }
  const theirs = new Map<string, Heads>();
  for (const [key, side] of Object.entries(itcsumm))
    for (const [group, heads] of Object.entries(isObject(side) ? side : {})) {
      if (!isObject(heads)) continue;
      const name = `${sides[key] ?? key}.${group}`;
      theirs.set(name, headsOf(heads));
      for (const [block, values] of Object.entries(heads))
        if (isObject(values)) theirs.set(`${name}.${block}`, headsOf(values));
    }
  return [...new Set([...theirs.keys(), ...ours.keys()])].sort().flatMap((name) => {
    const [said, summed] = [theirs.get(name), ours.get(name) ?? none];
    // Older statements leave the blocks of a part out; the part itself is compared then.
    if (!said && name.split('.').length === 3 && theirs.has(name.slice(0, name.lastIndexOf('.')))) return [];
    const differing = headNames.filter((head) => (said?.[head] ?? 0) !== summed[head]);
    return differing.length === 0
      ? []
      : [
          creditFinding(
            name,
            differing.map(
              (head) =>
                `${head.toUpperCase()} ₹${formatRupees(said?.[head] ?? 0)} against ₹${formatRupees(summed[head])}`,
            ),
          ),
        ];
  });
}

function creditFinding(name: string, differing: readonly string[]): Finding {
  const isAmendment = /\.(b2ba|cdnra|ecoma|isda|cdnrarev)$/.test(name);
  const hint = isAmendment
    ? 'The portal may count an amendment by what it changed; look at the original.'
    : 'Download the statement again, with all its files.';
  return {
    code: 'SUMMARY-DIFFERS',
    severity: 'warning',
    sheet: 'itcsumm',
    column: name,
    source: 'Rule 60(7) CGST Rules',
    says: `The portal's summary "${name}" and the documents differ: ${differing.join(', ')}. ${hint}`,
  };
}

interface SupplierRow {
  readonly section: string;
  readonly isRejected: boolean;
  readonly row: WireObject;
}

function supplierRows(summary: WireObject | undefined): readonly SupplierRow[] {
  return (['cpsumm', 'cpSummRej'] as const).flatMap((key) =>
    Object.entries(objectAt(summary, key)).flatMap(([section, rows]) =>
      (Array.isArray(rows) ? rows : [])
        .filter(isObject)
        .map((row) => ({ section, isRejected: key === 'cpSummRej', row })),
    ),
  );
}

/** The portal's rows by supplier: each names its section and, as far as it goes, period, note type, document type, port. */
function supplierDifferences({ summary, documents }: InwardStatement): readonly Finding[] {
  const rows = supplierRows(summary);
  if (rows.length === 0) return [];
  const byParty = new Map<string, InwardDocument[]>();
  for (const document of documents) {
    const key = partyKey(document.section, document.counterpartyGstin, document.isRejected === true);
    const found = byParty.get(key);
    if (found) found.push(document);
    else byParty.set(key, [document]);
  }
  return rows.flatMap((supplier) => {
    const { section, isRejected, row } = supplier;
    const gstin = String(row['ctin'] ?? '');
    const found = (byParty.get(partyKey(section, gstin, isRejected)) ?? []).filter((document) =>
      isOfRow(document, row),
    );
    const summed = found.reduce<InwardAmounts>((sum, { amounts }) => addAmounts(sum, amounts), none);
    const said = { ...headsOf(row), taxableValue: readMoney(row['txval']) ?? 0 };
    const differing = amountNames.filter(
      (name) => said[name] !== summed[name] && (name !== 'taxableValue' || row['txval'] !== undefined),
    );
    const count = Number(row['ttldocs'] ?? found.length);
    if (differing.length === 0 && count === found.length) return [];
    const amounts = differing.map(
      (name) => `${name} ₹${formatRupees(said[name])} against ₹${formatRupees(summed[name])}`,
    );
    const counts = count === found.length ? [] : [`${count} documents against ${found.length}`];
    return [supplierFinding(section, gstin, [...counts, ...amounts])];
  });
}

const partyKey = (section: string, gstin: string, isRejected: boolean): string =>
  `${section}|${gstin.toUpperCase()}|${isRejected}`;

function isOfRow(document: InwardDocument, row: WireObject): boolean {
  const { filedPeriod, documentType, portCode } = document;
  const pairs = [
    [row['supprd'], filedPeriod && wireReturnPeriod(filedPeriod)],
    [row['nttyp'] ?? row['doctyp'], documentType],
    [row['portcode'], portCode],
  ];
  return pairs.every(([said, ours]) => said === undefined || ours === undefined || said === ours);
}

function supplierFinding(section: string, gstin: string, differing: readonly string[]): Finding {
  return {
    code: 'SUPPLIER-SUMMARY-DIFFERS',
    severity: 'warning',
    sheet: 'cpsumm',
    column: section,
    value: gstin,
    says: `The portal's summary of ${gstin || 'imports'} in section "${section}" and its documents differ: ${differing.join(', ')}. Download the statement again, with all its files.`,
  };
}
