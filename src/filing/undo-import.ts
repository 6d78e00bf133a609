import type { Actor, Filing } from './filing.ts';
import type { Books, ImportEntry, ImportUndone } from './needs/store.ts';
import { NotPossible, type Reason, refuseFor } from './not-possible.ts';
import { permit } from './permissions.ts';
import { whyClosed } from './reasons.ts';
import { documents, number, returnName } from './wording.ts';

/** Why an import cannot be undone; null when it can. */
export async function whyNotUndone(books: Books, entry: ImportEntry): Promise<Reason | null> {
  if (entry.state !== 'imported') {
    return {
      code: 'IMPORT-STATE',
      says: `"${entry.fileName}" is not in the books. There is nothing to undo.`,
    };
  }
  const closed = whyClosed({ state: await books.returnState(entry.key) });
  if (closed) return closed;
  const { sent, laterFile } = await books.whatUndoes(entry.key, entry.importId);
  if (laterFile !== null) {
    return {
      code: 'CHANGED',
      says: `"${laterFile}" has changed documents of this import since. Undo "${laterFile}" first.`,
    };
  }
  if (sent === 0) return null;
  return {
    code: 'FILED',
    says: `${documents(sent)} of this import went to GSTN, or wait to be deleted there. Delete or correct them in the list.`,
  };
}

/** Takes out of the books what an import added and puts back what it replaced, until something of it is sent. Throws `NotPossible`. */
export async function undoImport(
  filing: Filing,
  actor: Actor,
  { importId }: { readonly importId: string },
): Promise<ImportUndone> {
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const entry = await books.importEntry(importId);
    if (!entry) throw new NotPossible('NOT-FOUND', `Import "${importId}" is not known.`);
    permit(actor, 'import', entry.key.gstin);
    await books.lockReturn(entry.key);
    refuseFor(await whyNotUndone(books, entry));
    const undone = await books.undoImport(entry.key, importId);
    await books.setImportState(importId, 'undone', entry.counts);
    const says = `${number(undone.removed)} removed, ${number(undone.restored)} put back`;
    await books.audit({
      at: filing.clock.now(),
      by: actor.by,
      act: 'import undone',
      object: returnName(entry.key),
      details: { importId, fileName: entry.fileName, ...undone, says },
    });
    return undone;
  });
}
