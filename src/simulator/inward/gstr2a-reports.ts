import type { Answer, TaxpayerCall } from '../call.ts';
import { dayNumber, indianDate } from '../clock.ts';
import { Refusal } from '../errors.ts';
import { offerIfLarge } from '../large-answers.ts';
import { filingHead, monthName } from './filing-head.ts';
import { nameOf, originalNameOf, reportChecksum, reportsTo, versionsOf } from './reports.ts';
import type { Report, ReportRow, ReportSection } from './state.ts';

/** The sections of GSTR-2A that others than suppliers fill, by their words. */
export const REPORT_SECTIONS: Readonly<Record<string, ReportSection>> = {
  ISD: 'isd',
  ISDA: 'isda',
  IMPG: 'impg',
  IMPGSEZ: 'impgsez',
  TDS: 'tds',
  TDSA: 'tdsa',
  TCS: 'tcs',
};

/** What was reported in a period, as GSTR-2A writes it. */
export function reportedSection(call: TaxpayerCall, section: ReportSection): Answer {
  const { ret_period: period = '', ctin = '', from_time: from = '' } = call.query;
  if (from !== '' && Number.isNaN(dayNumber(from))) throw new Refusal('RET13511');
  const all = reportsTo(call.world, call.gstin);
  const reports = all.filter(
    (report) =>
      report.section === section &&
      report.period === period &&
      (ctin === '' || report.row.ctin === ctin) &&
      (from === '' || dayNumber(indianDate(report.reportedAt)) >= dayNumber(from)),
  );
  if (reports.length === 0) throw new Refusal('RET11416');
  const rows = section.startsWith('isd') ? byDistributor(reports, all) : reports.map(flatRow);
  return offerIfLarge(call, { [section]: rows }, reports.length);
}

/** Bills of entry have no check sum in the published sample. */
function flatRow(report: Report): object {
  return report.section.startsWith('imp') ? report.row : { chksum: reportChecksum(report), ...report.row };
}

function byDistributor(reports: readonly Report[], all: readonly Report[]): readonly object[] {
  const groups = new Map<string, { readonly head: object; readonly doclist: object[] }>();
  for (const report of reports) {
    const { ctin = '', ...row } = report.row;
    const key = `${ctin}|${report.reportedAt}`;
    const group = groups.get(key) ?? {
      head: { ctin, ...filingHead(report.period, report.reportedAt) },
      doclist: [],
    };
    groups.set(key, group);
    group.doclist.push({ chksum: reportChecksum(report), ...row, ...amendedBy(report, all) });
  }
  return [...groups.values()].map(({ head, doclist }) => ({ ...head, doclist }));
}

/** Of an amended document GSTR-2A says in which period it was, and whether its number changed (N) or the rest (D). */
function amendedBy(report: Report, all: readonly Report[]): object {
  const name = nameOf(report);
  const amendment = all.find((other) => other !== report && originalNameOf(other) === name);
  if (amendment === undefined) return {};
  const isRenamed = nameOf(amendment) !== name;
  return { aspd: monthName(amendment.period), atyp: isRenamed ? 'N' : 'D' };
}

/** AMDHIST: every version of an amended bill of entry, oldest first. */
export function amendmentHistory(call: TaxpayerCall): Answer {
  const { portcode, benum, bedate } = call.query;
  const named: ReportRow = { portcd: portcode ?? '', benum: Number(benum), bedt: bedate ?? '' };
  const versions = versionsOf(call.world, call.gstin, nameOf({ section: 'impg', row: named }));
  if (versions.length < 2) throw new Refusal('RET11416');
  return { amdhist: versions.map(({ row }) => row) };
}
