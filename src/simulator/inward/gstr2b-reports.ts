import { indianDate } from '../clock.ts';
import { grouped } from '../grouped.ts';
import type { World } from '../world.ts';
import { amountsOfReport } from './reports.ts';
import type { Report, ReportRow } from './state.ts';
import { sumOf, type WireAmounts } from './tax-lines.ts';

/** What a document adds to the summary of a statement: where, and how much. */
export interface Credited {
  readonly part: 'nonrevsup' | 'revsup' | 'othersup' | 'isdsup' | 'imports';
  readonly block: string;
  readonly isAvailable: boolean;
  readonly amounts: WireAmounts;
}

/** Types of distributed documents as GSTR-2B spells them; GSTR-2A marks amendments with an A. */
const TYPES = { ISD: 'ISDI', ISDA: 'ISDI', ISDCN: 'ISDC', ISDCNA: 'ISDC' } as const;
const typeOf = ({ isd_docty: type = 'ISD' }: ReportRow) => TYPES[type];

/** Distributed credit, credit notes on it, and imports in the summary; amended bills have blocks of their own. */
export function creditOfReport(report: Report): Credited {
  const { section, row } = report;
  const amounts = amountsOfReport(report);
  if (section.startsWith('imp')) {
    const amended = section === 'impg' ? 'impga' : 'impgasez';
    return { part: 'imports', block: row.amd === 'Y' ? amended : section, isAvailable: true, amounts };
  }
  const part = typeOf(row) === 'ISDC' ? 'othersup' : 'isdsup';
  return { part, block: section, isAvailable: row.itc_elg === 'Y', amounts };
}

/** The head of what somebody furnished by one return. */
export function reporterHead(
  world: World,
  ctin: string,
  { period, filedAt }: { readonly period: string; readonly filedAt: number },
) {
  const trdnm = world.taxpayers.get(ctin)?.legalName ?? ctin;
  return { ctin, trdnm, supprd: period, supfildt: indianDate(filedAt) };
}

const headOf = (world: World, { row, period, reportedAt }: Report) =>
  reporterHead(world, row.ctin ?? '', { period, filedAt: reportedAt });

const sezHead = (world: World, { row: { sgstin = '', tdname } }: Report) => ({
  ctin: sgstin,
  trdnm: tdname ?? world.taxpayers.get(sgstin)?.legalName ?? sgstin,
});

/** The documents by section, as GSTR-2B writes them. */
export function reportedDocuments(world: World, reports: readonly Report[]): object {
  return bySection(reports, (of, section) => {
    if (section === 'impg') return of.map(bill);
    if (section === 'impgsez')
      return nested(
        of,
        ({ row }) => row.sgstin ?? '',
        (first, rows) => ({
          ...sezHead(world, first),
          boe: rows.map(bill),
        }),
      );
    return nested(of, returnOf, (first, rows) => ({
      ...headOf(world, first),
      doclist: rows.map(distributed),
    }));
  });
}

/** The sums by distributor and type, and by SEZ unit and port; bills of ports have no counter party. */
export function reportedSums(world: World, reports: readonly Report[]): object {
  const ofParties = reports.filter(({ section }) => section !== 'impg');
  const sums = (rows: readonly Report[]) => ({ ttldocs: rows.length, ...sumOf(rows.map(amountsOfReport)) });
  return bySection(ofParties, (of, section) => {
    if (section === 'impgsez')
      return nested(
        of,
        ({ row }) => `${row.sgstin}|${row.portcd}`,
        (first, rows) => {
          const { ttldocs, txval, igst, cess } = sums(rows);
          return { ...sezHead(world, first), portcode: first.row.portcd, ttldocs, txval, igst, cess };
        },
      );
    return nested(
      of,
      (report) => `${returnOf(report)}|${typeOf(report.row)}`,
      (first, rows) => {
        const { txval: _none, ...rest } = sums(rows);
        return { ...headOf(world, first), doctyp: typeOf(first.row), ...rest };
      },
    );
  });
}

const returnOf = ({ row, period, reportedAt }: Report) => `${row.ctin}|${period}|${reportedAt}`;

function bySection(
  reports: readonly Report[],
  rows: (of: readonly Report[], section: string) => readonly object[],
): object {
  const sections = [...grouped(reports, ({ section }) => section)];
  return Object.fromEntries(sections.map(([section, of]) => [section, rows(of, section)]));
}

function nested(
  reports: readonly Report[],
  by: (report: Report) => string,
  shown: (first: Report, rows: readonly Report[]) => object,
): readonly object[] {
  return [...grouped(reports, by).values()].flatMap((rows) => (rows[0] ? [shown(rows[0], rows)] : []));
}

function distributed(report: Report): object {
  const { row } = report;
  const { igst, cgst, sgst, cess } = amountsOfReport(report);
  return {
    ...(row.odocnum === undefined ? {} : { odoctyp: typeOf(row), odocnum: row.odocnum, odocdt: row.odocdt }),
    doctyp: typeOf(row),
    docnum: row.docnum,
    docdt: row.docdt,
    oinvnum: '',
    oinvdt: '',
    igst,
    cgst,
    sgst,
    cess,
    itcelg: row.itc_elg,
  };
}

/** Bills of entry are numbers in GSTR-2A and text in GSTR-2B. */
function bill(report: Report): object {
  const { row, reportedAt } = report;
  const { txval, igst, cess } = amountsOfReport(report);
  return {
    refdt: row.refdt,
    recdt: indianDate(reportedAt),
    portcode: row.portcd,
    boenum: String(row.benum),
    boedt: row.bedt,
    isamd: row.amd,
    txval,
    igst,
    cess,
  };
}
