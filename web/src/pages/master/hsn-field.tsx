import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { hsnQuery } from '../../api/master-queries.ts';
import { useDraftHere } from '../../parts/form/use-draft.ts';

/** The code of an item, found in the portal's master by its digits or by words; taking one fills in what is still empty. */
export function HsnField() {
  const { t } = useTranslation();
  const draft = useDraftHere();
  const typed = String(draft.read('code') ?? '');
  const [wanted] = useDebouncedValue(typed.trim(), 200);
  const { data: found = [] } = useQuery({
    ...hsnQuery(wanted),
    enabled: wanted.length > 1,
    placeholderData: keepPreviousData,
  });
  const names = new Map(found.map(({ code, description }) => [code, description]));
  const take = (code: string) => {
    const isService = code.startsWith('99');
    draft.write('code', code);
    draft.write('kind', isService ? 'services' : 'goods');
    if (isService) draft.write('unit', 'NA');
    if (!draft.read('description')) draft.write('description', (names.get(code) ?? '').slice(0, 300));
  };
  return (
    <Autocomplete
      label={t('master.hsn')}
      description={t('master.hsnHint')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      required
      withAsterisk
      autoFocus={typed === ''}
      error={draft.findings.find(({ column }) => column === 'code')?.says}
      value={typed}
      data={wanted.length > 1 ? [...names.keys()] : []}
      filter={({ options }) => options}
      limit={30}
      renderOption={({ option }) => (
        <span>
          <strong className="code">{option.value}</strong> {names.get(option.value)}
        </span>
      )}
      comboboxProps={{ width: 380, position: 'bottom-start' }}
      onChange={(text) => draft.write('code', text)}
      onOptionSubmit={take}
    />
  );
}
