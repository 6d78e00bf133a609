import { Checkbox, MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../api/queries.ts';
import type { Grant, Role } from '../../api/types.ts';
import styles from './people.module.css';

const roles: readonly Role[] = ['admin', 'maker', 'checker', 'signatory', 'client', 'auditor'];

interface GrantsFieldProps {
  readonly value: readonly Grant[];
  readonly onChange: (grants: readonly Grant[]) => void;
  readonly error?: string | null;
}

/** Roles to tick, each but the administrator's for every GSTIN or for chosen ones. */
export function GrantsField({ value, onChange, error }: GrantsFieldProps) {
  const { t } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  const choices = session?.registrations.map(({ gstin, legalName }) => ({
    value: gstin,
    label: `${gstin} ${legalName}`,
  }));
  const set = (role: Role, grant: Grant | null) => {
    const others = value.filter((one) => one.role !== role);
    onChange(grant ? [...others, grant] : others);
  };
  return (
    <Checkbox.Group
      label={t('people.roles')}
      error={error}
      value={value.map(({ role }) => role)}
      onChange={() => undefined}
    >
      <div className={styles.roles}>
        {roles.map((role) => {
          const grant = value.find((one) => one.role === role);
          return (
            <div key={role} className={styles.role}>
              <Checkbox
                value={role}
                label={t(`people.role.${role}`)}
                description={t(`people.roleSays.${role}`)}
                onChange={(event) => set(role, event.currentTarget.checked ? { role, gstins: null } : null)}
              />
              {grant && role !== 'admin' && (
                <MultiSelect
                  aria-label={t('people.gstinsOf', { role: t(`people.role.${role}`) })}
                  placeholder={grant.gstins ? '' : t('people.everyGstin')}
                  data={choices ?? []}
                  value={[...(grant.gstins ?? [])]}
                  onChange={(gstins) => set(role, { role, gstins: gstins.length > 0 ? gstins : null })}
                  searchable
                />
              )}
            </div>
          );
        })}
      </div>
      <p className="dim small">{t('people.gstinsHint')}</p>
    </Checkbox.Group>
  );
}
