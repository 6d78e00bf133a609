import { IconMail } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { partiesQuery } from '../../api/counterparty-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import type { MatchSide, PartyStanding } from '../../api/types.ts';
import { grouped, rupees } from '../../format/money.ts';
import { GatedButton } from '../../parts/gated-button.tsx';
import { Failed, Waiting } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { useAsOf } from './as-of.tsx';
import { LetterDialog } from './letter-dialog.tsx';
import { MatchChip } from './match-chips.tsx';
import type { ScopeFilter } from './match-scope.tsx';
import styles from './parties.module.css';

const codes = ['OK', 'TO', 'CO', 'Mismatch'] as const;

interface PartiesProps {
  readonly of: ReturnRef;
  readonly side: MatchSide;
  readonly scope: ScopeFilter;
  /** The scope and what narrows it. */
  readonly filter: Readonly<Record<string, string | undefined>>;
  /** What is said where there is none. */
  readonly empty: ReactNode;
}

/** The matching by party: how many documents agree and do not, the tax of both sides, and what to write. */
export function Parties({ of, side, scope, filter, empty }: PartiesProps) {
  const { t } = useTranslation();
  const { gate } = useAsOf();
  const { data, error, refetch } = useQuery(partiesQuery(of, side, filter));
  const [written, setWritten] = useState<PartyStanding | null>(null);
  if (error && !data) return <Failed failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting rows={8} />;
  if (data.length === 0) return empty;
  const heads = [
    { label: t('parties.party') },
    ...codes.map((code) => ({ label: code, isNumber: true })),
    { label: t('parties.ourTax'), isNumber: true },
    { label: t('parties.theirTax'), isNumber: true },
    { label: t('parties.difference'), isNumber: true },
    { label: t('parties.atRisk'), isNumber: true },
    { label: t('parties.act') },
  ];
  return (
    <div className={styles.scroller}>
      <Card>
        <PlainTable name={t('parties.title')} heads={heads}>
          {data.map((party) => (
            <tr key={party.counterpartyGstin}>
              <th scope="row">
                {party.counterpartyName ?? ''} <span className="code">{party.counterpartyGstin}</span>
              </th>
              {codes.map((code) => (
                <td key={code} className="number">
                  {party.codes[code] === 0 ? '–' : grouped(party.codes[code])}
                </td>
              ))}
              <td className="number">{rupees(party.ourTax)}</td>
              <td className="number">{rupees(party.theirTax)}</td>
              <td className="number">{rupees(party.ourTax - party.theirTax)}</td>
              <td className="number">
                <strong>{rupees(party.atRisk)}</strong>
              </td>
              <td>
                {isOpen(party) ? (
                  <GatedButton
                    gate={gate}
                    name={t('parties.writeTo', { party: nameOf(party) })}
                    icon={<IconMail size={14} aria-hidden="true" />}
                    onPress={() => setWritten(party)}
                  >
                    {t('parties.write')}
                  </GatedButton>
                ) : (
                  <MatchChip code="OK" />
                )}
              </td>
            </tr>
          ))}
        </PlainTable>
      </Card>
      <p className="dim small">{t('parties.atRiskHint')}</p>
      {written && (
        <LetterDialog of={of} side={side} scope={scope} party={written} onClose={() => setWritten(null)} />
      )}
    </div>
  );
}

const isOpen = ({ codes: { TO, CO, Mismatch } }: PartyStanding): boolean => TO + CO + Mismatch > 0;
const nameOf = ({ counterpartyName, counterpartyGstin }: PartyStanding): string =>
  counterpartyName ?? counterpartyGstin;
