import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shownDate, shownInstant } from '../../format/date.ts';
import { expectedCheck } from '../../format/gstin.ts';
import { shownState, stateCodes } from '../../format/state.ts';
import { typedDate } from '../../format/typed-date.ts';
import styles from './form.module.css';
import { useDraftHere } from './use-draft.ts';

/** The hint stands below, so that the fields of a row stand on one line. */
const order: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

interface FieldProps {
  readonly path: string;
  readonly label: string;
  readonly hint?: ReactNode;
  /** The field is wide: it takes two places of the grid. */
  readonly wide?: boolean;
  readonly required?: boolean;
}

/** What is wrong with a field, as the server said. */
function useFault(path: string): string | null {
  return useDraftHere().findings.find(({ column }) => column === path)?.says ?? null;
}

interface TextFieldProps extends FieldProps {
  /** What stands for nothing typed; undefined leaves the field out. */
  readonly empty?: '' | null;
  readonly capitals?: boolean;
  readonly long?: boolean;
  readonly type?: 'text' | 'email' | 'tel';
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
  readonly readOnly?: boolean;
}

/** A line of text. */
export function TextField(props: TextFieldProps) {
  const { path, label, hint, wide, required, empty, capitals, long, type = 'text', ...rest } = props;
  const draft = useDraftHere();
  const fault = useFault(path);
  const write = (typed: string) => {
    const value = capitals ? typed.toUpperCase() : typed;
    draft.write(path, value === '' ? empty : value);
  };
  const shared = {
    label,
    description: hint,
    inputWrapperOrder: order,
    error: fault,
    required: required ?? false,
    withAsterisk: required ?? false,
    className: wide ? (styles.wide ?? '') : '',
    value: String(draft.read(path) ?? ''),
    autoComplete: 'off',
    ...rest,
  };
  if (long) {
    return (
      <Textarea {...shared} autosize minRows={2} onChange={(event) => write(event.currentTarget.value)} />
    );
  }
  return <TextInput {...shared} type={type} onChange={(event) => write(event.currentTarget.value)} />;
}

interface ChoiceFieldProps extends FieldProps {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** Nothing may be chosen. */
  readonly clearable?: boolean;
  readonly onChosen?: (value: string | null) => void;
}

/** One of several words. */
export function ChoiceField({
  path,
  label,
  hint,
  wide,
  required,
  choices,
  clearable,
  onChosen,
}: ChoiceFieldProps) {
  const { t } = useTranslation();
  const draft = useDraftHere();
  const value = draft.read(path);
  return (
    <Select
      label={label}
      description={hint}
      inputWrapperOrder={order}
      error={useFault(path)}
      required={required ?? false}
      withAsterisk={required ?? false}
      className={wide ? (styles.wide ?? '') : ''}
      data={choices}
      value={typeof value === 'string' ? value : null}
      searchable={choices.length > 8}
      clearable={clearable ?? false}
      clearButtonProps={{ 'aria-label': t('form.clear', { label }) }}
      nothingFoundMessage={t('form.noChoice')}
      onChange={(next) => {
        draft.write(path, next ?? undefined);
        onChosen?.(next);
      }}
    />
  );
}

/** A State, as the portal writes it. */
export function StateField({ path, label }: { readonly path: string; readonly label: string }) {
  const { i18n } = useTranslation();
  const choices = stateCodes.map((value) => ({ value, label: shownState(value, i18n.language) }));
  return <ChoiceField path={path} label={label} choices={choices} clearable />;
}

/** Yes or no; no is left out. */
export function TickField({ path, label }: { readonly path: string; readonly label: string }) {
  const draft = useDraftHere();
  return (
    <Checkbox
      className={styles.tick ?? ''}
      size="sm"
      label={label}
      checked={draft.read(path) === true}
      onChange={(event) => draft.write(path, event.currentTarget.checked || undefined)}
    />
  );
}

/** A GSTIN: in capitals, and a mistyped one is told by its check character before anything is sent. */
export function GstinField(props: FieldProps & { readonly empty?: '' | null }) {
  const { t } = useTranslation();
  const expected = expectedCheck(String(useDraftHere().read(props.path) ?? ''));
  const hint = expected ? (
    <span className={styles.expected} role="status">
      {t('form.expected', { expected })}
    </span>
  ) : (
    props.hint
  );
  return <TextField {...props} hint={hint} capitals maxLength={15} />;
}

/** A number as it is typed; what is no number is sent as nothing, and refused at the field. */
export function NumberField({ path, label, isOptional }: FieldProps & { readonly isOptional?: boolean }) {
  const draft = useDraftHere();
  const value = draft.read(path);
  const [typed, setTyped] = useState(value === undefined ? '' : String(value));
  return (
    <TextInput
      label={label}
      error={useFault(path)}
      inputMode="decimal"
      autoComplete="off"
      value={typed}
      onChange={(event) => {
        const text = event.currentTarget.value.replace(/[^\d.]/g, '');
        setTyped(text);
        const nothing = isOptional ? undefined : 0;
        draft.write(path, text === '' || Number.isNaN(Number(text)) ? nothing : Number(text));
      }}
    />
  );
}

/** A day, typed in the order of the day: 5-4-26, 05/04/2026, or `t` for today. */
export function DateField({
  path,
  label,
  hint,
  empty,
  readOnly,
}: FieldProps & { readonly empty?: ''; readonly readOnly?: boolean }) {
  const { t } = useTranslation();
  const draft = useDraftHere();
  const fault = useFault(path);
  const value = draft.read(path);
  const [typed, setTyped] = useState(shownDate(typeof value === 'string' ? value : ''));
  const isWrong = typed !== '' && typedDate(typed) === null;
  return (
    <TextInput
      label={label}
      description={hint}
      inputWrapperOrder={order}
      error={isWrong ? t('form.noDate', { typed }) : fault}
      placeholder={t('form.dateForm')}
      readOnly={readOnly ?? false}
      inputMode="numeric"
      autoComplete="off"
      value={typed}
      onChange={(event) => {
        const text = event.currentTarget.value;
        const next = text === 't' ? shownInstant(new Date().toISOString()).slice(0, 10) : text;
        setTyped(next);
        draft.write(path, typedDate(next) ?? empty);
      }}
    />
  );
}
