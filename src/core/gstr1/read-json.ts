import type { Finding } from '../finding.ts';
import { formatRupees } from '../money.ts';
import { isIffMonth, parseReturnPeriod, wireReturnPeriod } from '../return-period.ts';
import type { ReadReturn } from './read-sheets.ts';
import { RecordCollector } from './record-collector.ts';
import type { DraftRow } from './records.ts';
import { type SectionName, sectionNames } from './sections.ts';
import { type Filer, isInForce, type Table } from './table.ts';
import { validateRecords } from './validate.ts';
import { rowsOfWire } from './wire.ts';

const envelopeKeys: ReadonlySet<string> = new Set(['gstin', 'fp', 'gt', 'cur_gt', 'version', 'hash']);

/** Reads GSTR-1 JSON (a payload, the official tool's upload file, or what the portal returned) into records. */
export function readGstr1Json(filer: Filer, json: unknown): ReadReturn {
  const findings: Finding[] = [];
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    findings.push({
      code: 'JSON-SHAPE',
      severity: 'error',
      says: 'The file is not the JSON of a GSTR-1: it should be one object with gstin and fp. Choose another file.',
    });
    return { records: [], findings };
  }
  const body = json as Readonly<Record<string, unknown>>;
  if (!isForFiler(filer, body, findings)) return { records: [], findings };
  const collector = new RecordCollector(filer, findings);
  for (const [key, value] of Object.entries(body)) {
    if (envelopeKeys.has(key)) continue;
    if (!sectionNames.includes(key as SectionName)) {
      findings.push({
        code: 'SECTION-UNKNOWN',
        severity: 'warning',
        sheet: key,
        portalCode: 'RET191106',
        says: `"${key}" is not a section of GSTR-1 and was not read.`,
      });
      continue;
    }
    readSection({ section: key as SectionName, value, filer }, collector, findings);
  }
  return { records: [...validateRecords(filer, collector.records(), findings)], findings };
}

function isForFiler(filer: Filer, body: Readonly<Record<string, unknown>>, findings: Finding[]): boolean {
  const { gstin, fp } = body;
  if (gstin !== undefined && gstin !== filer.gstin) {
    findings.push({
      code: 'FILE-OF-ANOTHER-GSTIN',
      severity: 'error',
      value: String(gstin),
      portalCode: 'RET191136',
      says: `The file is for GSTIN ${String(gstin)}, but this return is of ${filer.gstin}. Choose the other GSTIN or another file.`,
    });
  }
  const period = typeof fp === 'string' ? parseReturnPeriod(fp) : undefined;
  if (fp !== undefined && period !== filer.returnPeriod) {
    findings.push({
      code: 'FILE-OF-ANOTHER-PERIOD',
      severity: 'error',
      value: String(fp),
      portalCode: 'RET191136',
      says: `The file is for return period ${String(fp)}, but this return is of ${wireReturnPeriod(filer.returnPeriod)}. Choose the other period or another file.`,
    });
  }
  return findings.length === 0;
}

interface SectionToRead {
  readonly section: SectionName;
  readonly value: unknown;
  readonly filer: Filer;
}

function readSection(
  { section, value, filer }: SectionToRead,
  collector: RecordCollector,
  findings: Finding[],
): void {
  rowsOfWire(section, value).forEach(({ table, row }, index) => {
    const at = { sheet: section, row: index + 1 };
    if (!isInForce(table, filer.returnPeriod)) return;
    if (filer.frequency === 'quarterly' && isIffMonth(filer.returnPeriod) && !table.inIff) {
      findings.push({
        code: 'SHEET-NOT-IN-IFF',
        severity: 'error',
        ...at,
        source: 'Rule 59(2) CGST Rules',
        says: `Section "${section}" is not part of the Invoice Furnishing Facility. Report it in the return of the quarter's last month.`,
      });
      return;
    }
    const sound = fillIn(table, row, (finding) => findings.push({ ...finding, ...at }));
    const stated = { ...row };
    table.derive?.(row, filer);
    compareTax({ row, stated }, (finding) => findings.push({ ...finding, ...at }));
    collector.add({ table, row, sound, at, headers: new Map() });
  });
}

/** Every value passes the same tests as a cell would; what is missing gets what a blank cell means. */
function fillIn(table: Table, row: DraftRow, report: (finding: Finding) => void): boolean {
  let sound = true;
  for (const [name, field] of Object.entries(table.fields)) {
    const value = row[name];
    if (value !== undefined && field.wireLikeCell) {
      const tested = field.read(field.toWire(value) as string | number);
      if (typeof tested === 'object') {
        sound = false;
        report({ severity: 'error', column: field.wire ?? name, value, ...tested });
      }
    }
    if (value !== undefined || field.blank === 'absent') continue;
    if (field.blank !== 'refused') {
      row[name] = field.blank.value;
      continue;
    }
    sound = false;
    report({
      code: 'VALUE-MISSING',
      severity: 'error',
      column: field.wire ?? name,
      portalCode: 'RET191106',
      says: `"${field.wire ?? name}" is missing or not written as the portal writes it. The return cannot do without it.`,
    });
  }
  return sound;
}

/** The portal computes the tax line by line (RET191205); a stated tax that differs is replaced, and said. */
function compareTax(
  { row, stated }: { readonly row: DraftRow; readonly stated: DraftRow },
  report: (finding: Finding) => void,
): void {
  for (const head of ['igst', 'cgst', 'sgst'] as const) {
    const given = Number(stated[head] ?? 0);
    const due = Number(row[head] ?? 0);
    if (Math.abs(given - due) <= 1) continue;
    report({
      code: 'TAX-ARITHMETIC',
      severity: 'warning',
      column: head,
      value: given / 100,
      portalCode: 'RET191205',
      source: 'Section 9 CGST Act',
      says: `${head.toUpperCase()} is stated as ₹${formatRupees(given)}; rate and taxable value give ₹${formatRupees(due)}, which is used. Correct the source if the stated amount was meant.`,
    });
  }
}
