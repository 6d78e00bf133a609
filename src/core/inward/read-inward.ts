import type { Finding } from '../finding.ts';
import type { MatchDocument, MatchKind } from '../matching/document.ts';
import { rupees } from '../money.ts';
import { wireReturnPeriod } from '../return-period.ts';
import { compareDeclared, type DeclaredTotals, declaredTotals } from './declared-totals.ts';
import type { InwardDocument, StatementKind } from './inward-document.ts';
import { type ExpectedStatement, type InwardStatement, readStatement } from './read-statement.ts';

/** What `readInward` of the library answers; no documents when anything in the file could not be read. */
export interface ReadInward {
  readonly kind: StatementKind | null;
  readonly gstin: string;
  /** mmyyyy, where the file names it. */
  readonly returnPeriod?: string;
  readonly documents: readonly MatchDocument[];
  /** Documents that an amendment in the same file replaced, each with the id of the amendment. */
  readonly replaced: readonly (MatchDocument & { readonly replacedBy: string })[];
  /** The portal's own totals in rupees. */
  readonly declared?: DeclaredTotals;
  readonly findings: readonly Finding[];
}

/** Reads a statement of counter parties (GSTR-2A, GSTR-2B, IMS, GSTR-1A of 2017) and compares it with the portal's own summary. */
export function readInward(json: unknown, expected: ExpectedStatement = {}): ReadInward {
  const { statement, findings } = readStatement(json, expected);
  if (!statement) return { kind: null, gstin: '', documents: [], replaced: [], findings };
  return { ...toLibrary(statement), findings: [...findings, ...compareDeclared(statement)] };
}

/** A statement as the library gives it to its callers. */
export function toLibrary(statement: InwardStatement): Omit<ReadInward, 'findings'> {
  const declared = declaredTotals(statement);
  const documents: MatchDocument[] = [];
  const replaced: ReadInward['replaced'][number][] = [];
  for (const document of statement.documents) {
    const { replacedBy } = document;
    const shown = libraryDocument(document, statement.kind);
    if (replacedBy === undefined) documents.push(shown);
    else replaced.push({ ...shown, replacedBy });
  }
  return {
    kind: statement.kind,
    gstin: statement.gstin,
    ...(statement.returnPeriod === undefined
      ? {}
      : { returnPeriod: wireReturnPeriod(statement.returnPeriod) }),
    documents,
    replaced,
    ...(declared ? { declared: declaredInRupees(declared) } : {}),
  };
}

function declaredInRupees(declared: DeclaredTotals): DeclaredTotals {
  const { documents, ...amounts } = declared;
  const inRupees = Object.fromEntries(
    Object.entries(amounts).map(([name, amount]) => [name, rupees(amount)]),
  ) as unknown as DeclaredTotals;
  return documents === undefined ? inRupees : { ...inRupees, documents };
}

/** Statements in which the other side is the recipient, whose rejection it is; elsewhere it is our own. */
const ofRecipients: ReadonlySet<StatementKind> = new Set(['IMS outward', 'GSTR-1A']);

/** Bills of entry and credit of a distributor are invoices here; `type` tells them apart (IMPG, IMPGSEZ, ISD). */
function libraryDocument(document: InwardDocument, statement: StatementKind): MatchDocument {
  const { id, gstin, counterpartyGstin, number, date, amounts } = document;
  const { placeOfSupply, reverseCharge, value, filed } = document;
  const type = typeOf(document);
  const isRejected = document.action === 'R' || document.counterpartyFlag === 'R';
  const rejected = isRejected && ofRecipients.has(statement);
  return {
    id,
    gstin,
    counterpartyGstin,
    kind: kindOf(document),
    number,
    date: `${date.slice(8)}-${date.slice(5, 7)}-${date.slice(0, 4)}`,
    ...(placeOfSupply === undefined ? {} : { placeOfSupply }),
    ...(reverseCharge === undefined ? {} : { reverseCharge }),
    ...(type === undefined ? {} : { type }),
    ...(value === undefined ? {} : { value: rupees(value) }),
    taxableValue: rupees(amounts.taxableValue),
    igst: rupees(amounts.igst),
    cgst: rupees(amounts.cgst),
    sgst: rupees(amounts.sgst),
    cess: rupees(amounts.cess),
    ...(filed === undefined ? {} : { filed }),
    ...(rejected ? { rejected } : {}),
  };
}

function kindOf({ kind }: InwardDocument): MatchKind {
  if (kind === 'credit-note' || kind === 'isd-credit-note') return 'credit-note';
  return kind === 'debit-note' ? 'debit-note' : 'invoice';
}

function typeOf({ kind, section, type }: InwardDocument): string | undefined {
  if (kind === 'bill-of-entry') return section.toUpperCase();
  return kind.startsWith('isd') ? 'ISD' : type;
}
