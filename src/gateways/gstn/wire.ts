import { parseReturnPeriod } from '../../core/index.ts';
import type {
  FiledReturn,
  PortalSummary,
  ProcessingStatus,
  StatusAnswer,
  SummaryRow,
} from '../../filing/needs/portal.ts';
import { rejectedRecords } from './rejected-records.ts';

/** An object as parsed from JSON, before anything is known of it. */
export type WireObject = Readonly<Record<string, unknown>>;

/** Whether a parsed value is an object with keys. */
export function isObject(value: unknown): value is WireObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text of the wire; '' when it is not there or something else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

const statusWords: Readonly<Record<string, ProcessingStatus>> = {
  REC: 'received',
  IP: 'in-process',
  P: 'processed',
  PE: 'processed-with-errors',
  ER: 'rejected',
};

/** Reads a RETSTATUS answer; null when its status word is unknown. */
export function readStatus(answer: WireObject): StatusAnswer | null {
  const status = statusWords[textOf(answer.status_cd)];
  if (!status) return null;
  const report = isObject(answer.error_report) ? answer.error_report : {};
  const rejected = status === 'processed-with-errors' ? rejectedRecords(report) : [];
  const code = textOf(report.error_cd);
  if (!code) return { status, rejected };
  return { status, rejected, code, message: textOf(report.error_msg) };
}

/** Reads a RETSUM answer; null when it has no rows or no checksum. The answer itself is kept untouched for filing. */
export function readSummary(answer: WireObject): PortalSummary | null {
  if (!Array.isArray(answer.sec_sum) || typeof answer.chksum !== 'string') return null;
  const rows = answer.sec_sum.filter(isObject).flatMap((row) => {
    const section = textOf(row.sec_nm);
    const subRows = Array.isArray(row.sub_sections) ? row.sub_sections.filter(isObject) : [];
    return [summaryRow(section, row), ...subRows.map((sub) => summaryRow(subSectionName(section, sub), sub))];
  });
  return { rows, checksum: answer.chksum, raw: answer };
}

/**
 * The name of a sub-section, unique in the summary: its own where it begins with that of its section (CDNR_4A, EXPWP),
 * else `<section>_<typ>` (CDNUR_B2CL, CDNUR_EXPWP). Below an amended section the section's name takes the place of
 * the unamended one's: CDNRA_4A, EXPAWP, and SUPECOMA_14A though the portal may write SUPECOM_14A there.
 */
export function subSectionName(section: string, row: WireObject): string {
  const own = textOf(row.sec_nm) || textOf(row.typ);
  if (own.startsWith(section)) return own;
  const unamended = section.endsWith('A') ? section.slice(0, -1) : section;
  return own.startsWith(unamended) ? section + own.slice(unamended.length) : `${section}_${own}`;
}

/**
 * One row in our names, rupees. Table 8 has three columns of its own, nil rated, exempt and non-GST supplies: their sum
 * is its value and stands in the column of the taxable value, as in the form's total. Table 13 counts only.
 */
function summaryRow(section: string, row: WireObject): SummaryRow {
  const untaxed = toPaise(amount(row.ttl_nilsup_amt) + amount(row.ttl_expt_amt) + amount(row.ttl_ngsup_amt));
  return {
    section,
    count: amount(row.ttl_rec),
    value: row.ttl_val === undefined ? untaxed : amount(row.ttl_val),
    taxableValue: row.ttl_tax === undefined ? untaxed : amount(row.ttl_tax),
    igst: amount(row.ttl_igst),
    cgst: amount(row.ttl_cgst),
    sgst: amount(row.ttl_sgst),
    cess: amount(row.ttl_cess),
  };
}

/** Amounts come as numbers from some hosts and as text from others; an absent one is zero. */
function amount(value: unknown): number {
  const number = typeof value === 'string' ? Number(value.replaceAll(',', '')) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : 0;
}

/** Takes the noise of adding binary fractions off: rupees to two decimals. */
function toPaise(rupees: number): number {
  return Number(rupees.toFixed(2));
}

/** Reads the public list of filed returns; entries that are invalid, or of no readable period, are passed over. */
export function readFiledReturns(answer: WireObject): readonly FiledReturn[] {
  const list = Array.isArray(answer.EFiledlist) ? answer.EFiledlist.filter(isObject) : [];
  return list.flatMap((entry) => {
    const returnPeriod = parseReturnPeriod(textOf(entry.ret_prd));
    const arn = textOf(entry.arn);
    if (!returnPeriod || !arn || entry.valid === 'N') return [];
    if (!/^filed$/i.test(textOf(entry.status) || 'Filed')) return [];
    return [{ form: textOf(entry.rtntype), returnPeriod, arn, filedOn: textOf(entry.dof) }];
  });
}

/**
 * Puts the files of a large answer together: lists of the same key follow one another, objects are joined, and of
 * single values the first stays.
 */
export function joinSections(files: readonly WireObject[]): WireObject {
  return files.reduce((joined, file) => joinTwo(joined, file), {});
}

function joinTwo(first: WireObject, second: WireObject): WireObject {
  const joined: Record<string, unknown> = { ...first };
  for (const [key, value] of Object.entries(second)) {
    const before = joined[key];
    if (Array.isArray(before) && Array.isArray(value)) joined[key] = before.concat(value);
    else if (isObject(before) && isObject(value)) joined[key] = joinTwo(before, value);
    else if (before === undefined) joined[key] = value;
  }
  return joined;
}
