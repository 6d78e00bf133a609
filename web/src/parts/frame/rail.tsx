import {
  IconArrowsExchange,
  IconFileImport,
  IconFileInvoice,
  IconGitCompare,
  IconHistory,
  IconLayoutDashboard,
  IconReceipt,
  IconSettings,
  IconTable,
  IconUsers,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCurrentReturn } from '../current-return.ts';
import styles from './frame.module.css';
import { usePlaces } from './places.ts';

const icons = {
  dashboard: IconLayoutDashboard,
  invoices: IconFileInvoice,
  purchaseInvoices: IconReceipt,
  counterParty: IconUsers,
  matching: IconGitCompare,
  tables: IconTable,
  sync: IconArrowsExchange,
  transactions: IconHistory,
  import: IconFileImport,
  settings: IconSettings,
} as const;

/** The menus of the product, in the order its users know; a menu without a page yet is not here. */
export function Rail({ onGo }: { onGo?: () => void }) {
  const { t } = useTranslation();
  const groups = usePlaces();
  const current = useCurrentReturn();
  if (!current) return null;
  return groups.map((group) => (
    <div key={group.key}>
      {group.title && (
        <div className={styles.group} id={`menu-${group.key}`}>
          {group.title}
        </div>
      )}
      <ul className={styles.list} aria-labelledby={group.title ? `menu-${group.key}` : undefined}>
        {group.places.map((place) => {
          const Icon = icons[place.key];
          return (
            <li key={place.key}>
              <Link
                {...place.link}
                className={styles.link}
                onClick={onGo}
                activeOptions={{ exact: true, includeSearch: false }}
              >
                <Icon size={17} stroke={1.6} aria-hidden="true" />
                {t(`menu.${place.key}`)}
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  ));
}
