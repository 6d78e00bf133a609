import { useTranslation } from 'react-i18next';
import { enRegisters } from '../../words/en-registers.ts';

/** What a column of a register may hold. */
export type FieldName = keyof typeof enRegisters.register.fields;

/** All of them, in the order in which they are offered. */
export const fieldNames = Object.keys(enRegisters.register.fields) as readonly FieldName[];

export function isFieldName(name: string | null): name is FieldName {
  return name !== null && name in enRegisters.register.fields;
}

/** The word for a field in the language of the screen. */
export function useFieldWord(): (field: FieldName) => string {
  const { t } = useTranslation();
  return (field) => t(`register.fields.${field}`);
}
