import type { Finding } from '../finding.ts';
import type { RowValue } from '../gstr1/record.ts';
import { parseReturnPeriod, wireReturnPeriod } from '../return-period.ts';
import { PurchaseCollector } from './collect-purchases.ts';
import type { Buyer, LinePart, PurchaseRow, PurchaseTable } from './purchase-table.ts';
import type { ReadPurchases } from './read-purchase-sheets.ts';
import { returnSections } from './return-sections.ts';
import { sumsOfWire } from './return-sums.ts';
import { purchaseTables } from './tables.ts';

/** Reads GSTR-2 JSON (a payload, or what the portal holds) into purchases; deleted documents are left out. */
export function readGstr2Json(buyer: Buyer, json: unknown): ReadPurchases {
  const findings: Finding[] = [];
  if (!isObject(json)) return { documents: [], findings: [notGstr2] };
  if (json['gstin'] !== undefined && json['gstin'] !== buyer.gstin)
    return { documents: [], findings: [otherGstin(json['gstin'], buyer)] };
  if (typeof json['fp'] === 'string' && parseReturnPeriod(json['fp']) !== buyer.returnPeriod)
    return { documents: [], findings: [otherPeriod(json['fp'], buyer)] };
  const collector = new PurchaseCollector(buyer, findings);
  for (const table of purchaseTables) {
    const section = json[table.section] ?? json[aliases[table.section] ?? ''];
    documentsIn(table, section).forEach((wire, index) => {
      const at = { sheet: table.section, row: index + 1 };
      if (wire['flag'] === 'D') return;
      for (const { row, sound } of rowsOfWire(table, wire, (finding) => findings.push({ ...finding, ...at })))
        collector.add({ table, row, sound, at, column: (field) => table.fields[field]?.wire ?? field });
    });
  }
  findings.push(
    ...Object.keys(json)
      .filter((key) => !knownKeys.has(key))
      .map(unknownSection),
  );
  const [documents, sums] = [collector.documents(), sumsOfWire(json)];
  return sums.length === 0 ? { documents, findings } : { documents, sums, findings };
}

/** Names of sections that the tool and the interface of the portal spell differently. */
const aliases: Readonly<Record<string, string>> = { cdn: 'cdnr', atadj: 'txpd' };
const knownKeys: ReadonlySet<string> = new Set([
  ...['gstin', 'fp', 'hash', 'version'],
  ...purchaseTables.map(({ section }) => section),
  ...returnSections.map(({ section }) => section),
  ...Object.values(aliases),
]);

const unknownSection = (key: string): Finding => ({
  code: 'SECTION-UNKNOWN',
  severity: 'warning',
  sheet: key,
  says: `"${key}" is not a section of GSTR-2 and was not read.`,
});

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objects = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

function documentsIn(
  { wire }: PurchaseTable,
  section: unknown,
): readonly Readonly<Record<string, unknown>>[] {
  const { party } = wire;
  if (!party) return objects(section);
  return objects(section).flatMap((holder) =>
    objects(holder[party.child]).map((document) => ({ ...holder, [party.child]: undefined, ...document })),
  );
}

type Report = (finding: Omit<Finding, 'sheet' | 'row'>) => void;

function rowsOfWire(
  table: PurchaseTable,
  wire: Readonly<Record<string, unknown>>,
  report: Report,
): readonly { readonly row: PurchaseRow; readonly sound: boolean }[] {
  const head = valuesOf(table, [...(table.wire.party?.fields ?? []), ...table.wire.document], wire, report);
  return objects(wire['itms']).map((item) => {
    const lines = table.wire.line.map(({ wrap, fields }: LinePart) =>
      valuesOf(table, fields, wrap !== undefined && isObject(item[wrap]) ? item[wrap] : item, report),
    );
    return {
      row: Object.assign({}, head.row, ...lines.map(({ row }) => row)),
      sound: head.sound && lines.every(({ sound }) => sound),
    };
  });
}

function valuesOf(
  { fields }: PurchaseTable,
  names: readonly string[],
  wire: Readonly<Record<string, unknown>>,
  report: Report,
): { readonly row: PurchaseRow; readonly sound: boolean } {
  const row: Record<string, RowValue> = {};
  let sound = true;
  for (const name of names) {
    const field = fields[name];
    if (!field?.wire) continue;
    const given = wire[field.wire];
    const value = given === undefined ? undefined : field.fromWire(given);
    const tested =
      value !== undefined && field.wireLikeCell ? field.read(field.toWire(value) as string | number) : value;
    if (typeof tested === 'object') {
      sound = false;
      report({ severity: 'error', column: field.wire, value: String(given), ...tested });
    } else if (value !== undefined) row[name] = value;
    else if (typeof field.blank === 'object') row[name] = field.blank.value;
    else if (field.blank === 'refused' || given !== undefined) {
      sound = false;
      report({
        code: 'VALUE-MISSING',
        severity: 'error',
        column: field.wire,
        says: `"${field.wire}" is missing or not written as the portal writes it. The document cannot do without it.`,
      });
    }
  }
  return { row, sound };
}

const notGstr2: Finding = {
  code: 'JSON-SHAPE',
  severity: 'error',
  says: 'The file is not the JSON of a GSTR-2: it should be one object with gstin and fp. Choose another file.',
};
const otherGstin = (gstin: unknown, buyer: Buyer): Finding => ({
  code: 'FILE-OF-ANOTHER-GSTIN',
  severity: 'error',
  value: String(gstin),
  says: `The file is of ${String(gstin)}, not of ${buyer.gstin}. Choose the other GSTIN or another file.`,
});
const otherPeriod = (fp: string, buyer: Buyer): Finding => ({
  code: 'FILE-OF-ANOTHER-PERIOD',
  severity: 'error',
  value: fp,
  says: `The file is for return period ${fp}, not for ${wireReturnPeriod(buyer.returnPeriod)}. Choose the other period or another file.`,
});
