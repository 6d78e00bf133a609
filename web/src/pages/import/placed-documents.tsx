import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReturnRef } from '../../api/queries.ts';
import { placedQuery } from '../../api/register-queries.ts';
import type { PlacedDocument } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { rupees } from '../../format/money.ts';
import { Chip } from '../../parts/chip.tsx';
import { Failed, Waiting } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { enRegisters } from '../../words/en-registers.ts';
import styles from './import.module.css';

/** Each document of a register with the table it stands in, and the sentence why. */
export function PlacedDocuments({ of, importId }: { of: ReturnRef; importId: string }) {
  const { t } = useTranslation();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    placedQuery(of, importId),
  );
  if (error) return <Failed failure={error} />;
  if (!data) return <Waiting />;
  const count = data.pages[0]?.count ?? 0;
  if (count === 0) return null;
  const heads = [{ label: t('register.document') }, { label: t('register.why') }];
  return (
    <Card
      title={t('register.documents')}
      tools={<span className="dim small">{t('register.documentsHint', { count })}</span>}
    >
      <PlainTable name={t('register.documents')} heads={heads}>
        {data.pages
          .flatMap(({ rows }) => rows)
          .map((document) => (
            <DocumentRow key={`${document.sheet} ${document.row} ${document.number}`} document={document} />
          ))}
      </PlainTable>
      {hasNextPage && (
        <div className={styles.acts}>
          <Button
            size="sm"
            variant="default"
            loading={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {t('register.more')}
          </Button>
        </div>
      )}
    </Card>
  );
}

type Kind = keyof typeof enRegisters.register.kinds;
const isKind = (kind: string): kind is Kind => kind in enRegisters.register.kinds;

function DocumentRow({ document }: { document: PlacedDocument }) {
  const { t } = useTranslation();
  const { kind, number, date, recipientGstin, taxableValue, isReported, places } = document;
  const [main, rest] = [
    places.filter(({ role }) => role === 'supply'),
    places.filter(({ role }) => role !== 'supply'),
  ];
  return (
    <tr>
      <th scope="row">
        {number}
        <p className="dim small">
          {isKind(kind) ? t(`register.kinds.${kind}`) : kind}, {shownDate(date)}, ₹{rupees(taxableValue)}
        </p>
        <p className="code dim small">{recipientGstin}</p>
      </th>
      <td className={styles.why}>
        {!isReported && (
          <Chip tone="bad" mark="✕">
            {t('register.leftOut')}
          </Chip>
        )}
        {main.map(({ why }) => (
          <p key={why}>{why}</p>
        ))}
        {rest.length > 0 && (
          <details>
            <summary className="dim small">{t('register.also')}</summary>
            {rest.map(({ why }) => (
              <p key={why} className="dim small">
                {why}
              </p>
            ))}
          </details>
        )}
      </td>
    </tr>
  );
}
