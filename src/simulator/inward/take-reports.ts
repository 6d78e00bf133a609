import { dayNumber, indianDate, isReturnPeriod, periodIndex, periodOf } from '../clock.ts';
import { isDeductorGstin, isOperatorGstin, isTaxpayerGstin } from '../gstin.ts';
import { amount, type Check, list, record, text, whole, word } from '../schemas/check.ts';
import { paise } from '../schemas/wire.ts';
import type { World } from '../world.ts';
import { nameOf, originalNameOf, reportsTo, versionsOf } from './reports.ts';
import type { Report, ReportRow, ReportSection } from './state.ts';

/*
 * Reports of distributors, customs, deductors and operators, by the law that binds each. ISD and customs are written
 * as the published samples of GSTR-2A have them (reference: gstr2a_2b_ims.json); of TDS and TCS no sample is known, and
 * their rows have the fields of GSTR-7 and GSTR-8.
 */
const rupees = amount(0, 99_999_999_999.99);
const party = text(/^[0-9A-Z]+$/, 15, 15);
const date: Check = (value) =>
  typeof value === 'string' && !Number.isNaN(dayNumber(value)) ? null : ': must be a day, dd-mm-yyyy';
const period: Check = (value) => (isReturnPeriod(value) ? null : ': must be a period, MMYYYY');
const documentNumber = text(/^[A-Za-z0-9/-]+$/, 1, 16);

const distributed = { docnum: documentNumber, docdt: date, itc_elg: word('Y', 'N'), iamt: rupees };
const distributedHeads = { camt: rupees, samt: rupees, cess: rupees };
const bill = {
  refdt: date,
  portcd: text(/^[A-Z0-9]+$/, 6, 6),
  benum: whole(1, 9_999_999),
  bedt: date,
  txval: rupees,
  iamt: rupees,
};
const withheld = { month: period, iamt: rupees, camt: rupees, samt: rupees };

const checks: Readonly<Record<ReportSection, Check>> = {
  isd: list(
    record({
      ctin: party,
      doclist: list(record({ isd_docty: word('ISD', 'ISDCN'), ...distributed }, distributedHeads)),
    }),
  ),
  isda: list(
    record({
      ctin: party,
      doclist: list(
        record(
          { isd_docty: word('ISDA', 'ISDCNA'), odocnum: documentNumber, odocdt: date, ...distributed },
          distributedHeads,
        ),
      ),
    }),
  ),
  impg: list(record(bill, { csamt: rupees })),
  impgsez: list(record({ ...bill, sgstin: party }, { csamt: rupees, tdname: text(/^/) })),
  tds: list(record({ ctin: party, amt_ded: rupees, ...withheld })),
  tdsa: list(record({ ctin: party, octin: party, omonth: period, amt_ded: rupees, ...withheld })),
  tcs: list(record({ etin: party, amt: rupees, ...withheld })),
};
const SECTIONS = Object.keys(checks) as readonly ReportSection[];

/** What is to be reported: whose, of which period, since when, and the sections as GSTR-2A writes them. */
type Given = Readonly<Record<string, unknown>> & {
  readonly gstin?: unknown;
  readonly fp?: unknown;
  readonly filedAt?: unknown;
};

/** Takes reports for a taxpayer, all or none; answers them, or in a sentence what is wrong. */
export function takeReports(world: World, given: Given): readonly Report[] | string {
  const { gstin, fp, filedAt, ...sections } = given;
  if (!isTaxpayerGstin(gstin)) return `GSTIN "${String(gstin)}" is not valid. Check its fifteenth character.`;
  if (!isReturnPeriod(fp)) return `"${String(fp)}" is no return period. Write it as 102026.`;
  const reportedAt = filedAt === undefined ? world.clock.now() : Date.parse(String(filedAt));
  if (Number.isNaN(reportedAt))
    return `"${String(filedAt)}" is no instant. Write it as 2026-11-10T10:00:00Z.`;
  const strange = Object.keys(sections).find((name) => !SECTIONS.includes(name as ReportSection));
  if (strange !== undefined)
    return `Nobody reports a section "${strange}". Known are: ${SECTIONS.join(', ')}.`;
  const taken: Report[] = [];
  for (const section of SECTIONS.filter((name) => sections[name] !== undefined)) {
    const wrong = checks[section](sections[section]);
    if (wrong !== null) return `${section}${wrong}.`;
    for (const row of rowsOf(sections[section] as readonly Wire[])) {
      const report = { gstin, section, period: fp, reportedAt, row };
      const fault = faultOf(world, report, taken);
      if (fault !== null) return `${section} ${nameOf(report)}: ${fault}`;
      taken.push({ ...report, id: `${gstin}/${section}/${world.chance.hex('report').slice(0, 16)}` });
    }
  }
  const reports = taken.map((report) => keep(world, report));
  world.flush();
  return reports;
}

type Wire = Readonly<Record<string, unknown>>;

