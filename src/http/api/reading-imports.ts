import { setTimeout as wait } from 'node:timers/promises';
import { type Actor, beginImport } from '../../filing/index.ts';
import type { ImportEntry } from '../../filing/needs/store.ts';
import { NotPossible } from '../../filing/not-possible.ts';
import { Problem } from '../problem.ts';
import { type FilesToCheck, hashOf, type ShownImport, shownImport } from './check-files.ts';
import { keptFiles, packedFiles } from './kept-files.ts';
import type { FormContext } from './return-forms.ts';

/** Files that are read while people go on with something else. */
export interface ReadingImports {
  /** Keeps the files and begins to read them; answers them checked where that does not take long. */
  start(actor: Actor, wanted: FilesToCheck): Promise<ShownImport>;
  /** Reads again what a server that ended left unread. */
  resume(actor: Actor, entry: ImportEntry): void;
}

/** What takes no longer is answered at once. */
const patienceMs = 1500;

/** The imports that this process reads; each is kept in the books before its reading begins. */
export function readingImports({ filing, checkFiles }: FormContext): ReadingImports {
  const running = new Set<string>();
  const startedAt = new Date(performance.timeOrigin).toISOString();
  const read = async (actor: Actor, wanted: FilesToCheck & { readonly importId: string }) => {
    running.add(wanted.importId);
    try {
      return await checkFiles(actor, wanted);
    } catch (error) {
      const says = error instanceof Problem || error instanceof NotPossible ? error.message : brokenOff;
      await filing.store.inBooks(actor.tenantId, (books) =>
        books.sayOfImport(wanted.importId, says, 'failed'),
      );
      throw error;
    } finally {
      running.delete(wanted.importId);
    }
  };
  return {
    async start(actor, wanted) {
      const { key, files, corrects, as } = wanted;
      const fileName = files.map(({ name }) => name).join(', ');
      const file = packedFiles({ kind: 'file', files });
      const kept = { key, fileName, fileHash: hashOf(files), file, corrects, as };
      const entry = await beginImport(filing, actor, kept);
      const reading = read(actor, { ...wanted, importId: entry.importId });
      // Nobody may be waiting for it any more when it fails; what it failed of is kept in the import.
      reading.catch(() => undefined);
      const checked = await Promise.race([reading, wait(patienceMs, null)]);
      return checked ?? shownImport(entry);
    },
    resume(actor, { importId, state, at, key, fileName, corrects, subject, isSaid }) {
      if (state !== 'reading' || running.has(importId) || at >= startedAt) return;
      running.add(importId);
      void filing.store
        .inBooks(actor.tenantId, (books) => books.importFile(importId))
        .then((file) => {
          const { files } = keptFiles(file ?? new Uint8Array(), fileName);
          return read(actor, { key, files, corrects, as: isSaid ? subject : undefined, importId });
        })
        .catch(() => undefined);
    },
  };
}

const brokenOff = 'Reading was broken off. Import the file again.';
