import type { Finding } from '../finding.ts';
import type { SeenRecord } from './record-list.ts';
import type { Check } from './return-checks.ts';
import type { SectionName } from './sections.ts';
import type { Filer } from './table.ts';

/** Sections whose documents are the filer's own and are counted in table 13. */
const counted: ReadonlySet<SectionName> = new Set(['b2b', 'b2cl', 'exp', 'cdnr', 'cdnur']);

interface Range {
  readonly first: number;
  readonly last: number;
}

/** The part of a number before its counter, and the counter: `TX/26-` and 142. */
function counterOf(documentNumber: string): { readonly head: string; readonly counter: number } | null {
  const match = /^(.*?)(\d{1,9})$/.exec(documentNumber.toUpperCase());
  return match ? { head: match[1] ?? '', counter: Number(match[2]) } : null;
}

/**
 * Every document of tables 4, 5, 6 and 9B lies in one of the series of table 13. A series whose ends do not count (a year
 * after the counter) tells nothing, and then nothing is said.
 */
export function documentsInSeries(_filer: Filer, findings: Finding[]): Check {
  const series = new Map<string, Range[]>();
  const documents: string[] = [];
  let countable = true;
  return {
    see(record) {
      if (record.section === 'doc_issue') countable = addSeries(series, record) && countable;
      else if (counted.has(record.section) && record.documentNumber !== null)
        documents.push(record.documentNumber);
    },
    end() {
      if (!countable || series.size === 0) return;
      const outside = documents.filter((number) => !isInSeries(series, number));
      if (outside.length === 0) return;
      findings.push({
        code: 'DOCUMENT-NOT-IN-SERIES',
        severity: 'warning',
        says: `${outside.length === 1 ? `Document "${outside[0]}" is` : `${outside.length} documents, the first "${outside[0]}", are`} in none of the series of table 13. Add the series, or correct its ends.`,
        sheet: 'docs',
        value: outside[0] ?? null,
        source: 'Form GSTR-1, table 13',
      });
    },
  };
}

function addSeries(series: Map<string, Range[]>, { rows }: SeenRecord): boolean {
  const from = counterOf(String(rows.value(0, 'from') ?? ''));
  const to = counterOf(String(rows.value(0, 'to') ?? ''));
  if (!from || !to || from.head !== to.head) return false;
  const ranges = series.get(from.head) ?? [];
  series.set(from.head, ranges);
  ranges.push({ first: from.counter, last: to.counter });
  return true;
}

function isInSeries(series: ReadonlyMap<string, readonly Range[]>, documentNumber: string): boolean {
  const member = counterOf(documentNumber);
  if (!member) return false;
  const ranges = series.get(member.head) ?? [];
  return ranges.some(({ first, last }) => first <= member.counter && member.counter <= last);
}
