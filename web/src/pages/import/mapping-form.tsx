import { Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { importPath } from '../../api/import-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import { post, request } from '../../api/request.ts';
import type { ImportView, Register, RegisterMapping } from '../../api/types.ts';
import { Chip } from '../../parts/chip.tsx';
import { useAct } from '../../parts/dialog.tsx';
import { Failed, Notice } from '../../parts/notice.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import styles from './import.module.css';
import { useFields } from './register-words.ts';

interface MappingFormProps {
  readonly of: ReturnRef;
  readonly view: ImportView;
  readonly register: Register;
  readonly onReadAgain: (view: ImportView) => void;
}

type DateOrder = NonNullable<RegisterMapping['dateOrder']>;

interface Chosen {
  /** Field of each column, in the order of the columns; null is passed over. */
  readonly fields: (string | null)[];
  readonly constants: Readonly<Record<string, string>>;
  readonly dateOrder: DateOrder | 'auto';
}

/** What may be one thing for all rows: where a file is of one customer, one operator or one rate. */
const wholeFile: readonly string[] = ['placeOfSupply', 'rate', 'documentKind', 'operatorGstin', 'unit'];
/** Columns of these add up; any other field stands in one column. */
const added: readonly string[] = ['sgst', 'sgstRate', 'cess'];
const dateOrders = ['auto', 'dmy', 'mdy', 'ymd'] as const;

/** The columns of a register with what each holds, values for all rows and the order of dates; saved, the files are read again. */
export function MappingForm({ of, view, register, onReadAgain }: MappingFormProps) {
  const { t } = useTranslation();
  const act = useAct();
  const { fields, wordOf } = useFields(view.subject);
  const form = useForm<Chosen>({ initialValues: chosenIn(register) });
  const twice = chosenTwice(form.values.fields);
  const path = `/register-mappings/${register.fingerprint}`;
  const readAgain = async () =>
    onReadAgain(await post<ImportView>(`${importPath(of, view.importId)}/read-again`));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const mapping = mappingOf(register, form.values);
    void act.run(async () => {
      await request('PUT', path, { name: register.sheet, mapping });
      await readAgain();
    });
  };
  const forget = () =>
    act.run(async () => {
      await request('DELETE', path);
      await readAgain();
    });
  return (
    <form onSubmit={submit} noValidate>
      <Columns
        register={register}
        chosen={form.values.fields}
        choices={fields.map((value) => ({ value, label: wordOf(value) }))}
        onChoose={(at, field) => form.setFieldValue(`fields.${at}`, field)}
      />
      {view.subject === 'sales' && (
        <fieldset className={styles.allRows}>
          <legend>{t('register.allRows')}</legend>
          <p className="dim small">{t('register.allRowsHint')}</p>
          <div className={styles.fields}>
            {constantFields(register).map((field) => (
              <TextInput
                key={field}
                size="xs"
                label={wordOf(field)}
                value={form.values.constants[field] ?? ''}
                onChange={(event) => form.setFieldValue(`constants.${field}`, event.currentTarget.value)}
              />
            ))}
            <Select
              size="xs"
              label={t('register.dateOrder')}
              allowDeselect={false}
              data={dateOrders.map((value) => ({ value, label: t(`register.dateOrders.${value}`) }))}
              value={form.values.dateOrder}
              onChange={(order) => form.setFieldValue('dateOrder', (order ?? 'auto') as Chosen['dateOrder'])}
            />
          </div>
        </fieldset>
      )}
      <div className={styles.acts}>
        <Button type="submit" size="sm" loading={act.isBusy} disabled={twice !== null}>
          {t('register.readAgain')}
        </Button>
        {register.isKnown && (
          <Button size="sm" variant="default" disabled={act.isBusy} onClick={() => void forget()}>
            {t('register.forget')}
          </Button>
        )}
        {twice && <Notice tone="needs">{t('register.twice', { field: wordOf(twice) })}</Notice>}
        <StillMissing register={register} chosen={form.values} wordOf={wordOf} />
        {act.failure !== null && <Failed failure={act.failure} />}
      </div>
    </form>
  );
}

interface ColumnsProps {
  readonly register: Register;
  readonly chosen: Chosen['fields'];
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (at: number, field: string | null) => void;
}

function Columns({ register, chosen, choices, onChoose }: ColumnsProps) {
  const { t } = useTranslation();
  const heads = [{ label: t('register.column') }, { label: t('register.field'), width: 300 }];
  return (
    <PlainTable name={t('register.columns', { sheet: register.sheet })} heads={heads}>
      {register.columns.map(({ header, samples, isUnsure }, at) => (
        <tr key={header}>
          <th scope="row">
            <span className={styles.header}>{header}</span>{' '}
            {isUnsure && (
              <Chip tone="needs" mark="!">
                {t('register.check')}
              </Chip>
            )}
            <p className={styles.samples}>{samples.join(' · ')}</p>
          </th>
          <td className={styles.choice}>
            <Select
              size="xs"
              searchable
              clearable
              aria-label={t('register.fieldOf', { column: header })}
              placeholder={t('register.passed')}
              data={choices}
              value={chosen[at] ?? null}
              onChange={(field) => onChoose(at, field)}
            />
          </td>
        </tr>
      ))}
    </PlainTable>
  );
}

/** What the reading missed and the form does not give yet. */
function StillMissing({
  register,
  chosen,
  wordOf,
}: {
  register: Register;
  chosen: Chosen;
  wordOf: (field: string) => string;
}) {
  const { t } = useTranslation();
  const open = register.missing.filter((field) => !chosen.fields.includes(field) && !chosen.constants[field]);
  if (open.length === 0) return null;
  return <p className="dim small">{t('register.missing', { fields: open.map(wordOf).join(', ') })}</p>;
}

function chosenIn({ columns, mapping: { constants = {}, dateOrder } }: Register): Chosen {
  return {
    fields: columns.map(({ field }) => field),
    constants: { ...constants } as Chosen['constants'],
    dateOrder: dateOrder ?? 'auto',
  };
}

function constantFields({ missing, mapping }: Register): readonly string[] {
  const given = Object.keys(mapping.constants ?? {});
  return [...new Set([...missing, ...given, ...wholeFile])];
}

function chosenTwice(fields: Chosen['fields']): string | null {
  return fields.find((field, at) => field && !added.includes(field) && fields.indexOf(field) < at) ?? null;
}

function mappingOf({ columns, mapping: { layout } }: Register, chosen: Chosen): RegisterMapping {
  const constants = Object.entries(chosen.constants).filter(([, value]) => value.trim() !== '');
  const fields = columns.map(({ header }, at) => [header, chosen.fields[at] ?? null]);
  return {
    layout,
    // Only fields that the server names are offered.
    columns: Object.fromEntries(fields) as RegisterMapping['columns'],
    ...(constants.length > 0 ? { constants: Object.fromEntries(constants) } : {}),
    ...(chosen.dateOrder === 'auto' ? {} : { dateOrder: chosen.dateOrder }),
  };
}
