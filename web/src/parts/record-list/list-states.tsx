import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Asked, Empty, Faults, Waiting } from '../notice.tsx';
import { useFilters } from './use-filters.ts';

interface ListStatesProps {
  readonly answer: Asked & { readonly isPending: boolean };
  /** What else the page asked for and shows beside the list. */
  readonly besides?: readonly Asked[];
  /** Rows that match; undefined while nobody knows. */
  readonly count: number | undefined;
  /** What stands there when there is nothing, with no filter in the way. */
  readonly empty: ReactNode;
  readonly children: ReactNode;
}

/** A list, or what stands in its place: what failed, that it loads, that there is nothing, or nothing that the filters let through. */
export function ListStates({ answer, besides = [], count, empty, children }: ListStatesProps) {
  const filters = useFilters();
  return (
    <>
      <Faults of={[answer, ...besides]} />
      {answer.isPending && <Waiting rows={12} />}
      {count === 0 && (filters.count > 0 ? <NothingMatches {...filters} /> : empty)}
      {count !== undefined && count > 0 && children}
    </>
  );
}

function NothingMatches({ count, clear }: { count: number; clear: () => void }) {
  const { t } = useTranslation();
  return (
    <Empty>
      <p>{t('lists.nothingMatches', { count })}</p>
      <Button variant="default" onClick={clear}>
        {t('sale.clear')}
      </Button>
    </Empty>
  );
}
