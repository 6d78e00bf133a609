import type { Actor, Filing } from './filing.ts';
import { importOf, objectOf } from './import-sales.ts';
import { permitImport, subjectTraits } from './import-subjects.ts';
import type { Books, ImportEntry, ImportUndone } from './needs/store.ts';
import { type Reason, refuseFor } from './not-possible.ts';
import { whyClosed } from './reasons.ts';
import { documents, number } from './wording.ts';

/** Why an import cannot be undone; null when it can. */
export async function whyNotUndone(books: Books, entry: ImportEntry): Promise<Reason | null> {
  const notIn = whyNotIn(entry);
  if (notIn) return notIn;
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

function whyNotIn({ state, fileName }: ImportEntry): Reason | null {
  if (state === 'imported') return null;
  return { code: 'IMPORT-STATE', says: `"${fileName}" is not in the books. There is nothing to undo.` };
}

/** Takes out of the books what an import added and puts back what it replaced, until something of it is sent. Throws `NotPossible`. */
export async function undoImport(
  filing: Filing,
  actor: Actor,
  { importId }: { readonly importId: string },
): Promise<ImportUndone> {
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const entry = await importOf(books, importId);
    permitImport(actor, entry);
    await books.lockReturn(entry.key);
    const undone = await takenOut(books, { filing, actor }, await importOf(books, importId));
    await books.setImportState(importId, 'undone', entry.counts);
    const says = `${number(undone.removed)} removed, ${number(undone.restored)} put back`;
    await books.audit({
      at: filing.clock.now(),
      by: actor.by,
      act: 'import undone',
      object: objectOf(entry),
      details: { importId, fileName: entry.fileName, ...undone, says },
    });
    return undone;
  });
}

async function takenOut(
  books: Books,
  { filing, actor }: { readonly filing: Filing; readonly actor: Actor },
  entry: ImportEntry,
): Promise<ImportUndone> {
  const { subject, key, importId, fileName } = entry;
  if (subject === 'sales') {
    refuseFor(await whyNotUndone(books, entry));
    return books.undoImport(key, importId);
  }
  refuseFor(whyNotIn(entry));
  return subjectTraits[subject].undo(books, { filing, actor, key, importId, fileName });
}
