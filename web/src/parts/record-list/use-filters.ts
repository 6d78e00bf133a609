import { useNavigate, useSearch } from '@tanstack/react-router';

/** What narrows a list, by its name in the address; a page, a tab or a choice of what is listed does not. */
const names = ['find', 'section', 'state', 'pos', 'code', 'counterparty', 'reason', 'owner'] as const;

/** Filters by their names in the address. */
export type Filters = Readonly<Partial<Record<(typeof names)[number], string>>>;

/** The filters of the list in the address: which stand, how to set and to clear them. A document that was open is closed. */
export function useFilters() {
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Readonly<Record<string, string | undefined>>;
  const active: Filters = Object.fromEntries(
    names.flatMap((name) => (search[name] ? [[name, search[name]]] : [])),
  );
  const none = Object.fromEntries([...names, 'doc'].map((name) => [name, undefined]));
  const go = (change: object) =>
    void navigate({ to: '.', search: (old: object) => ({ ...old, ...change }), replace: true });
  return {
    active,
    count: Object.keys(active).length,
    /** These too; undefined takes one away. */
    add: (filters: { readonly [Name in keyof Filters]?: string | undefined }) =>
      go({ doc: undefined, ...filters }),
    /** These and no others. */
    set: (filters: Filters) => go({ ...none, ...filters }),
    clear: () => go(none),
  };
}
