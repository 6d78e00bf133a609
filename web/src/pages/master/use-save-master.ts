import { useHotkeys } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type MasterEntry, type MasterName, type Masters, masterQuery } from '../../api/master-queries.ts';
import { ApiProblem, request } from '../../api/request.ts';
import type { Draft } from '../../parts/form/use-draft.ts';
import { formOf, type MasterPlace } from './master-place.ts';

/** Saving and deleting the master of a form, and how the last try ended. */
export interface Saving {
  readonly isBusy: boolean;
  readonly failure: unknown;
  /** The name of what was saved last, until something changes. */
  readonly saved: boolean;
  /** Somebody else has saved meanwhile. */
  readonly isOvertaken: boolean;
  save(then?: 'new'): Promise<void>;
  remove(): Promise<void>;
  /** Shows what the other has saved. */
  takeTheirs(): Promise<void>;
  /** Saves over what the other has saved. */
  keepMine(): Promise<void>;
}

interface Of<Name extends MasterName> {
  readonly name: Name;
  readonly place: MasterPlace;
  readonly draft: Draft<Masters[Name]>;
  readonly blank: Masters[Name];
  readonly kept: MasterEntry<Masters[Name]> | null;
  readonly isReadOnly: boolean;
}

/** The acts of a master's form. What the server finds wrong goes to the fields; Ctrl+S saves. */
export function useSaveMaster<Name extends MasterName>({
  name,
  place,
  draft,
  blank,
  kept,
  isReadOnly,
}: Of<Name>): Saving {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [state, setState] = useState({ isBusy: false, failure: null as unknown, saved: false });
  const [version, setVersion] = useState(kept?.version ?? 0);
  const run = async (work: () => Promise<boolean>) => {
    setState({ isBusy: true, failure: null, saved: false });
    try {
      setState({ isBusy: false, failure: null, saved: await work() });
    } catch (failure) {
      if (failure instanceof ApiProblem) draft.blame(failure.findings);
      setState({ isBusy: false, failure, saved: false });
    }
  };
  const send = async (over: number, then?: 'new') => {
    const entry = kept
      ? await request<MasterEntry<Masters[Name]>>(
          'PUT',
          `/${name}/${kept.entry}?version=${over}`,
          draft.content,
        )
      : await request<MasterEntry<Masters[Name]>>('POST', `/${name}`, draft.content);
    await cache.invalidateQueries({ queryKey: ['masters', name] });
    draft.begin(then || !kept ? blank : entry.content);
    setVersion(entry.version);
    const to = then ? formOf(place, 'new') : kept ? null : formOf(place, entry.entry);
    if (to) await navigate({ ...(to as object), replace: !then, ignoreBlocker: true } as never);
    return true;
  };
  const newest = async () => {
    if (!kept) throw new Error('What is not kept yet cannot have been overtaken.');
    return cache.fetchQuery(masterQuery(name, kept.entry));
  };
  const save = (then?: 'new') => run(() => send(version, then));
  useHotkeys([['mod+S', () => void (isReadOnly || save())]], []);
  return {
    ...state,
    saved: state.saved && !draft.isDirty,
    isOvertaken: state.failure instanceof ApiProblem && state.failure.code === 'CHANGED',
    save,
    remove: async () => {
      if (!kept) return;
      await request('DELETE', `/${name}/${kept.entry}`);
      await cache.invalidateQueries({ queryKey: ['masters', name] });
      await navigate({ to: place, search: true, ignoreBlocker: true } as never);
    },
    takeTheirs: () =>
      run(async () => {
        const theirs = await newest();
        draft.begin(theirs.content as Masters[Name]);
        setVersion(theirs.version);
        return false;
      }),
    keepMine: () => run(async () => send((await newest()).version)),
  };
}
