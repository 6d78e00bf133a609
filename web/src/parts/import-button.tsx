import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ImportSubject } from '../api/types.ts';
import { useCurrentReturn } from './current-return.ts';

/** Leads to Import Data, where the files of a list are taken as what the list holds; recognised where nothing is said. */
export function ImportButton({ as }: { as?: ImportSubject }) {
  const { t } = useTranslation();
  const of = useCurrentReturn();
  if (!of) return null;
  return (
    <Button
      variant="default"
      renderRoot={(props) => <Link to="/import" search={{ ...of, ...(as ? { as } : {}) }} {...props} />}
      leftSection={<IconFileImport size={15} aria-hidden="true" />}
    >
      {t('sale.import')}
    </Button>
  );
}
