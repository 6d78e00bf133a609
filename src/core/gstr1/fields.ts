import { type GstinKind, gstinFault } from '../gstin.ts';
import { isPlaceOfSupply } from '../state.ts';
import { asIs, type Blank, cellText, type Field, fault, wireText } from './field.ts';
import type { RowValue } from './record.ts';

/** GSTIN or UIN of one of the kinds (section 25; RET191113). */
export function gstin(
  wire: string,
  kinds: readonly GstinKind[],
  blank: Blank<string> = 'refused',
): Field<string> {
  const checked = new Map<string, string | null>();
  return {
    wire,
    blank,
    wireLikeCell: true,
    read(cell) {
      const value = cellText(cell);
      let fault = checked.get(value);
      if (fault === undefined) {
        fault = gstinFault(value, kinds);
        // A month has far fewer customers than lines; the bound keeps a hostile file from filling the memory.
        if (checked.size > 100_000) checked.clear();
        checked.set(value, fault);
      }
      return fault === null
        ? value
        : { code: 'GSTIN', says: fault, portalCode: 'RET191113', source: 'Section 25 CGST Act' };
    },
    toWire: asIs,
    fromWire: wireText,
  };
}

const documentNumberSource = 'Rule 46(b) CGST Rules';

/** Number of an invoice or note: up to 16 letters, digits, `-` and `/`, not only zeros (rule 46(b); RET191203). */
export function documentNumber(wire: string): Field<string> {
  return {
    wire,
    blank: 'refused',
    wireLikeCell: true,
    read(cell) {
      const value = cellText(cell);
      if (value.length > 16) {
        return fault(
          'DOCUMENT-NUMBER',
          `Document number "${value}" has ${value.length} characters. The law allows 16; shorten it as on the invoice.`,
          documentNumberSource,
          'RET191203',
        );
      }
      if (!/^[A-Za-z0-9/-]+$/.test(value)) {
        return fault(
          'DOCUMENT-NUMBER',
          `Document number "${value}" has a character other than letters, digits, - and /. Write it without that character.`,
          documentNumberSource,
          'RET191203',
        );
      }
      if (!/[A-Za-z1-9]/.test(value)) {
        return fault(
          'DOCUMENT-NUMBER',
          `Document number "${value}" has no letter and no digit but zero. Enter the number printed on the document.`,
          documentNumberSource,
          'RET191203',
        );
      }
      return value;
    },
    toWire: asIs,
    fromWire: wireText,
  };
}

/** State of supply, written `27-Maharashtra`; the first two digits count. Exports' 96 only where `foreign`. */
export function placeOfSupply(
  wire: string,
  options: { readonly foreign?: boolean; readonly blank?: Blank<string> } = {},
): Field<string> {
  return {
    wire,
    blank: options.blank ?? 'refused',
    wireLikeCell: true,
    read(cell) {
      // A number has lost its leading zero in the sheet: 4 is 04.
      const value = typeof cell === 'number' ? String(cell).padStart(2, '0') : cell.trim();
      const code = /^(\d\d)(?:$|[- ])/.exec(value)?.[1];
      if (!code || !isPlaceOfSupply(code)) {
        return fault(
          'PLACE-OF-SUPPLY',
          `Place of supply "${cell}" is not in the list. Write the two digits and the State, like 27-Maharashtra.`,
          'Section 10 IGST Act',
          'RET191112',
        );
      }
      if (code === '96' && !options.foreign) {
        return fault(
          'PLACE-OF-SUPPLY-ABROAD',
          'This table takes no place of supply outside India. Report exports in table 6A.',
          'Form GSTR-1',
          'RET191112',
        );
      }
      return code;
    },
    toWire: asIs,
    fromWire: wireText,
  };
}

/** One of a few words of the form, each with what it is called inside and on the wire. */
export function choice(
  wire: string | null,
  options: Readonly<Record<string, RowValue>>,
  blank: Blank<RowValue> = 'refused',
): Field<RowValue> {
  const words = Object.keys(options);
  return {
    wire,
    blank,
    read(cell) {
      const value = cellText(cell);
      if (Object.hasOwn(options, value)) return options[value] as RowValue;
      const near = words.find((word) => word.toLowerCase() === value.toLowerCase());
      const hint = near ? `Write it exactly: ${near}.` : `Write one of: ${words.join(' · ')}.`;
      return fault(
        'CHOICE',
        `"${value}" is not a word this column takes. ${hint}`,
        'Official workbook of GSTR-1',
      );
    },
    toWire: asIs,
    fromWire: (value) => Object.values(options).find((known) => known === value),
  };
}

/** Text that must match a pattern, with the sentence to say when it does not. */
export function pattern(
  wire: string | null,
  options: {
    readonly of: RegExp;
    readonly code: string;
    readonly says: (value: string) => string;
    readonly blank?: Blank<string>;
  },
): Field<string> {
  return {
    wire,
    blank: options.blank ?? 'absent',
    wireLikeCell: true,
    read(cell) {
      const value = cellText(cell);
      return options.of.test(value)
        ? value
        : fault(options.code, options.says(value), 'Official workbook of GSTR-1');
    },
    toWire: asIs,
    fromWire: wireText,
  };
}

/** A column of older workbooks that must stay empty. */
export function mustBeBlank(says: string): Field<string> {
  return {
    wire: null,
    blank: 'absent',
    read: (cell) => fault('MUST-BE-BLANK', `"${cell}": ${says}`, 'Form GSTR-1 from 01-2024'),
    toWire: asIs,
    fromWire: () => undefined,
  };
}

/** Any text; a number in its place is its digits. */
export function freeText(wire: string | null): Field<string> {
  return { wire, blank: 'absent', read: cellText, toWire: asIs, fromWire: wireText };
}

/** A fact worked out from the others or kept for the wire only: text or number as it is. */
export function derived<Value extends RowValue>(wire: string | null): Field<Value> {
  return {
    wire,
    blank: 'absent',
    read: (cell) => cell as Value,
    toWire: asIs,
    fromWire: (value) =>
      typeof value === 'string' || typeof value === 'number' ? (value as Value) : undefined,
  };
}
