import {
  compareDeclared,
  type ExpectedStatement,
  type Finding,
  type InwardStatement,
  mergeStatements,
  type ReadStatement,
  readStatement,
  type StatementPart,
} from '../../core/index.ts';
import type { Filing } from '../filing.ts';
import type { StatementEntry } from '../needs/counterparties.ts';
import type { Books } from '../needs/store.ts';
import { outwardKinds } from './inward-kinds.ts';
import { matchPurchases } from './match-purchases.ts';
import { matchSales } from './match-sales.ts';
import { overtakeDecisions } from './overtake-decisions.ts';

/** An answer of the portal, or a file a person downloaded, with the name that findings give it. */
export interface RawPart {
  readonly name: string;
  readonly json: unknown;
}

/** Whose statement it is, where it came from, and who brought it. */
export interface StatementToTake {
  readonly expected: Required<Pick<ExpectedStatement, 'gstin'>> & ExpectedStatement;
  readonly source: string;
  readonly by: string;
  readonly parts: readonly RawPart[];
}

/** The statement as it was taken; null when it could not be read, and nothing was changed. */
export interface TakenStatement {
  readonly statement: StatementEntry | null;
  readonly findings: readonly Finding[];
  /** Decisions that the statement shows no more and that are to be made again. */
  readonly overtaken: number;
}

/**
 * Reads a statement whole or not at all, compares it with the portal's own summary, takes it into the books in place of
 * the last one of its kind and period, and matches anew.
 */
export async function takeStatement(
  books: Books,
  filing: Filing,
  { expected, source, by, parts }: StatementToTake,
): Promise<TakenStatement> {
  const { statement, findings } = readParts(parts, expected);
  if (!statement) return { statement: null, findings, overtaken: 0 };
  const raw = parts.map(({ json }) => json);
  const read = {
    ...statement,
    ...(expected.returnPeriod ? { returnPeriod: expected.returnPeriod } : {}),
    gstin: expected.gstin,
  };
  const declared = [...findings, ...compareDeclared(read)];
  return keepStatement(books, filing, { statement: read, findings: declared, source, by, raw });
}

/** A statement that was read whole already, of one registration, with what it was read from. */
export interface StatementToKeep {
  readonly statement: InwardStatement;
  readonly findings: readonly Finding[];
  readonly source: string;
  readonly by: string;
  readonly raw: unknown;
}

/** Takes a statement that was read into the books, and matches anew. */
export async function keepStatement(
  books: Books,
  filing: Filing,
  { statement, findings, source, by, raw }: StatementToKeep,
): Promise<TakenStatement> {
  const at = filing.clock.now();
  const { gstin, kind } = statement;
  const returnPeriod = kind === 'IMS' ? null : (statement.returnPeriod ?? null);
  const entry = { statementId: filing.newId(), gstin, kind, returnPeriod, source, at, by, findings };
  const counts = await books.counterparties.takeStatement(entry, { documents: statement.documents, raw });
  await books.audit({
    at,
    by,
    act: 'counter party statement taken',
    object: `${kind} ${gstin} ${returnPeriod ?? ''}`.trim(),
    details: { ...counts, source },
  });
  const overtaken = kind === 'IMS' ? await overtakeDecisions(books, gstin, at) : 0;
  if (outwardKinds.includes(kind)) await matchSales(books, gstin, at);
  else await matchPurchases(books, gstin, at);
  return { statement: { ...entry, rawHash: '', counts }, findings, overtaken };
}

/** Reads the parts of a statement together. A statement of which no part holds anything is empty, not unreadable. */
export function readParts(parts: readonly RawPart[], expected: ExpectedStatement): ReadStatement {
  const findings: Finding[] = [];
  const read: StatementPart[] = [];
  for (const { name, json } of parts) {
    const one = readStatement(json, expected);
    findings.push(...one.findings);
    if (!one.statement) return { statement: null, findings };
    read.push({ name, statement: one.statement });
  }
  const [first, ...others] = read;
  if (!first) {
    const { kind, gstin = '', returnPeriod } = expected;
    if (!kind) return { statement: null, findings };
    return { statement: { kind, gstin, ...(returnPeriod ? { returnPeriod } : {}), documents: [] }, findings };
  }
  const merged = mergeStatements([first, ...others]);
  return { statement: merged.statement, findings: [...findings, ...merged.findings] };
}
