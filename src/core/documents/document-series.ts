import type { BookPlace, SaleDocument } from './supply.ts';

/** An unbroken range of documents of one nature (table 13 of GSTR-1). */
export interface SeriesRange {
  /** Serial number of the nature on the form: 1 invoices, 4 debit notes, 5 credit notes … */
  readonly nature: number;
  readonly from: string;
  readonly to: string;
  readonly total: number;
  readonly cancelled: number;
  readonly origin: readonly BookPlace[];
}

/** Numbers that no document of the books has, between two that are there. */
export interface SeriesGap {
  readonly nature: number;
  readonly after: string;
  readonly before: string;
  readonly missing: number;
  readonly at: BookPlace;
}

/** What a series is made of: numbers, the nature of each, and whether it was cancelled. */
export type NumberedDocument = Pick<SaleDocument, 'kind' | 'number' | 'cancelled' | 'challanFor' | 'origin'>;

/** All numbers of one series, with those between its ends that no document has. */
export interface NumberSeries {
  /** Serial number of the nature on the form, as in table 13. */
  readonly nature: number;
  /** Its numbers with # for the counter: `TX/#/26-27`. */
  readonly pattern: string;
  readonly from: string;
  readonly to: string;
  readonly total: number;
  readonly cancelled: number;
  readonly missing: number;
  /** The first hundred of them. */
  readonly missingNumbers: readonly string[];
}

const challans = { 'job work': 9, 'supply on approval': 10, 'liquid gas': 11, other: 12 } as const;

/** Number of the nature of a document in table 13; null for entries that are no documents. */
export function natureOf(document: Pick<SaleDocument, 'kind' | 'challanFor'>): number | null {
  switch (document.kind) {
    case 'invoice':
    case 'bill-of-supply':
      return 1;
    case 'debit-note':
      return 4;
    case 'credit-note':
      return 5;
    case 'advance-receipt':
      return 6;
    case 'advance-refund':
      return 8;
    case 'delivery-challan':
      return challans[document.challanFor ?? 'other'];
    case 'advance-adjustment':
      return null;
  }
}

interface Numbered {
  readonly document: NumberedDocument;
  readonly nature: number;
  readonly runs: readonly string[];
}

/** Number of a document as a member of a series: everything but the counter, and the counter. */
interface Member {
  readonly document: NumberedDocument;
  readonly nature: number;
  readonly counter: number;
  /** Which run of digits the counter is. */
  readonly position: number;
}

/** Sorts the documents of a period into unbroken ranges, cancelled ones counted, and lists the gaps between them. */
export function documentSeries(documents: readonly NumberedDocument[]): {
  readonly ranges: readonly SeriesRange[];
  readonly gaps: readonly SeriesGap[];
} {
  const ranges: SeriesRange[] = [];
  const gaps: SeriesGap[] = [];
  for (const members of seriesOf(oneEach(documents))) {
    let current: Member[] = [];
    for (const member of members.toSorted((a, b) => a.counter - b.counter)) {
      const last = current.at(-1);
      if (last && member.counter !== last.counter + 1) {
        ranges.push(rangeOf(current));
        if (member.counter > last.counter) gaps.push(gapBetween(last, member));
        current = [];
      }
      current.push(member);
    }
    ranges.push(rangeOf(current));
  }
  return { ranges, gaps };
}

const mostMissing = 100;

/** The series of the documents by nature, each whole: its ends, what is in it, and the numbers that nothing has. */
export function numberSeries(documents: readonly NumberedDocument[]): readonly NumberSeries[] {
  return seriesOf(oneEach(documents))
    .map((members) => wholeSeries(members.toSorted((a, b) => a.counter - b.counter)))
    .toSorted((a, b) => a.nature - b.nature || (a.pattern < b.pattern ? -1 : 1));
}

function wholeSeries(members: readonly Member[]): NumberSeries {
  const missingNumbers: string[] = [];
  let missing = 0;
  for (const [at, next] of members.entries()) {
    const last = members[at - 1] ?? next;
    missing += Math.max(0, next.counter - last.counter - 1);
    for (let lost = last.counter + 1; lost < next.counter && missingNumbers.length < mostMissing; lost++)
      missingNumbers.push(withCounter(last, (run) => String(lost).padStart(run.length, '0')));
  }
  const { nature, from, to, total, cancelled } = rangeOf(members);
  const pattern = withCounter(members[0] as Member, () => '#');
  return { nature, pattern, from, to, total, cancelled, missing, missingNumbers };
}

/** The number of a member with something else for its counter. */
function withCounter({ document, position }: Member, counter: (run: string) => string): string {
  let at = -1;
  return document.number.replace(/\d+/g, (run) => {
    at += 1;
    return at === position ? counter(run) : run;
  });
}

/** A number used twice is one document of the series; that it is used twice is found elsewhere. */
function oneEach(documents: readonly NumberedDocument[]): readonly Numbered[] {
  const seen = new Map<string, Numbered>();
  for (const document of documents) {
    const nature = natureOf(document);
    if (nature === null) continue;
    const key = `${nature}|${document.number.toUpperCase()}`;
    const earlier = seen.get(key);
    // Cancelled and issued again under the same number: the issued one counts.
    if (!earlier || (earlier.document.cancelled && !document.cancelled)) {
      seen.set(key, { document, nature, runs: document.number.match(/\d+/g) ?? [] });
    }
  }
  return [...seen.values()];
}

/**
 * Groups numbers by everything but their counter. The counter is the run of digits with the most values among numbers of
 * one shape, the last of equals: in `12/2026-27`, `13/2026-27` it is the first, since the year stays.
 */
function seriesOf(numbered: readonly Numbered[]): readonly Member[][] {
  const series: Member[][] = [];
  for (const group of groupsBy(numbered, shapeOf).values()) {
    const position = counterPosition(group);
    const byRest = groupsBy(group, ({ runs }) => runs.filter((_run, index) => index !== position).join('|'));
    for (const members of byRest.values()) {
      series.push(
        members.map(({ document, nature, runs }) => ({
          document,
          nature,
          counter: Number((runs[position] ?? '0').slice(-15)),
          position,
        })),
      );
    }
  }
  return series;
}

const shapeOf = ({ nature, document }: Numbered): string =>
  `${nature}|${document.number.toUpperCase().replace(/\d+/g, '#')}`;

function counterPosition(group: readonly Numbered[]): number {
  const runs = group[0]?.runs ?? [];
  const values = runs.map((_run, position) => new Set(group.map((numbered) => numbered.runs[position])).size);
  return values.lastIndexOf(Math.max(...values));
}

function groupsBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function rangeOf(members: readonly Member[]): SeriesRange {
  const first = members[0] as Member;
  const last = members.at(-1) as Member;
  return {
    nature: first.nature,
    from: first.document.number,
    to: last.document.number,
    total: members.length,
    cancelled: members.filter(({ document }) => document.cancelled).length,
    origin: members.map(({ document }) => document.origin),
  };
}

function gapBetween(last: Member, next: Member): SeriesGap {
  return {
    nature: last.nature,
    after: last.document.number,
    before: next.document.number,
    missing: next.counter - last.counter - 1,
    at: next.document.origin,
  };
}