function rowsOf(list: readonly Wire[]): readonly ReportRow[] {
  return list.flatMap(({ doclist, ...head }) =>
    Array.isArray(doclist) ? doclist.map((row: Wire) => ({ ...head, ...row })) : [head],
  );
}

/** Keeps a report; a bill that customs has reported before is amended by the next report of it. */
function keep(world: World, report: Report): Report {
  const isKnown = versionsOf(world, report.gstin, nameOf(report)).length > 0;
  const amd = isKnown ? 'Y' : 'N';
  const kept = report.section.startsWith('imp')
    ? { ...report, row: { ...report.row, amd } as const }
    : report;
  world.reports.set(kept.id, kept);
  return kept;
}

type Fresh = Omit<Report, 'id'>;

function faultOf(world: World, report: Fresh, taken: readonly Report[]): string | null {
  const known = [...reportsTo(world, report.gstin), ...taken];
  if (report.section.startsWith('imp')) return billFault(world, report, known);
  const { reportedAt, period: of } = report;
  if (periodIndex(of) > periodIndex(periodOf(indianDate(reportedAt))))
    return 'The return is filed before its period begins. Correct the period or the day.';
  return report.section.startsWith('isd') ? distributionFault(report, known) : withheldFault(report, known);
}

/** Bills of entry (section 46 Customs Act); the reference falls into the period, and a repeated bill must differ. */
function billFault(world: World, { row, section, period: of, gstin }: Fresh, known: readonly Report[]) {
  if (periodOf(row.refdt ?? '') !== of)
    return 'The day of reference is not in the period. Correct one of them.';
  if (dayNumber(row.refdt ?? '') > dayNumber(indianDate(world.clock.now())))
    return 'The day of reference is in the future. Move the clock, or correct it.';
  if (dayNumber(row.bedt ?? '') > dayNumber(row.refdt ?? ''))
    return 'The bill is later than its reference. Correct one of the days.';
  if (section === 'impgsez' && (!isTaxpayerGstin(row.sgstin) || row.sgstin === gstin))
    return `"${row.sgstin}" is no GSTIN of a unit in a special economic zone. Check its fifteenth character.`;
  const before = known.findLast(
    (other) => other.section.startsWith('imp') && nameOf(other) === nameOf({ section, row }),
  );
  const isSame =
    before !== undefined &&
    before.row.txval === row.txval &&
    before.row.iamt === row.iamt &&
    before.row.csamt === row.csamt;
  return isSame ? 'This bill has been reported with the same amounts. Change them to amend it.' : null;
}

/** Credit of a distributor in another State comes as integrated tax only (rule 39(1)(f) and (g) CGST Rules). */
function distributionFault(report: Fresh, known: readonly Report[]): string | null {
  const { row, gstin } = report;
  if (!isTaxpayerGstin(row.ctin) || row.ctin === gstin)
    return `"${row.ctin}" is no GSTIN of a distributor. Check its fifteenth character.`;
  if (row.ctin.slice(0, 2) !== gstin.slice(0, 2) && (row.camt || row.samt))
    return 'A distributor in another State passes on integrated tax only. Put the credit into iamt.';
  return repeatedOrLost(report, known);
}

/** Rates in per cent of tax deducted (section 51) and collected (section 52; Notification 15/2024 from 10-07-2024). */
function ratesOf({ section, row }: Fresh): readonly number[] {
  if (section !== 'tcs') return [2];
  const index = periodIndex(row.month ?? '');
  const change = periodIndex('072024');
  return index < change ? [1] : index === change ? [1, 0.5] : [0.5];
}

function withheldFault(report: Fresh, known: readonly Report[]): string | null {
  const { section, row } = report;
  const by = section === 'tcs' ? row.etin : row.ctin;
  const isRight = section === 'tcs' ? isOperatorGstin : isDeductorGstin;
  if (by === undefined || !isRight(by))
    return `"${by}" is no GSTIN of ${section === 'tcs' ? 'an operator (C' : 'a deductor (D'} in the fourteenth place).`;
  const heads = [row.iamt, row.camt, row.samt].map(paise);
  const [igst = 0, cgst = 0, sgst = 0] = heads;
  if (cgst !== sgst || (igst > 0 && cgst > 0))
    return 'The tax is integrated, or central and State in equal halves.';
  const base = paise(section === 'tcs' ? row.amt : row.amt_ded);
  const fits = ratesOf(report).some((rate) => Math.abs(igst + cgst + sgst - (base * rate) / 100) <= 100);
  if (!fits) return `The tax is not ${ratesOf(report).join(' or ')} % of the value.`;
  return repeatedOrLost(report, known);
}

/** A first report has a name of its own; an amendment names what is there. */
function repeatedOrLost(report: Fresh, known: readonly Report[]): string | null {
  const original = originalNameOf(report);
  const family = report.section.slice(0, 3);
  const named = (name: string) =>
    known.some((other) => other.section.startsWith(family) && nameOf(other) === name);
  if (original === undefined) return named(nameOf(report)) ? 'It has been reported. Amend it instead.' : null;
  return named(original) ? null : 'What it amends has not been reported. Report that first.';
}
