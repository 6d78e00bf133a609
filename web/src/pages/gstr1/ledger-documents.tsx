import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReturnRef } from '../../api/queries.ts';
import type { LedgerView } from '../../api/types.ts';
import { grouped, rupees } from '../../format/money.ts';
import { Panel } from '../../parts/dialog.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import type { LedgerStep } from './ledger-card.tsx';

interface LedgerDocumentsProps {
  readonly of: ReturnRef;
  readonly view: LedgerView | undefined;
  readonly step: LedgerStep | null;
  readonly onClose: () => void;
}

/** The documents that one arrow of the ledger added, changed, rounded or dropped. */
export function LedgerDocuments({ of, view, step, onClose }: LedgerDocumentsProps) {
  const { t } = useTranslation();
  const rows = (view?.documents ?? []).filter(
    ({ section, to }) => section === step?.section && to === step.to,
  );
  const heads = [
    { label: t('register.document') },
    { label: t('ledger.what') },
    { label: `${t('changes.before')}, ₹`, isNumber: true },
    { label: `${t('changes.after')}, ₹`, isNumber: true },
  ];
  const name = step ? `${step.title} · ${t(`ledger.${step.to}`)}` : '';
  return (
    <Panel opened={step !== null} onClose={onClose} title={name}>
      <PlainTable name={name} heads={heads}>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <Link
                to="/gstr1/$g/$p/tables/$t"
                params={{ g: of.gstin, p: of.period, t: row.section }}
                search={{ doc: row.key }}
              >
                {row.documentNumber ?? row.key.split('|').slice(1).filter(Boolean).join(' · ')}
              </Link>
            </th>
            <td>{t(`ledger.one.${row.fate}`)}</td>
            <td data-number>{row.before === null ? '–' : rupees(row.before)}</td>
            <td data-number>{row.after === null ? '–' : rupees(row.after)}</td>
          </tr>
        ))}
      </PlainTable>
      {view && view.count > view.documents.length && (
        <p className="dim small">
          {t('changes.first', { shown: grouped(view.documents.length), count: view.count })}
        </p>
      )}
    </Panel>
  );
}
