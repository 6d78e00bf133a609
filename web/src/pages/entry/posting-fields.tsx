import { Autocomplete } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mastersQuery } from '../../api/master-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import { DateField, TextField } from '../../parts/form/fields.tsx';
import { useDraftHere } from '../../parts/form/use-draft.ts';

/** Where and when a document is posted in the books: campus, division, day. A campus brings its division along. */
export function PostingFields({ of }: { of: ReturnRef }) {
  const { t } = useTranslation();
  const draft = useDraftHere();
  const { data } = useInfiniteQuery(mastersQuery('campuses', { kind: of.gstin }));
  const campuses = new Map((data?.pages[0]?.rows ?? []).map(({ content }) => [content.name, content]));
  return (
    <>
      <Autocomplete
        label={t('entry.campus')}
        value={String(draft.read('campus') ?? '')}
        data={[...campuses.keys()]}
        maxLength={100}
        autoComplete="off"
        onChange={(name) => draft.write('campus', name || undefined)}
        onOptionSubmit={(name) => {
          const division = campuses.get(name)?.division;
          if (division && !draft.read('division')) draft.write('division', division);
        }}
      />
      <TextField path="division" label={t('entry.division')} maxLength={100} />
      <DateField path="postingDate" label={t('entry.postingDate')} />
    </>
  );
}
