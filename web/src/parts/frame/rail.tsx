import {
  IconAddressBook,
  IconAdjustments,
  IconArrowsExchange,
  IconBarcode,
  IconBuilding,
  IconBuildingStore,
  IconBuildingWarehouse,
  IconCalendarDue,
  IconChartBar,
  IconChecklist,
  IconCoinRupee,
  IconFileImport,
  IconFileInvoice,
  IconFileText,
  IconGitCompare,
  IconHelp,
  IconHistory,
  IconId,
  IconKey,
  IconLanguage,
  IconLayoutDashboard,
  IconListCheck,
  IconListNumbers,
  IconLock,
  IconPencil,
  IconReceipt,
  IconSettings,
  IconShieldCheck,
  IconSubtask,
  IconTable,
  IconTruck,
  IconUserCheck,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { approvalsQuery } from '../../api/approval-queries.ts';
import { useCurrentReturn } from '../current-return.ts';
import styles from './frame.module.css';
import { PlaceMenu } from './place-menu.tsx';
import { usePlaces } from './places.ts';

const icons: Readonly<Record<string, typeof IconTable>> = {
  dashboard: IconLayoutDashboard,
  companies: IconBuilding,
  registrations: IconId,
  campuses: IconBuildingStore,
  hsn: IconBarcode,
  customers: IconAddressBook,
  vendors: IconBuildingWarehouse,
  transporters: IconTruck,
  invoices: IconFileInvoice,
  purchaseInvoices: IconReceipt,
  counterParty: IconUsers,
  matching: IconGitCompare,
  saleAdvances: IconCoinRupee,
  purchaseAdvances: IconCoinRupee,
  saleCounterParty: IconUsers,
  saleMatching: IconGitCompare,
  corrections: IconPencil,
  purchaseTables: IconTable,
  gstr2Sync: IconArrowsExchange,
  gstr2b: IconFileText,
  ims: IconChecklist,
  tables: IconTable,
  sync: IconArrowsExchange,
  returnStatus: IconChecklist,
  transactions: IconHistory,
  taskHistory: IconSubtask,
  calendar: IconCalendarDue,
  reports: IconChartBar,
  sessions: IconKey,
  import: IconFileImport,
  settings: IconSettings,
  options: IconAdjustments,
  checks: IconListCheck,
  series: IconListNumbers,
  locale: IconLanguage,
  users: IconUsersGroup,
  security: IconLock,
  approvals: IconUserCheck,
  audit: IconShieldCheck,
  start: IconChecklist,
  contents: IconHelp,
};

/** The menus of the product, in the order its users know; a menu without a page yet is not here. */
export function Rail({ onGo }: { onGo?: () => void }) {
  const { t } = useTranslation();
  const groups = usePlaces();
  const current = useCurrentReturn();
  if (!current) return null;
  return groups.map((group) =>
    group.isMenu ? (
      <PlaceMenu
        key={group.key}
        group={group}
        className={styles.newButton ?? ''}
        {...(onGo ? { onGo } : {})}
      />
    ) : (
      <div key={group.key}>
        {group.title && (
          <div className={styles.group} id={`menu-${group.key}`}>
            {group.title}
          </div>
        )}
        <ul className={styles.list} aria-labelledby={group.title ? `menu-${group.key}` : undefined}>
          {group.places.map((place) => {
            const Icon = icons[place.key] ?? IconTable;
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
                  {place.key === 'approvals' && <WaitingBadge />}
                </Link>
              </li>
            );
          })}
        </ul>
      </div>
    ),
  );
}

/** How many requests wait for who is signed in. */
function WaitingBadge() {
  const { t } = useTranslation();
  const { data } = useQuery(approvalsQuery);
  const count = data?.filter((row) => row.decide.enabled).length ?? 0;
  if (count === 0) return null;
  return (
    <span className={styles.badge}>
      {count}
      <span className="visually-hidden"> {t('approvals.state.waiting')}</span>
    </span>
  );
}
