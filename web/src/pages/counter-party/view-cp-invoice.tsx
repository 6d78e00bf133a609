import { Group } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { matchViewQuery, purchaseKey } from '../../api/counterparty-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import { request } from '../../api/request.ts';
import type { Gate, MatchSide, MatchView } from '../../api/types.ts';
import { rupees } from '../../format/money.ts';
import { useCurrentReturn } from '../../parts/current-return.ts';
import { useAct } from '../../parts/dialog.tsx';
import { gateFor } from '../../parts/gate-for.ts';
import { GatedButton } from '../../parts/gated-button.tsx';
import { Empty, Failed, Waiting } from '../../parts/notice.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { comparedFields } from './compared-fields.ts';
import { LinkDialog } from './link-dialog.tsx';
import { Decide } from './match-actions.tsx';
import { MatchNotes } from './match-notes.tsx';
import { TheirValues } from './their-values.tsx';
import { useOpenView } from './use-open-view.ts';
import styles from './view.module.css';

/** View CP Invoice of a supplier's document. */
export function PurchaseView() {
  const { id } = useParams({ from: '/frame/purchase/counter-party/$id' });
  return <ViewOf side="purchase" identity={id} />;
}

/** View CP Invoice of what a recipient says of a sale. */
export function SaleView() {
  const { id } = useParams({ from: '/frame/sale/counter-party/$id' });
  return <ViewOf side="sale" identity={id} />;
}

function ViewOf({ side, identity }: { side: MatchSide; identity: string }) {
  const { t } = useTranslation();
  const current = useCurrentReturn();
  if (!current) return <Empty>{t('app.needsReturn')}</Empty>;
  const of: ReturnRef = side === 'purchase' ? { ...current, form: 'GSTR2' } : current;
  return <View key={identity} of={of} side={side} identity={identity} />;
}

interface ViewProps {
  readonly of: ReturnRef;
  readonly side: MatchSide;
  readonly identity: string;
}

/** Both documents side by side, read-only; what is unequal is named in words. */
function View({ of, side, identity }: ViewProps) {
  const { t } = useTranslation();
  const { data: view, error, refetch } = useQuery(matchViewQuery(of.gstin, side, { identity }));
  const move = useMove(of, side, view);
  return (
    <Page
      title={t('gstr2.view.title', { number: view?.theirs?.number ?? '' })}
      about={view ? partyOf(view) : of.gstin}
      tools={
        <>
          <GatedButton gate={move.previous} onPress={() => move.to(view?.previous)}>
            {t('gstr2.view.previous')}
          </GatedButton>
          <GatedButton gate={move.next} onPress={() => move.to(view?.next)}>
            {t('gstr2.view.next')}
          </GatedButton>
          <GatedButton gate={gateFor()} onPress={move.back}>
            {t('gstr2.view.back')}
          </GatedButton>
        </>
      }
    >
      {error && !view && <Failed failure={error} onRetry={() => void refetch()} />}
      {!view && !error && <Waiting rows={10} />}
      {view && (
        <div className={styles.cards}>
          <Card>
            <div className={styles.pad}>
              <Decide of={of} side={side} view={view} />
              <Links of={of} side={side} view={view} />
              <TheirValues of={of} view={view} />
            </div>
          </Card>
          <Reasons view={view} />
          <Fields view={view} />
          <Lines view={view} />
          <Card title={t('matching.history')}>
            <div className={styles.pad}>
              <MatchNotes of={of} side={side} document={identity} />
            </div>
          </Card>
        </div>
      )}
    </Page>
  );
}

const partyOf = ({ row: { counterpartyName, counterpartyGstin } }: MatchView): string =>
  counterpartyName ? `${counterpartyName} · ${counterpartyGstin}` : counterpartyGstin;

/** J and K to the next and the previous document of the list, Back to the list. */
function useMove(of: ReturnRef, side: MatchSide, view: MatchView | undefined) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const openView = useOpenView(side);
  const to = (identity: string | null | undefined) => identity && openView(of, identity);
  useHotkeys([
    ['j', () => to(view?.next)],
    ['k', () => to(view?.previous)],
  ]);
  const gate = (identity: string | null | undefined): Gate =>
    gateFor(identity ? null : t('gstr2.view.noNext'));
  return {
    to,
    previous: gate(view?.previous),
    next: gate(view?.next),
    back: () =>
      void navigate({
        to: side === 'sale' ? '/sale/counter-party' : '/purchase/counter-party',
        search: { gstin: of.gstin, period: of.period },
      }),
  };
}

