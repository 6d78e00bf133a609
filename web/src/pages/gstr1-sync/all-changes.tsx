import { useTranslation } from 'react-i18next';
import type { ChangedDocument, Changes } from '../../api/types.ts';
import { grouped, rupees } from '../../format/money.ts';
import { Empty } from '../../parts/notice.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';

/** What the books have added, changed and removed since the portal last confirmed. */
export function AllChanges({ changes }: { changes: Changes }) {
  const { t } = useTranslation();
  const { added, changed, removed } = changes.counts;
  if (added + changed + removed === 0) return <Empty>{t('changes.none')}</Empty>;
  return (
    <>
      <Documents title={t('changes.added', { count: added })} count={added} rows={changes.added} />
      <Fields changes={changes} />
      <Documents title={t('changes.removed', { count: removed })} count={removed} rows={changes.removed} />
    </>
  );
}

interface DocumentsProps {
  readonly title: string;
  readonly count: number;
  readonly rows: readonly ChangedDocument[];
}

function Documents({ title, count, rows }: DocumentsProps) {
  const { t } = useTranslation();
  if (count === 0) return null;
  const heads = [{ label: t('register.document') }, { label: `${t('amount.value')}, ₹`, isNumber: true }];
  return (
    <section>
      <h3>{title}</h3>
      <PlainTable name={title} heads={heads}>
        {rows.map(({ key, sectionTitle, documentNumber, counterpartyGstin, value }) => (
          <tr key={key}>
            <td>
              {documentNumber ?? nameIn(key)} <span className="code dim">{counterpartyGstin}</span>
              <p className="dim small">{sectionTitle}</p>
            </td>
            <td data-number>{rupees(value)}</td>
          </tr>
        ))}
      </PlainTable>
      <First shown={rows.length} count={count} />
    </section>
  );
}

function Fields({ changes: { counts, changed } }: { changes: Changes }) {
  const { t } = useTranslation();
  if (counts.changed === 0) return null;
  const title = t('changes.changed', { count: counts.changed });
  const heads = [
    { label: t('register.document') },
    { label: t('changes.field') },
    { label: t('changes.before') },
    { label: t('changes.after') },
  ];
  return (
    <section>
      <h3>{title}</h3>
      <PlainTable name={title} heads={heads}>
        {changed.flatMap(({ key, fields }) =>
          fields.map((field, at) => (
            <tr key={`${key} ${field.name} ${field.line}`}>
              <th scope="row">{at === 0 && nameIn(key)}</th>
              <td>
                {field.title} <span className="dim small">{field.line}</span>
              </td>
              <td>{field.before}</td>
              <td>{field.after}</td>
            </tr>
          )),
        )}
      </PlainTable>
      <First shown={changed.length} count={counts.changed} />
    </section>
  );
}

function First({ shown, count }: { shown: number; count: number }) {
  const { t } = useTranslation();
  if (shown >= count) return null;
  return <p className="dim small">{t('changes.first', { shown: grouped(shown), count })}</p>;
}

/** A key is the section and what makes the document itself: all but the section is shown. */
const nameIn = (key: string): string => key.split('|').slice(1).filter(Boolean).join(' · ');
