import {
  type ChangedDocument,
  compareStatements,
  type InwardStatement,
  type ReadStatement,
} from '../../core/index.ts';
import type { Actor, Filing } from '../filing.ts';
import type { KeptStatement, StatementEntry } from '../needs/counterparties.ts';
import type { Books } from '../needs/store.ts';
import { NotPossible } from '../not-possible.ts';
import { permit } from '../permissions.ts';
import { registrationOf } from '../standing.ts';
import { readParts } from './take-statement.ts';

/** A file of a statement as a person brought it. */
export interface StatementFile {
  readonly name: string;
  readonly base64: string;
}

/** Two generations of one statement, by their ids, and who reads those that came as files. */
export interface GenerationsToCompare {
  readonly gstin: string;
  readonly earlier: string;
  readonly later: string;
  readonly readFiles: (files: readonly StatementFile[]) => Promise<ReadStatement>;
}

/** What the later one has otherwise than the earlier. */
export interface ComparedGenerations {
  readonly earlier: StatementEntry;
  readonly later: StatementEntry;
  readonly changes: readonly ChangedDocument[];
}

/** Compares two statements of a kind and period document by document, as they were read then. Throws `NotPossible`. */
export async function compareGenerations(
  filing: Filing,
  actor: Actor,
  { gstin, earlier, later, readFiles }: GenerationsToCompare,
): Promise<ComparedGenerations> {
  permit(actor, 'see', gstin);
  const [first, second] = await filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, gstin);
    return [await kept(books, gstin, earlier), await kept(books, gstin, later)] as const;
  });
  const [one, two] = [first.entry, second.entry];
  if (one.kind !== two.kind || one.returnPeriod !== two.returnPeriod)
    throw new NotPossible(
      'PERIOD',
      'The two statements are of different kinds or periods. Choose two of one kind and one period.',
    );
  return {
    earlier: one,
    later: two,
    changes: compareStatements(
      (await readAgain(first, readFiles)).documents,
      (await readAgain(second, readFiles)).documents,
    ),
  };
}

async function kept(books: Books, gstin: string, statementId: string): Promise<KeptStatement> {
  const found = await books.counterparties.statement(gstin, statementId);
  if (found) return found;
  throw new NotPossible('NOT-FOUND', `"${statementId}" is not a statement of ${gstin}. Load the page again.`);
}

/** The raw answer was kept; it is read as it was read when it was taken. */
async function readAgain(
  { entry, raw }: KeptStatement,
  readFiles: GenerationsToCompare['readFiles'],
): Promise<InwardStatement> {
  const { gstin, kind, returnPeriod, source } = entry;
  const names = source.split(', ');
  const { statement } =
    source === 'portal'
      ? readParts(
          raw.map((json, at) => ({ name: `${kind} ${at + 1}`, json })),
          { gstin, kind, ...(returnPeriod ? { returnPeriod } : {}) },
        )
      : await readFiles(raw.map((file, at) => ({ name: names[at] ?? source, base64: String(file) })));
  if (!statement)
    throw new NotPossible(
      'NOT-FOUND',
      `The ${kind} taken ${entry.at.slice(0, 10)} cannot be read any more. Compare others.`,
    );
  return statement;
}