function Links({ of, side, view }: Omit<ViewProps, 'identity'> & { readonly view: MatchView }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const act = useAct();
  const [isLinking, setLinking] = useState(false);
  const { row, gates } = view;
  const isLinked = gates.unlink.enabled;
  if (!isLinked && row.code !== 'CO') return null;
  const unlink = () =>
    act.run(async () => {
      const path = `/counterparties/${encodeURIComponent(of.gstin)}/${side}/links`;
      await request('DELETE', path, { identity: row.identity });
      await cache.invalidateQueries({ queryKey: purchaseKey(of.gstin) });
    });
  return (
    <Group mt="xs">
      {isLinked ? (
        <GatedButton gate={gates.unlink} isBusy={act.isBusy} onPress={() => void unlink()}>
          {t('gstr2.view.unlink')}
        </GatedButton>
      ) : (
        <GatedButton gate={gates.link} onPress={() => setLinking(true)}>
          {t('gstr2.view.link')}
        </GatedButton>
      )}
      {act.failure !== null && <Failed failure={act.failure} />}
      {isLinking && <LinkDialog of={of} side={side} row={row} onClose={() => setLinking(false)} />}
    </Group>
  );
}

function Reasons({ view: { row, answer, remarks } }: { view: MatchView }) {
  const { t } = useTranslation();
  return (
    <Card title={t('app.why')}>
      <ul className={styles.why}>
        {row.reasons.map(({ code, says }) => (
          <li key={code + says}>{says}</li>
        ))}
        {row.suggestion && <li>{row.suggestion.says}</li>}
        {remarks && <li>{t('gstr2.view.remarks', { says: remarks })}</li>}
        {answer?.says && <li>{answer.says}</li>}
        {answer && answer.state !== 'none' && (
          <li>
            {t('gstr2.view.lastSent', { by: answer.by, state: t(`purchase.decision.${answer.state}`) })}
          </li>
        )}
      </ul>
    </Card>
  );
}

function Fields({ view }: { view: MatchView }) {
  const { t, i18n } = useTranslation();
  const heads = [
    { label: t('gstr2.view.field') },
    { label: t('gstr2.view.yours'), isNumber: true },
    { label: t('gstr2.view.theirs'), isNumber: true },
    { label: t('gstr2.view.compared') },
  ];
  const missing = t('gstr2.view.missing');
  const isPair = view.ours !== null && view.theirs !== null;
  return (
    <Card>
      <PlainTable name={t('gstr2.view.compared')} heads={heads}>
        {comparedFields(view, { t, i18n }).map(({ name, ours, theirs, says }, at) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="number">{ours ?? (at === 0 ? missing : '–')}</td>
            <td className="number">{theirs ?? (at === 0 ? missing : '–')}</td>
            <td className={says ? styles.differs : 'dim'}>{says ?? (isPair ? t('gstr2.view.same') : '')}</td>
          </tr>
        ))}
      </PlainTable>
    </Card>
  );
}

const amounts = ['taxableValue', 'igst', 'cgst', 'sgst', 'cess'] as const;

function Lines({ view: { ours, theirs } }: { view: MatchView }) {
  const { t } = useTranslation();
  const heads = [
    { label: '' },
    { label: t('gstr2.view.rate'), isNumber: true },
    ...amounts.map((name) => ({ label: t(`amount.${name}`), isNumber: true })),
  ];
  const sides = [
    [t('gstr2.view.yours'), ours],
    [t('gstr2.view.theirs'), theirs],
  ] as const;
  // IMS says nothing of lines.
  if (!ours?.lines.length && !theirs?.lines.length) return null;
  return (
    <Card title={t('gstr2.view.lines')}>
      <PlainTable name={t('gstr2.view.lines')} heads={heads}>
        {sides.flatMap(([name, side]) =>
          (side?.lines ?? []).map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a document never change places
            <tr key={name + at}>
              <th scope="row">{name}</th>
              <td className="number">{line.rate === null ? '–' : `${line.rate} %`}</td>
              {amounts.map((head) => (
                <td key={head} className="number">
                  {rupees(line[head])}
                </td>
              ))}
            </tr>
          )),
        )}
      </PlainTable>
    </Card>
  );
}
