import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PurchaseTile } from '../api/types.ts';
import { grouped, rupeesShort, rupeesSigned } from '../format/money.ts';
import type { Place } from './frame/places.ts';
import styles from './table-tiles.module.css';

/** A table of a form with what the books have of it; of purchases with the credit taken of them. */
type ShownTable = Omit<PurchaseTile, 'credit'> & Partial<Pick<PurchaseTile, 'credit'>>;

interface TableTilesProps {
  readonly title: string;
  readonly tables: readonly ShownTable[];
  readonly linkOf: (section: string) => Place['link'];
}

/** Tables that hold something as tiles, the empty ones in one quiet line. */
export function TableTiles({ title, tables, linkOf }: TableTilesProps) {
  const { t } = useTranslation();
  if (tables.length === 0) return null;
  const full = tables.filter((table) => table.count > 0);
  const empty = tables.filter((table) => table.count === 0);
  return (
    <section className={styles.group}>
      <h2>{title}</h2>
      {full.length > 0 && (
        <ul className={styles.tiles}>
          {full.map((table) => (
            <li key={table.section}>
              <Tile table={table} link={linkOf(table.section)} />
            </li>
          ))}
        </ul>
      )}
      {empty.length > 0 && (
        <div className={styles.empties}>
          <span className="dim">{t('overview.nothingIn')}</span>
          <ul>
            {empty.map(({ section, number, title: name }) => (
              <li key={section}>
                <Link {...linkOf(section)}>
                  {number} {name}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

/** One table of the form; amber edge where something is in error. It opens the lines of the table. */
function Tile({ table, link }: { table: ShownTable; link: Place['link'] }) {
  const { t } = useTranslation();
  const { states, credit } = table;
  const small = [
    ['toSend', (states.new ?? 0) + (states.modified ?? 0) + (states['to-delete'] ?? 0)],
    ['processed', (states.processed ?? 0) + (states.filed ?? 0)],
    ['pending', states.sent ?? 0],
    ['error', states.error ?? 0],
  ] as const;
  return (
    <Link {...link} className={styles.tile} data-needs={(states.error ?? 0) > 0 || undefined}>
      <span className={styles.name}>
        <strong>{table.title}</strong>
        <span className="dim small">{table.number}</span>
      </span>
      <span className={styles.figures}>
        <Figure name={t('amount.count')} value={grouped(table.count)} exact={grouped(table.count)} />
        <Amount name={t('amount.taxableValue')} of={table.taxableValue} />
        <Amount name={t('amount.tax')} of={table.tax} />
        {credit !== undefined && <Amount name={t('gstr2.credit')} of={credit} />}
      </span>
      {Object.keys(states).length > 0 && (
        <span className={styles.small}>
          {small.map(([name, count]) => (
            <span key={name} data-kind={name} data-zero={count === 0 || undefined}>
              <b>{grouped(count)}</b> {t(`gstr1.${name}`)}
            </span>
          ))}
        </span>
      )}
    </Link>
  );
}

function Amount({ name, of }: { name: string; of: number | null }) {
  if (of === null) return <Figure name={name} value="–" exact="–" />;
  return <Figure name={name} value={rupeesShort(of)} exact={rupeesSigned(of)} />;
}

function Figure({ name, value, exact }: { name: string; value: string; exact: string }) {
  return (
    <span className={styles.figure} title={exact}>
      <span className="dim small">{name}</span>
      <span className={styles.value}>{value}</span>
    </span>
  );
}
