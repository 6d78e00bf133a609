import { Button, NumberInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pathOf, type ReturnRef, recordQuery, returnKey } from '../../api/queries.ts';
import { post } from '../../api/request.ts';
import type { RecordDetail } from '../../api/types.ts';
import { rupees } from '../../format/money.ts';
import { Dialog, useAct } from '../../parts/dialog.tsx';
import { Failed, Notice, Waiting } from '../../parts/notice.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';

interface CorrectDialogProps {
  /** The filed GSTR-1. */
  readonly of: ReturnRef;
  /** Null where none is corrected. */
  readonly recordKey: string | null;
  readonly onClose: () => void;
}

/** Corrects the amounts of a filed document in GSTR-1A of the same period. */
export function CorrectDialog({ of, recordKey, onClose }: CorrectDialogProps) {
  if (recordKey === null) return null;
  return <Loaded key={recordKey} of={of} recordKey={recordKey} onClose={onClose} />;
}

type Line = Readonly<Record<string, number | string>>;

const amounts = ['taxableValue', 'igst', 'cgst', 'sgst', 'cess'] as const;
/** What is written; tax follows. */
const written: ReadonlySet<string> = new Set(['taxableValue', 'cess']);

function Loaded({ of, recordKey, onClose }: CorrectDialogProps & { recordKey: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(recordQuery(of, recordKey));
  if (data) return <Form of={of} filed={data} onClose={onClose} />;
  return (
    <Dialog title={t('gstr1a.correct')} opened onClose={onClose} actions={null}>
      {error ? <Failed failure={error} onRetry={() => void refetch()} /> : <Waiting />}
    </Dialog>
  );
}

interface FormProps {
  readonly of: ReturnRef;
  readonly filed: RecordDetail;
  readonly onClose: () => void;
}

function Form({ of, filed, onClose }: FormProps) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const act = useAct();
  const [lines, setLines] = useState(() => filed.rows.map(inRupees));
  const [value, setValue] = useState<number | string>(filed.value / 100);
  const shown = amounts.filter((name) => lines.some((line) => line[name] !== undefined));
  const set = (at: number, name: string, amount: number | string) => {
    const next = lines.map((line, index) => (index === at ? withAmount(line, name, amount) : line));
    // A value that the lines made goes with them; one of another making, as on reverse charge, stays.
    if (Number(value) === sumOf(lines)) setValue(sumOf(next));
    setLines(next);
  };
  const correct = () =>
    act.run(async () => {
      await post(`${pathOf(of)}/records/${encodeURIComponent(filed.key)}/amendments`, {
        into: of.period,
        form: 'GSTR1A',
        ...(filed.rows.some((row) => row['documentValue'] !== undefined) && {
          changes: { documentValue: Number(value) },
        }),
        lines: lines.map((line) => ({
          rate: Number(line['rate'] ?? 0),
          taxableValue: Number(line['taxableValue'] ?? 0),
          cess: Number(line['cess'] ?? 0),
        })),
      });
      await cache.invalidateQueries({ queryKey: returnKey({ ...of, form: 'GSTR1A' }) });
      onClose();
      await navigate({ to: '/gstr1/$g/$p/1a', params: { g: of.gstin, p: of.period }, search: {} });
    });
  return (
    <Dialog
      wide
      title={t('gstr1a.correctNumber', { number: filed.documentNumber ?? filed.sectionTitle })}
      opened
      onClose={onClose}
      onSubmit={() => void correct()}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={act.isBusy}>
            {t('gstr1a.take')}
          </Button>
        </>
      }
    >
      <Notice tone="go">{t('gstr1a.says')}</Notice>
      <NumberInput
        label={t('amount.value')}
        decimalScale={2}
        thousandsGroupStyle="lakh"
        thousandSeparator=","
        value={value}
        onChange={setValue}
      />
      <PlainTable
        name={t('record.lines')}
        heads={[
          { label: t('field.rate'), isNumber: true },
          ...shown.map((name) => ({ label: t(`amount.${name}`), isNumber: true })),
        ]}
      >
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their place
          <tr key={at}>
            <td data-number>{line['rate']}</td>
            {shown.map((name) => (
              <td key={name} data-number>
                {written.has(name) ? (
                  <NumberInput
                    aria-label={`${t(`amount.${name}`)}, ${line['rate']} %`}
                    decimalScale={2}
                    thousandsGroupStyle="lakh"
                    thousandSeparator=","
                    hideControls
                    value={line[name] ?? ''}
                    onChange={(amount) => set(at, name, amount)}
                  />
                ) : (
                  rupees(Math.round(Number(line[name] ?? 0) * 100))
                )}
              </td>
            ))}
          </tr>
        ))}
      </PlainTable>
      {act.failure !== null && <Failed failure={act.failure} />}
    </Dialog>
  );
}

/** What the lines come to, in rupees. */
const sumOf = (lines: readonly Line[]): number =>
  rounded(lines.reduce((sum, line) => amounts.reduce((of, name) => of + Number(line[name] ?? 0), sum), 0));

const rounded = (rupees: number): number => Math.round(rupees * 100) / 100;

/** Tax follows the taxable value by the rate of the line, as in the official workbook, which has no column for it. */
function withAmount(line: Line, name: string, amount: number | string): Line {
  const changed = { ...line, [name]: amount };
  if (name !== 'taxableValue') return changed;
  const share = (Number(line['rate'] ?? 0) / 100) * (Number(line['differentialRate'] ?? 100) / 100);
  const tax = Number(amount) * share;
  if (line['igst']) return { ...changed, igst: rounded(tax) };
  return line['cgst'] ? { ...changed, cgst: rounded(tax / 2), sgst: rounded(tax / 2) } : changed;
}

function inRupees(row: Line): Line {
  return Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [
      name,
      typeof cell === 'number' && (amounts as readonly string[]).includes(name) ? cell / 100 : cell,
    ]),
  );
}
