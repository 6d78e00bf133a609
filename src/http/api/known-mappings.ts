import { importSubjects } from '../../core/index.ts';
import type { Filing } from '../../filing/index.ts';
import type { KnownColumns } from '../../workbooks/columns-of-sheet.ts';
import type { KnownMapping } from '../../workbooks/index.ts';

/** The remembered mappings of sheets of every kind. */
export async function knownColumns(filing: Filing, tenantId: string): Promise<readonly KnownColumns[]> {
  const entries = await filing.store.inBooks(tenantId, (books) => books.registerMappings.all());
  return entries.map(({ fingerprint, mapping }) => ({ ...mapping, fingerprint }));
}

/** Those of registers of sales, which name a layout of a program in place of what the file is about. */
export function salesMappings(known: readonly KnownColumns[]): readonly KnownMapping[] {
  // Only `Mapping` was let in; the store keeps what it was given.
  return known.filter(
    ({ layout }) => !(importSubjects as readonly string[]).includes(layout),
  ) as readonly KnownMapping[];
}

/** The same, read from the books. */
export async function knownMappings(filing: Filing, tenantId: string): Promise<readonly KnownMapping[]> {
  return salesMappings(await knownColumns(filing, tenantId));
}
