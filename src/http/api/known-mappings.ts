import type { Filing } from '../../filing/index.ts';
import type { KnownMapping } from '../../workbooks/index.ts';

/** The remembered mappings as the reader of registers takes them. */
export async function knownMappings(filing: Filing, tenantId: string): Promise<readonly KnownMapping[]> {
  const entries = await filing.store.inBooks(tenantId, (books) => books.registerMappings.all());
  // Only `Mapping` was let in; the store keeps what it was given.
  return entries.map(({ fingerprint, mapping }) => ({ ...mapping, fingerprint }) as KnownMapping);
}
