import {
  documentSeries,
  type ReviewFinding,
  type ReviewName,
  reviewNames,
  reviewReturn,
  type SaleDocument,
  saleDocumentOf,
} from '../core/index.ts';
import type { Actor, Filing } from './filing.ts';
import { judged } from './judged.ts';
import type { BookRecord, Books, ReturnKey } from './needs/store.ts';
import { permit } from './permissions.ts';
import { filerOf, liveStates, registrationOf } from './standing.ts';
import { number } from './wording.ts';

/** One point of the review; it is passed when nothing found there is an error or a warning. */
export interface ReviewPoint {
  readonly name: ReviewName | 'series-gaps' | 'drafts' | 'refused';
  readonly passed: boolean;
  readonly count: number;
  /** The first hundred, the grave ones first. */
  readonly findings: readonly ReviewFinding[];
}

const mostShown = 100;

/**
 * What is worth a look before a return is submitted: the rules of the core, gaps in the numbers, documents left out as
 * drafts, and what GSTN refused. Throws `NotPossible` when the registration is not known.
 */
export async function returnReview(
  filing: Filing,
  actor: Actor,
  { key }: { readonly key: ReturnKey },
): Promise<readonly ReviewPoint[]> {
  permit(actor, 'see', key.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const treatments = await books.findingRules.treatments(key.gstin);
    const made = await pointsAsMade(filing, books, key);
    return made.map(([name, findings]) => pointOf(name, judged(findings, treatments)));
  });
}

type MadePoint = readonly [name: ReviewPoint['name'], findings: readonly ReviewFinding[]];

/** The points with their findings as the rules make them, before the registration says how they are shown. */
export async function pointsAsMade(
  filing: Filing,
  books: Books,
  key: ReturnKey,
): Promise<readonly MadePoint[]> {
  const registration = await registrationOf(books, key.gstin);
  const all = await books.records(key, liveStates);
  const found = reviewReturn(
    filerOf(registration, key, filing.clock.now()),
    all.map(({ record }) => record),
  );
  const ofBooks = key.form === 'GSTR1' ? await documentPoints(books, key) : [];
  return [
    ...reviewNames.map((name): MadePoint => [name, found.get(name) ?? []]),
    ...ofBooks,
    ['refused', all.flatMap(refusalOf)],
  ];
}

const gravity = { error: 0, warning: 1, info: 2 } as const;

function pointOf(name: ReviewPoint['name'], findings: readonly ReviewFinding[]): ReviewPoint {
  const sorted = findings.toSorted((one, other) => gravity[one.severity] - gravity[other.severity]);
  return {
    name,
    passed: findings.every(({ severity }) => severity === 'info'),
    count: findings.length,
    findings: sorted.slice(0, mostShown),
  };
}

/** What the documents of the books say that records do not: numbers that are missing, and documents kept back. */
async function documentPoints(books: Books, key: ReturnKey): Promise<readonly MadePoint[]> {
  const entries = await books.sales.ofPeriods(key.gstin, [key.returnPeriod]);
  const documents = entries.map(({ content, entry }) =>
    saleDocumentOf(content, { sheet: 'Sale Invoices', row: entry }),
  );
  const wanted = { returnPeriod: key.returnPeriod, drafts: true };
  const { rows } = await books.sales.page(key.gstin, wanted, { limit: mostShown });
  const drafts = rows.map(({ number: documentNumber, findings }): ReviewFinding => {
    const fault = findings.find(({ severity }) => severity === 'error');
    return {
      code: fault?.code ?? 'DRAFT',
      severity: 'warning',
      says: fault?.says ?? 'The document is a draft. Complete it, or delete it.',
      recordKey: null,
      documentNumber,
    };
  });
  return [
    ['series-gaps', gapsOf(documents)],
    ['drafts', drafts],
  ];
}

function gapsOf(documents: readonly SaleDocument[]): readonly ReviewFinding[] {
  return documentSeries(documents).gaps.map(({ after, before, missing }) => ({
    code: 'SERIES-GAP',
    severity: 'warning',
    says: `${missing === 1 ? 'One number is' : `${number(missing)} numbers are`} missing between "${after}" and "${before}". Enter the documents, or count them as cancelled in table 13.`,
    source: 'Form GSTR-1, table 13',
    recordKey: null,
    documentNumber: before,
  }));
}

function refusalOf({ record, error }: BookRecord): readonly ReviewFinding[] {
  if (!error) return [];
  return [
    {
      code: error.code,
      severity: 'error',
      says: error.message,
      recordKey: record.key,
      documentNumber: record.documentNumber,
    },
  ];
}
