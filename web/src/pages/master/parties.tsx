import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterEntry } from '../../api/master-queries.ts';
import type { Party, PartyKind } from '../../api/types.ts';
import { shownState } from '../../format/state.ts';
import type { ListColumn, RowCommand } from '../../parts/record-list/list-column.ts';
import { codeColumn, textColumn } from './columns.tsx';
import styles from './master.module.css';
import { MasterList } from './master-list.tsx';
import { formOf } from './master-place.ts';
import { MergePartiesDialog } from './merge-parties-dialog.tsx';
import { gstinsOf } from './party-gstins.ts';
import { ofParty } from './party-kinds.ts';
import { useVendorColumns } from './vendor-columns.tsx';

/** The customers, vendors or transporters of the company. */
export function Parties({ kind }: { kind: PartyKind }) {
  const { t } = useTranslation();
  const columns = usePartyColumns(useVendorColumns(kind === 'vendor'));
  const [merging, merge] = useState<MasterEntry<Party> | null>(null);
  const commandsOf = usePartyCommands(kind, merge);
  return (
    <>
      <MasterList
        name="parties"
        kind={kind}
        place={ofParty[kind].place}
        title={t(`master.${kind}.many`)}
        newWords={t(`master.${kind}.new`)}
        {...(kind === 'transporter' ? {} : { importAs: kind === 'customer' ? 'customers' : 'vendors' })}
        emptyWords={t(`master.${kind}.empty`)}
        columns={columns}
        nameOf={({ name }) => name}
        commandsOf={commandsOf}
        card={(party) => (
          <span className={styles.card}>
            <strong>{party.name}</strong>
            <span className="code">{gstinsOf(party)}</span>
            <span className="dim">
              {[party.address.city, party.contact.phone].filter(Boolean).join(' · ')}
            </span>
          </span>
        )}
      />
      <MergePartiesDialog kept={merging} onClose={() => merge(null)} />
    </>
  );
}

function usePartyColumns(
  ofKind: readonly ListColumn<MasterEntry<Party>>[],
): readonly ListColumn<MasterEntry<Party>>[] {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const stateOf = ({ address, branches }: Party) =>
      shownState(address.state ?? branches[0]?.gstin?.slice(0, 2), i18n.language);
    const first = (party: Party) => party.branches[0];
    return [
      textColumn<Party>('name', t('master.name'), 230, ({ name }) => name, 'name'),
      codeColumn<Party>('gstin', t('context.gstin'), 160, gstinsOf, 'branches.0.gstin'),
      textColumn<Party>(
        'regType',
        t('master.regType'),
        120,
        (party) => {
          const type = first(party)?.registrationType;
          return type && t(`master.registrations.${type}`);
        },
        'branches.0.registrationType',
      ),
      textColumn<Party>('address', t('master.address'), 190, ({ address }) => address.line, 'address.line'),
      textColumn<Party>('city', t('master.city'), 110, ({ address }) => address.city, 'address.city'),
      codeColumn<Party>(
        'pinCode',
        t('master.pinCode'),
        90,
        ({ address }) => address.pinCode,
        'address.pinCode',
      ),
      textColumn<Party>('state', t('master.state'), 140, stateOf),
      textColumn<Party>('phone', t('master.phone'), 120, ({ contact }) => contact.phone, 'contact.phone'),
      ...ofKind,
      textColumn<Party>('email', t('master.email'), 190, ({ contact }) => contact.email, 'contact.email'),
      {
        ...textColumn<Party>(
          'country',
          t('master.country'),
          100,
          ({ address }) => address.country,
          'address.country',
        ),
        isExtra: true,
      },
      {
        ...textColumn<Party>('fax', t('master.fax'), 110, ({ contact }) => contact.fax, 'contact.fax'),
        isExtra: true,
      },
      { ...textColumn<Party>('web', t('master.web'), 160, ({ web }) => web, 'web'), isExtra: true },
    ];
  }, [t, i18n.language, ofKind]);
}

function usePartyCommands(
  kind: PartyKind,
  onMerge: (row: MasterEntry<Party>) => void,
): (row: MasterEntry<Party>) => readonly RowCommand[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { place } = ofParty[kind];
  return (row) => {
    const { entry, content } = row;
    const { email } = content.contact;
    return [
      { label: t('master.editParty'), run: () => void navigate(formOf(place, entry)) },
      {
        label: t('master.addBranch'),
        run: () => void navigate(formOf(place, entry, { branch: 'new' })),
      },
      { label: t('master.merge'), run: () => onMerge(row) },
      ...(email
        ? [{ label: t('master.writeMail'), run: () => window.location.assign(`mailto:${email}`) }]
        : []),
    ];
  };
}
