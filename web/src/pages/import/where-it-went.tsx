import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReturnRef } from '../../api/queries.ts';
import type { ImportSubject } from '../../api/types.ts';

const places = {
  sales: ['/sale/invoices', 'import.toList'],
  purchases: ['/purchase/invoices', 'purchase.title'],
  statement: ['/purchase/counter-party', 'purchase.counterParty'],
  'advances-received': ['/sale/advances', 'advances.sale.title'],
  'advances-paid': ['/purchase/advances', 'advances.purchase.title'],
  customers: ['/sale/customers', 'master.customer.many'],
  vendors: ['/purchase/vendors', 'master.vendor.many'],
  items: ['/master/hsn', 'master.hsnList'],
  companies: ['/master/companies', 'master.companies'],
  campuses: ['/master/campuses', 'master.campuses'],
} as const;

/** The way to what was imported. */
export function WhereItWent({ of, subject }: { of: ReturnRef; subject: ImportSubject }) {
  const { t } = useTranslation();
  const [place, word] = places[subject];
  return (
    <>
      {subject === 'sales' && (
        <Button
          size="sm"
          renderRoot={(props) => (
            <Link
              to={of.form ? '/gstr1/$g/$p/1a' : '/gstr1/$g/$p/sync'}
              params={{ g: of.gstin, p: of.period }}
              {...props}
            />
          )}
        >
          {t(of.form ? 'gstr1a.title' : 'gstr1.sync')}
        </Button>
      )}
      {!of.form && (
        <Button
          size="sm"
          variant={subject === 'sales' ? 'default' : 'filled'}
          renderRoot={(props) => <Link to={place} search={{ ...of }} {...props} />}
        >
          {t(word)}
        </Button>
      )}
    </>
  );
}
