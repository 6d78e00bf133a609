import { Combobox, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { InputHTMLAttributes } from 'react';
import { hsnQuery, mastersQuery } from '../../api/master-queries.ts';
import { useDraftHere } from '../../parts/form/use-draft.ts';

interface Choice {
  readonly code: string;
  readonly description: string;
  readonly unit?: string;
  readonly rate?: number | undefined;
}

interface HsnCellProps {
  readonly shared: Omit<InputHTMLAttributes<HTMLInputElement>, 'value'> & { readonly value: string };
  readonly at: number;
}

/** The code of an item: typed, or picked among the own items and the portal's master with Alt+↓. */
export function HsnCell({ shared, at }: HsnCellProps) {
  const draft = useDraftHere();
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() });
  const isOpen = box.dropdownOpened;
  const [find] = useDebouncedValue(shared.value.trim(), 150);
  const { data: own } = useInfiniteQuery({ ...mastersQuery('items', { find }), enabled: isOpen });
  const { data: known = [] } = useQuery({
    ...hsnQuery(find),
    enabled: isOpen && find.length > 1,
    placeholderData: keepPreviousData,
  });
  const ownChoices = (own?.pages[0]?.rows ?? []).map(
    ({ content }): Choice => ({
      ...content,
      rate: content.rates.findLast(({ to }) => to === undefined)?.rate,
    }),
  );
  const choices: readonly Choice[] = [...ownChoices, ...known].slice(0, 30);
  const take = (index: string) => {
    const choice = choices[Number(index)];
    if (!choice) return;
    const line = `lines.${at}`;
    draft.write(`${line}.hsn`, choice.code);
    draft.write(`${line}.description`, choice.description.slice(0, 300));
    if (choice.code.startsWith('99')) draft.write(`${line}.unit`, 'NA');
    else if (choice.unit) draft.write(`${line}.unit`, choice.unit);
    if (choice.rate !== undefined) draft.write(`${line}.rate`, String(choice.rate));
    box.closeDropdown();
  };
  return (
    <Combobox store={box} onOptionSubmit={take} width={380} position="bottom-start">
      <Combobox.Target withKeyboardNavigation={isOpen}>
        <input
          {...shared}
          autoComplete="off"
          onChange={(event) => {
            draft.write(`lines.${at}.hsn`, event.currentTarget.value || undefined);
            box.openDropdown();
          }}
          onBlur={() => box.closeDropdown()}
          onKeyDown={(event) => {
            if (event.altKey && event.key === 'ArrowDown') {
              event.preventDefault();
              box.openDropdown();
            }
            // A typed code stands; Enter takes from the list only what was moved to.
            if (event.key === 'Enter' && box.getSelectedOptionIndex() < 0) box.closeDropdown();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={choices.length === 0}>
        <Combobox.Options mah={240} style={{ overflowY: 'auto' }}>
          {choices.map((choice, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a code may stand in both masters
            <Combobox.Option key={index} value={String(index)}>
              <strong className="code">{choice.code}</strong> {choice.description}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
