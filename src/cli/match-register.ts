import {
  type Finding,
  type MatchDocument,
  purchaseToMatch,
  type ReturnPeriod,
  type StatementKind,
  saleToMatch,
} from '../core/index.ts';
import { readBooks, readPurchases, type WorkbookFile } from '../workbooks/index.ts';

/** A register as documents to be matched, and what was wrong in it; rows with errors leave their document out. */
export interface MatchRegister {
  readonly documents: readonly MatchDocument[];
  readonly findings: readonly Finding[];
}

/** What the register is to be matched with; `today` is yyyy-mm-dd. */
export interface MatchWith {
  readonly kind: StatementKind;
  readonly gstin: string;
  readonly today: string;
}

/**
 * Reads a register: of sales where recipients answered (GSTR-1A), else of purchases; any columns, sheets of the return,
 * a GST Nirvana workbook, or JSON with documents as the library takes them.
 */
export async function readMatchRegister(file: WorkbookFile, of: MatchWith): Promise<MatchRegister> {
  const json = documentsOfJson(file);
  if (json) return { documents: json, findings: [] };
  return of.kind === 'GSTR-1A' ? readSales(file, of) : readBought(file, of);
}

const periodOf = (today: string) => today.slice(0, 7) as ReturnPeriod;

async function readSales(file: WorkbookFile, { gstin, today }: MatchWith): Promise<MatchRegister> {
  // The months of a quarter's return are all read; a monthly one would leave out the rows of others.
  const filer = { gstin, returnPeriod: periodOf(today), frequency: 'quarterly' as const, today };
  const { documents, findings } = await readBooks(filer, [file]);
  return { documents: documents.flatMap((document) => saleToMatch(gstin, document) ?? []), findings };
}

async function readBought(file: WorkbookFile, { gstin, today }: MatchWith): Promise<MatchRegister> {
  const { documents, findings } = await readPurchases({ gstin, returnPeriod: periodOf(today) }, [file]);
  return {
    documents: documents.flatMap((document) => purchaseToMatch(gstin, document) ?? []),
    // Whether credit may still be taken is asked by the return, not by the matching.
    findings: findings.filter(({ code }) => code !== 'CREDIT-LATE'),
  };
}

/** Documents as the library takes them, in a list or under `documents`; undefined when the file is something else. */
function documentsOfJson({ bytes }: WorkbookFile): readonly MatchDocument[] | undefined {
  const first = bytes.find((byte) => byte > 0x20);
  if (first !== 0x5b && first !== 0x7b) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
  const list = Array.isArray(json) ? json : (json as { readonly documents?: unknown } | null)?.documents;
  const isDocument = (each: unknown): each is MatchDocument =>
    typeof each === 'object' && each !== null && 'counterpartyGstin' in each && 'taxableValue' in each;
  return Array.isArray(list) && list.every(isDocument) ? list : undefined;
}
