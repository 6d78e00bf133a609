import { Button, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pathOf, type ReturnRef, recordQuery, returnKey } from '../../api/queries.ts';
import { post } from '../../api/request.ts';
import type { RecordDetail, RecordLine } from '../../api/types.ts';
import { rupees } from '../../format/money.ts';
import { taxOn } from '../../format/tax.ts';
import { typedPaise } from '../../format/typed-amount.ts';
import { Dialog, useAct } from '../../parts/dialog.tsx';
import { GatedButton, Reasons } from '../../parts/gated-button.tsx';
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
  const correction = useCorrection(filed);
  const { lines, value, fault, set } = correction;
  const take = useTake({ of, filed, onClose }, correction);
  const shown = amounts.filter((name) => filed.rows.some((row) => row[name] !== undefined));
  return (
    <Dialog
      wide
      title={t('gstr1a.correctNumber', { number: filed.documentNumber ?? filed.sectionTitle })}
      opened
      onClose={onClose}
      onSubmit={() => fault === null && take.run()}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <GatedButton gate={{ enabled: fault === null, why: fault }} look="filled" isBusy={take.act.isBusy}>
            {t('gstr1a.take')}
          </GatedButton>
        </>
      }
    >
      <Notice tone="go">{t('gstr1a.says')}</Notice>
      <AmountField label={t('amount.value')} typed={value} onType={correction.setValue} />
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
            <td data-number>{line.rate}</td>
            {shown.map((name) => (
              <td key={name} data-number>
                {name === 'taxableValue' || name === 'cess' ? (
                  <AmountField
                    name={`${t(`amount.${name}`)}, ${line.rate} %`}
                    typed={line.typed[name]}
                    onType={(typed) => set(at, { ...line.typed, [name]: typed })}
                  />
                ) : (
                  rupees(line[name])
                )}
              </td>
            ))}
          </tr>
        ))}
      </PlainTable>
      <Reasons gates={[{ enabled: fault === null, why: fault }]} />
      {take.act.failure !== null && <Failed failure={take.act.failure} />}
    </Dialog>
  );
}

interface AmountFieldProps {
  readonly label?: string;
  /** Where there is no room for a label. */
  readonly name?: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

function AmountField({ label, name, typed, onType }: AmountFieldProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={label}
      aria-label={name}
      inputMode="decimal"
      autoComplete="off"
      value={typed}
      error={typedPaise(typed) === null && t('gstr1a.noAmount')}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}

const amounts = ['taxableValue', 'igst', 'cgst', 'sgst', 'cess'] as const;

/** What of a line is typed: tax follows, as in the official workbook, which has no column for it. */
interface TypedLine {
  readonly taxableValue: string;
  readonly cess: string;
}

/** The amounts of a document as they are typed, with what follows from them, in paise. */
function useCorrection(filed: RecordDetail) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<readonly TypedLine[]>(() => filed.rows.map(typedLine));
  const before = sumOf(filed.rows.map((row) => lineOf(row, typedLine(row))));
  // A value that the lines made goes with them; one of another making, as on reverse charge, stays.
  const [typedValue, setValue] = useState<string | null>(filed.value === before ? null : rupees(filed.value));
  const lines = filed.rows.map((row, at) => lineOf(row, typed[at] ?? typedLine(row)));
  const value = typedValue ?? rupees(sumOf(lines));
  const all = [value, ...typed.flatMap(({ taxableValue, cess }) => [taxableValue, cess])];
  const fault = all.some((one) => typedPaise(one) === null) ? t('gstr1a.noAmount') : null;
  const set = (at: number, line: TypedLine): void =>
    setTyped((old) => old.map((one, index) => (index === at ? line : one)));
  return { lines, value, fault, set, setValue };
}

function typedLine(row: RecordLine): TypedLine {
  return {
    taxableValue: rupees(Number(row['taxableValue'] ?? 0)),
    cess: rupees(Number(row['cess'] ?? 0)),
  };
}

function lineOf(row: RecordLine, typed: TypedLine) {
  const rate = Number(row['rate'] ?? 0);
  // 65 % is the one share of a rate that there is.
  const share = row['differentialRate'] === undefined ? 100 : 65;
  const taxableValue = typedPaise(typed.taxableValue) ?? 0;
  const half = row['cgst'] ? taxOn(taxableValue, rate, share / 2) : 0;
  const igst = row['igst'] ? taxOn(taxableValue, rate, share) : 0;
  return { typed, rate, taxableValue, igst, cgst: half, sgst: half, cess: typedPaise(typed.cess) ?? 0 };
}

function sumOf(lines: readonly ReturnType<typeof lineOf>[]): number {
  return lines.reduce((sum, line) => amounts.reduce((of, name) => of + line[name], sum), 0);
}

/** Puts the correction into the GSTR-1A and shows it there. */
function useTake({ of, filed, onClose }: FormProps, correction: ReturnType<typeof useCorrection>) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const act = useAct();
  const hasValue = filed.rows.some((row) => row['documentValue'] !== undefined);
  const inRupees = (paise: number): number => paise / 100;
  const run = () =>
    void act.run(async () => {
      await post(`${pathOf(of)}/records/${encodeURIComponent(filed.key)}/amendments`, {
        into: of.period,
        form: 'GSTR1A',
        ...(hasValue && { changes: { documentValue: inRupees(typedPaise(correction.value) ?? 0) } }),
        lines: correction.lines.map(({ rate, taxableValue, cess }) => ({
          rate,
          taxableValue: inRupees(taxableValue),
          cess: inRupees(cess),
        })),
      });
      await cache.invalidateQueries({ queryKey: returnKey({ ...of, form: 'GSTR1A' }) });
      onClose();
      await navigate({ to: '/gstr1/$g/$p/1a', params: { g: of.gstin, p: of.period }, search: {} });
    });
  return { act, run };
}
