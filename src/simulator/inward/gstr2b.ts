import { dayNumber, indianDate, lastDayOf, monthsBefore, periodIndex } from '../clock.ts';
import type { World } from '../world.ts';
import { type ImsDocument, imsDocument, isManaged } from './ims.ts';
import { reportStatementPeriod, reportsTo } from './reports.ts';
import type { Report, Statement2b } from './state.ts';
import { isCreditNote, type Supply, statementPeriod, suppliesTo } from './supplies.ts';

/** First period of GSTR-2B. */
const FIRST_PERIOD = '082020';
/** Days after the end of a period on which its GSTR-2B is generated: the 14th. */
const GENERATED_AFTER = 14;

/** Whether the 14th after a period has come. */
export function isDue(world: World, period: string): boolean {
  return dayNumber(indianDate(world.clock.now())) >= lastDayOf(period) + GENERATED_AFTER;
}

/** The GSTR-2B of a period, generated now where its day has come; undefined before that, or where nothing is in it. */
export function statement2b(world: World, gstin: string, period: string): Statement2b | undefined {
  generateDue(world, gstin);
  return world.statements2b.get(`${gstin}/${period}`);
}

/**
 * Generates what is due and not generated yet, oldest first: what a recipient keeps pending in one period is a document
 * of the next. Called before a decision changes, so that each statement sees the decisions of its day.
 */
export function generateDue(world: World, gstin: string): void {
  const filed = [
    ...suppliesTo(world, gstin).flatMap((supply) => statementPeriod(supply) ?? []),
    ...reportsTo(world, gstin).flatMap((report) => reportStatementPeriod(report) ?? []),
  ];
  const first = filed.reduce(
    (one, other) => (periodIndex(other) < periodIndex(one) ? other : one),
    filed[0] ?? '',
  );
  if (first === '') return;
  let period = periodIndex(first) < periodIndex(FIRST_PERIOD) ? FIRST_PERIOD : first;
  for (; isDue(world, period); period = monthsBefore(period, -1)) {
    if (!world.statements2b.get(`${gstin}/${period}`)) generate(world, gstin, period);
  }
  world.flush();
}

/** Generates the statement of a period from the decisions as they stand. */
export function generate(world: World, gstin: string, period: string): Statement2b {
  const before = listedBefore(world, gstin, period);
  const documents: string[] = [];
  const rejected: string[] = [];
  for (const supply of suppliesTo(world, gstin)) {
    const of = statementPeriod(supply);
    if (of === undefined || periodIndex(of) > periodIndex(period) || before.has(supply.id)) continue;
    const fate = isManaged(supply) ? fateOf(imsDocument(world, supply), of !== period) : 'listed';
    if (fate === 'listed') documents.push(supply.id);
    else if (fate === 'rejected') rejected.push(supply.id);
  }
  for (const report of reportsTo(world, gstin)) {
    const of = reportStatementPeriod(report);
    if (of === undefined || periodIndex(of) > periodIndex(period) || before.has(report.id)) continue;
    documents.push(report.id);
  }
  const statement = { gstin, period, generatedAt: world.clock.now(), documents, rejected };
  world.statements2b.set(`${gstin}/${period}`, statement);
  return statement;
}

/** A credit note that was pending once is deemed accepted the second time. */
function fateOf({ action, supply }: ImsDocument, wasPending: boolean): 'listed' | 'rejected' | 'waits' {
  if (action === 'R') return 'rejected';
  if (action !== 'P') return 'listed';
  return isCreditNote(supply) && wasPending ? 'listed' : 'waits';
}

function listedBefore(world: World, gstin: string, period: string): ReadonlySet<string> {
  const listed = new Set<string>();
  for (const each of world.statements2b.values()) {
    if (each.gstin !== gstin || periodIndex(each.period) >= periodIndex(period)) continue;
    for (const id of [...each.documents, ...each.rejected]) listed.add(id);
  }
  return listed;
}

/** The documents of a statement as they stand; filed returns do not change, so all are there. */
export function suppliesOf(world: World, gstin: string, ids: readonly string[]): readonly Supply[] {
  const wanted = new Set(ids);
  return suppliesTo(world, gstin).filter(({ id }) => wanted.has(id));
}

/** What else a statement lists: distributed credit and bills of entry. */
export function reportsOf(world: World, gstin: string, ids: readonly string[]): readonly Report[] {
  const wanted = new Set(ids);
  return reportsTo(world, gstin).filter(({ id }) => wanted.has(id));
}
