import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReturnRef } from '../../api/queries.ts';
import type { TableTile } from '../../api/types.ts';
import { grouped, rupeesShort, rupeesSigned } from '../../format/money.ts';
import styles from './overview.module.css';

/** One table of the form; amber edge where something is in error. It opens the lines of the table. */
export function Tile({ of, tile }: { of: ReturnRef; tile: TableTile }) {
  const { t } = useTranslation();
  const { states } = tile;
  const small = [
    ['toSend', (states.new ?? 0) + (states.modified ?? 0) + (states['to-delete'] ?? 0)],
    ['processed', (states.processed ?? 0) + (states.filed ?? 0)],
    ['pending', states.sent ?? 0],
    ['error', states.error ?? 0],
  ] as const;
  return (
    <Link
      to="/gstr1/$g/$p/tables/$t"
      params={{ g: of.gstin, p: of.period, t: tile.section }}
      search={{}}
      className={styles.tile}
      data-needs={(states.error ?? 0) > 0 || undefined}
    >
      <span className={styles.name}>
        <strong>{tile.title}</strong>
        <span className="dim small">{tile.number}</span>
      </span>
      <span className={styles.figures}>
        <Figure name={t('amount.count')} value={grouped(tile.count)} exact={grouped(tile.count)} />
        <Figure
          name={t('amount.taxableValue')}
          value={rupeesShort(tile.taxableValue)}
          exact={rupeesSigned(tile.taxableValue)}
        />
        <Figure name={t('amount.tax')} value={rupeesShort(tile.tax)} exact={rupeesSigned(tile.tax)} />
      </span>
      <span className={styles.small}>
        {small.map(([name, count]) => (
          <span key={name} data-kind={name} data-zero={count === 0 || undefined}>
            <b>{grouped(count)}</b> {t(`gstr1.${name}`)}
          </span>
        ))}
      </span>
    </Link>
  );
}

function Figure({ name, value, exact }: { name: string; value: string; exact: string }) {
  return (
    <span className={styles.figure} title={exact}>
      <span className="dim small">{name}</span>
      <span className={styles.value}>{value}</span>
    </span>
  );
}
