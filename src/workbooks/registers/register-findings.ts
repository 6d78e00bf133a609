import type { Finding } from '../../core/index.ts';
import type { FoundRegister } from './find-register.ts';
import type { MappingGuess } from './mapping.ts';
import { registerFieldTitles } from './register-field-titles.ts';
import type { RegisterField } from './register-fields.ts';

/** Below this a header only contains a name in use, among other words. */
const sure = 0.7;
/** Names and words that decide neither an amount nor a table. */
const harmless: ReadonlySet<RegisterField> = new Set([
  'recipientName',
  'operatorName',
  'description',
  'unit',
]);

/** The columns of a guess that a person has to look at before anything is read by it. */
export function unsureColumns({ columns }: MappingGuess): MappingGuess['columns'] {
  return columns.filter(({ field, confidence }) => field && confidence < sure && !harmless.has(field));
}

/** Why a register is not read before a person has looked at its mapping; null when it can be read. */
export function whyNotRead({ sheet, guess, known }: FoundRegister): Finding | null {
  if (known) return null;
  if (guess.mapping.layout === 'register' && sheet.header.some((text) => ofPurchases.test(text))) {
    return {
      code: 'REGISTER-INWARD',
      severity: 'error',
      sheet: sheet.name,
      says: `"${sheet.name}" has columns of purchases (${quoted(sheet.header.filter((text) => ofPurchases.test(text)))}) and was not read. Choose the register of sales.`,
    };
  }
  const unsure = unsureColumns(guess);
  if (unsure.length === 0) return null;
  const taken = unsure.map(({ header, field }) => `"${header}" as ${titleOf(field)}`).join(', ');
  return {
    code: 'MAPPING-UNSURE',
    severity: 'error',
    sheet: sheet.name,
    says: `The columns of "${sheet.name}" are not surely known: ${taken}?${notPlaced(guess)} Confirm or correct the mapping; nothing was read.`,
  };
}

/** Which column of a register was taken as what. */
export function sayMapping({ sheet, guess, known }: FoundRegister): Finding {
  const { layout } = known ?? guess.mapping;
  const basis = known
    ? 'by the mapping given'
    : layout === 'register'
      ? 'by its column names'
      : `as ${layout}`;
  return {
    code: 'REGISTER-READ',
    severity: 'info',
    sheet: sheet.name,
    says: `"${sheet.name}" was read as a sales register, ${basis}.${known ? '' : notPlaced(guess)}`,
  };
}

/** Words of columns that only a register of purchases has. */
const ofPurchases = /\bITC\b|^(supplier|vendor)('s)?\s*(name|code|location)/i;

function notPlaced({ columns }: MappingGuess): string {
  const headers = columns.filter(({ header, field }) => header !== '' && !field).map(({ header }) => header);
  return headers.length === 0 ? '' : ` Columns not used: ${quoted(headers)}.`;
}

const quoted = (texts: readonly string[]): string => texts.map((text) => `"${text}"`).join(', ');
const titleOf = (field: RegisterField | null): string => (field ? registerFieldTitles[field] : 'nothing');
