import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mastersQuery } from '../../api/master-queries.ts';
import type { PartyBranch } from '../../api/types.ts';
import { useDraftHere } from '../../parts/form/use-draft.ts';
import type { Book } from './entry-draft.ts';

const typeOf: Partial<Record<PartyBranch['registrationType'], string>> = {
  'SEZ unit': 'SEWP',
  'SEZ developer': 'SEWP',
  'deemed export': 'DE',
};

/** The customer or vendor, found among the masters while somebody types; a pick fills in GSTIN, type and place of supply. */
export function PartyField({
  book,
  onPick,
}: {
  book: Book;
  onPick: (facts: Record<string, unknown>) => void;
}) {
  const { t } = useTranslation();
  const draft = useDraftHere();
  const typed = String(draft.read('party') ?? '');
  const [find] = useDebouncedValue(typed.trim(), 150);
  const kind = book === 'sale' ? 'customer' : 'vendor';
  const { data } = useInfiniteQuery({
    ...mastersQuery('parties', { kind, find }),
    placeholderData: keepPreviousData,
  });
  const found = data?.pages[0]?.rows ?? [];
  const choices = new Map(
    found.flatMap(({ content }) =>
      content.branches.map((branch) => [
        branch.gstin === null ? content.name : `${content.name} · ${branch.gstin}`,
        { name: content.name, branch },
      ]),
    ),
  );
  const take = (label: string) => {
    const choice = choices.get(label);
    if (!choice) return;
    const { name, branch } = choice;
    const state = branch.gstin?.slice(0, 2) ?? branch.address.state;
    onPick({
      party: name,
      gstin: branch.gstin ?? undefined,
      type: typeOf[branch.registrationType] ?? 'R',
      ...(book === 'sale' && state ? { placeOfSupply: state } : {}),
    });
  };
  return (
    <Autocomplete
      label={t(`entry.${book}.party`)}
      value={typed}
      data={[...choices.keys()]}
      filter={({ options }) => options}
      limit={20}
      autoComplete="off"
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      error={draft.findings.find(({ column }) => column === 'party')?.says}
      onChange={(text) => draft.write('party', text || undefined)}
      onOptionSubmit={(label) => setTimeout(() => take(label))}
    />
  );
}
