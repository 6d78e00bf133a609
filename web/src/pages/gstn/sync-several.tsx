import { Button } from '@mantine/core';
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { takeTask } from '../../api/live-return.ts';
import { pathOf, type ReturnRef, syncPageQuery } from '../../api/queries.ts';
import { post } from '../../api/request.ts';
import type { Gate, StatusRow, SyncPage, Task } from '../../api/types.ts';
import { grouped, rupees } from '../../format/money.ts';
import { shownPeriod } from '../../format/period.ts';
import { shownState } from '../../format/state.ts';
import { Dialog, useAct } from '../../parts/dialog.tsx';
import { gateFor } from '../../parts/gate-for.ts';
import { GatedButton } from '../../parts/gated-button.tsx';
import { Failed, Waiting } from '../../parts/notice.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { SelectedBar } from '../../parts/record-list/list-bar.tsx';

interface SyncSeveralProps {
  readonly rows: readonly StatusRow[];
  readonly onClear: () => void;
}

/** What can be done at GSTN with several returns at once: how many are chosen, and the way to their table. */
export function SyncSeveral({ rows, onClear }: SyncSeveralProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (rows.length === 0) return null;
  const gstins = new Set(rows.map(({ gstin }) => gstin)).size;
  return (
    <>
      <SelectedBar count={rows.length} worth={t('several.gstins', { count: gstins })}>
        <Button variant="default" onClick={onClear}>
          {t('app.cancel')}
        </Button>
        <Button onClick={() => setOpen(true)}>{t('several.title')}</Button>
      </SelectedBar>
      {isOpen && <SeveralDialog rows={rows} onClose={() => setOpen(false)} />}
    </>
  );
}

const refOf = ({ gstin, period, form }: StatusRow): ReturnRef => ({
  gstin,
  period,
  ...(form === 'GSTR1' ? {} : { form }),
});
const nameOf = ({ gstin, period, form }: StatusRow): string => `${form} ${gstin} ${period}`;

const acts = {
  save: { button: 'save', body: { kind: 'save' } },
  summary: { button: 'downloadSummary', body: {} },
} as const;

interface Sought {
  readonly row: StatusRow;
  readonly page: SyncPage | undefined;
}

/** Why an act is not possible for a return; null where it is, and empty while that is not known. */
function whyNot({ page }: Sought, act: keyof typeof acts): string | null {
  const gate: Gate | undefined = page?.buttons[acts[act].button];
  return gate?.enabled ? null : (gate?.why ?? '');
}

function SeveralDialog({ rows, onClose }: { rows: readonly StatusRow[]; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const act = useAct();
  const [outcomes, setOutcomes] = useState<Readonly<Record<string, string>>>({});
  const answers = useQueries({ queries: rows.map((row) => syncPageQuery(refOf(row))) });
  const sought = rows.map((row, at): Sought => ({ row, page: answers[at]?.data }));
  const failed = answers.find(({ error }) => error)?.error;
  const isRead = sought.every(({ page }) => page !== undefined);
  const fit = (name: keyof typeof acts) => sought.filter((one) => whyNot(one, name) === null);
  /** One after the other: GSTN takes so many calls a minute, and one refusal does not end the others. */
  const start = (name: keyof typeof acts) =>
    act.run(async () => {
      for (const { row } of fit(name)) {
        const of = refOf(row);
        const say = (says: string) => setOutcomes((old) => ({ ...old, [nameOf(row)]: says }));
        try {
          takeTask(cache, of, await post<Task>(`${pathOf(of)}/${name}`, acts[name].body));
          say(t('several.started'));
        } catch (failure) {
          say(failure instanceof Error ? failure.message : String(failure));
        }
      }
      await cache.invalidateQueries();
    });
  const gateOf = (name: keyof typeof acts): Gate => {
    if (fit(name).length > 0) return gateFor();
    const first = sought.map((one) => whyNot(one, name)).find(Boolean);
    return gateFor(isRead ? (first ?? t('several.nothing')) : t('form.loading'));
  };
  return (
    <Dialog
      wide
      opened
      title={t('several.title')}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('app.close')}
          </Button>
          <GatedButton gate={gateOf('summary')} isBusy={act.isBusy} onPress={() => void start('summary')}>
            {t('several.summaries', { count: fit('summary').length })}
          </GatedButton>
          <GatedButton
            gate={gateOf('save')}
            look="filled"
            isBusy={act.isBusy}
            onPress={() => void start('save')}
          >
            {t('several.save', { count: fit('save').length })}
          </GatedButton>
        </>
      }
    >
      <p>{t('several.says')}</p>
      {failed && <Failed failure={failed} />}
      {isRead ? <Several sought={sought} outcomes={outcomes} /> : !failed && <Waiting rows={rows.length} />}
    </Dialog>
  );
}

interface SeveralTableProps {
  readonly sought: readonly Sought[];
  readonly outcomes: Readonly<Record<string, string>>;
}

function Several({ sought, outcomes }: SeveralTableProps) {
  const { t, i18n } = useTranslation();
  const sum = (of: (page: SyncPage) => number) =>
    sought.reduce((all, { page }) => all + (page ? of(page) : 0), 0);
  const isOnePan = new Set(sought.map(({ row }) => row.gstin.slice(2, 12))).size === 1;
  const heads = [
    { label: t('master.state') },
    { label: t('context.gstin') },
    { label: t('context.period') },
    { label: t('several.toSend'), isNumber: true },
    { label: `${t('several.value')}, ₹`, isNumber: true },
    { label: t('several.standing'), width: 230 },
  ];
  return (
    <PlainTable name={t('several.title')} heads={heads}>
      {sought.map((one) => (
        <tr key={nameOf(one.row)}>
          <th scope="row">{shownState(one.row.gstin.slice(0, 2), i18n.language)}</th>
          <td className="code">{one.row.gstin}</td>
          <td>{`${one.row.form} ${shownPeriod(one.row.period, i18n.language)}`}</td>
          <td data-number>{grouped(one.page?.newOrModified.count ?? 0)}</td>
          <td data-number>{rupees(one.page?.newOrModified.value ?? 0)}</td>
          <td>{outcomes[nameOf(one.row)] ?? whyNot(one, 'save') ?? t('several.ready')}</td>
        </tr>
      ))}
      <tr>
        <th scope="row" colSpan={3}>
          {t(isOnePan ? 'several.panIndia' : 'several.all')}
        </th>
        <td data-number>{grouped(sum(({ newOrModified }) => newOrModified.count))}</td>
        <td data-number>{rupees(sum(({ newOrModified }) => newOrModified.value))}</td>
        <td />
      </tr>
    </PlainTable>
  );
}
