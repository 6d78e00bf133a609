import type { Actor, Filing } from './filing.ts';
import type { RegisterMappingEntry } from './needs/register-mappings.ts';
import { NotPossible } from './not-possible.ts';
import { permitSomewhere } from './permissions.ts';

/** More than a company has programs that write registers; a list that grows without end would slow every import. */
const mostMappings = 500;

/** Remembers what the columns of a form of register are, for every import from now on. Throws `NotPossible`. */
export async function saveRegisterMapping(
  filing: Filing,
  actor: Actor,
  mapped: Pick<RegisterMappingEntry, 'fingerprint' | 'name' | 'mapping'>,
): Promise<RegisterMappingEntry> {
  permitSomewhere(actor, 'import');
  const entry: RegisterMappingEntry = { ...mapped, changedAt: filing.clock.now(), changedBy: actor.by };
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const known = await books.registerMappings.all();
    const before = known.find(({ fingerprint }) => fingerprint === entry.fingerprint);
    if (!before && known.length >= mostMappings) {
      throw new NotPossible(
        'TOO-MANY',
        `${mostMappings} mappings of registers are kept already. Delete those of registers that are used no more.`,
      );
    }
    await books.registerMappings.put(entry);
    const details = { before: before?.mapping ?? null, after: entry.mapping };
    await books.audit({
      at: entry.changedAt,
      by: actor.by,
      act: 'register mapping saved',
      object: entry.name,
      details,
    });
    return entry;
  });
}

/** Forgets a mapping: the next register of its form is guessed again. Throws `NotPossible` when there is none. */
export async function removeRegisterMapping(
  filing: Filing,
  actor: Actor,
  { fingerprint }: { readonly fingerprint: string },
): Promise<void> {
  permitSomewhere(actor, 'import');
  await filing.store.inBooks(actor.tenantId, async (books) => {
    if (!(await books.registerMappings.remove(fingerprint))) {
      throw new NotPossible('NOT-FOUND', `The mapping "${fingerprint}" is not known. List the mappings.`);
    }
    await books.audit({
      at: filing.clock.now(),
      by: actor.by,
      act: 'register mapping removed',
      object: fingerprint,
      details: null,
    });
  });
}
