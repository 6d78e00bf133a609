import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../api/types.ts';
import { shownInstant } from '../../format/date.ts';
import { Chip } from '../../parts/chip.tsx';
import { gateFor } from '../../parts/gate-for.ts';
import { GatedButton } from '../../parts/gated-button.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import styles from './people.module.css';

interface UserTableProps {
  readonly people: readonly Person[];
  readonly onAsk: (what: 'roles' | 'again' | 'deactivate', person: Person) => void;
  readonly onActivate: (person: Person) => void;
}

/** The people of the company, with what can be done about each. */
export function UserTable({ people, onAsk, onActivate }: UserTableProps) {
  const { t } = useTranslation();
  const heads = (['name', 'email', 'roles', 'gstins', 'twoFactor', 'lastSeen', 'state'] as const).map(
    (key) => ({ label: t(`people.${key}`) }),
  );
  const actions = {
    label: (
      <span key="actions" className="visually-hidden">
        {t('people.actions')}
      </span>
    ),
  };
  const admins = people.filter(isAdminNow);
  return (
    <PlainTable name={t('people.title')} heads={[...heads, actions]} stacks>
      {people.map((person) => (
        <UserRow
          key={person.userId}
          person={person}
          isLastAdmin={admins.length === 1 && admins[0] === person}
          onAsk={onAsk}
          onActivate={onActivate}
        />
      ))}
    </PlainTable>
  );
}

function isAdminNow({ grants, hasPassword, disabledAt }: Person): boolean {
  return hasPassword && disabledAt === null && grants.some(({ role }) => role === 'admin');
}

interface UserRowProps extends Omit<UserTableProps, 'people'> {
  readonly person: Person;
  readonly isLastAdmin: boolean;
}

function UserRow({ person, isLastAdmin, onAsk, onActivate }: UserRowProps) {
  const { t } = useTranslation();
  const { name, email, grants, hasSecondFactor, seenAt, disabledAt } = person;
  const gate = gateFor(isLastAdmin ? t('people.lastAdmin') : null);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={styles.email}>{email}</td>
      <td>
        <ul className={styles.grants}>
          {grants.map(({ role }) => (
            <li key={role}>{t(`people.role.${role}`)}</li>
          ))}
        </ul>
      </td>
      <td>
        <ul className={styles.grants}>
          {grants.map(({ role, gstins }) => (
            <li key={role}>{gstins ? gstins.join(', ') : t('people.everyGstin')}</li>
          ))}
        </ul>
      </td>
      <td data-label={t('people.twoFactor')}>{hasSecondFactor ? t('people.on') : t('people.off')}</td>
      <td data-label={t('people.lastSeen')}>{seenAt ? shownInstant(seenAt) : t('people.never')}</td>
      <td>
        <StateChip person={person} />
      </td>
      <td>
        <div className={styles.buttons}>
          <Button
            variant="default"
            aria-label={t('people.assignNamed', { name })}
            onClick={() => onAsk('roles', person)}
          >
            {t('people.assign')}
          </Button>
          {disabledAt === null ? (
            <>
              <GatedButton
                gate={gate}
                name={t('people.againNamed', { name })}
                onPress={() => onAsk('again', person)}
              >
                {t('people.again')}
              </GatedButton>
              <GatedButton
                gate={gate}
                name={t('people.deactivateNamed', { name })}
                onPress={() => onAsk('deactivate', person)}
              >
                {t('people.deactivate')}
              </GatedButton>
            </>
          ) : (
            <Button
              variant="default"
              aria-label={t('people.activateNamed', { name })}
              onClick={() => onActivate(person)}
            >
              {t('people.activate')}
            </Button>
          )}
        </div>
      </td>
    </tr>
  );
}

function StateChip({ person: { hasPassword, disabledAt } }: { person: Person }) {
  const { t } = useTranslation();
  if (disabledAt !== null)
    return (
      <Chip tone="gone" mark="−">
        {t('people.deactivated')}
      </Chip>
    );
  return hasPassword ? (
    <Chip tone="ok" mark="✓">
      {t('people.active')}
    </Chip>
  ) : (
    <Chip tone="needs" mark="!">
      {t('people.invited')}
    </Chip>
  );
}
