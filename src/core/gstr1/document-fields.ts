import type { Field } from './field.ts';
import * as field from './fields.ts';
import * as number from './number-fields.ts';
import type { Row } from './record.ts';
import type { Level } from './table.ts';

/** Field builders that several tables of documents share; each call makes a field of its own. */

const namePattern = /^[a-zA-Z0-9_&'\-./,()?@!#%$~*;+= ]{1,99}$/;

/** Name of a party: it never leaves, but the official tool refuses signs that the portal's lists cannot show. */
export const partyName = () =>
  field.pattern(null, {
    of: namePattern,
    code: 'NAME',
    says: (value) =>
      value.length > 99
        ? `The name has ${value.length} characters. Shorten it to 99.`
        : `Name "${value}" has a sign the return does not take. Use plain letters, digits and the usual signs.`,
  });

/** A name the official tool does not look at. */
export const anyName = () => field.freeText(null);

/** The old column for supplies through an operator: from 01-2024 they are reported in table 14. */
export const noOperator = () =>
  field.mustBeBlank(
    'this column is no longer used. Leave it blank and report supplies through an operator in table 14.',
  );

const invoiceTypes = {
  'Regular B2B': 'R',
  'SEZ supplies with payment': 'SEWP',
  'SEZ supplies without payment': 'SEWOP',
  'Deemed Exp': 'DE',
  'Intra-State supplies attracting IGST': 'CBW',
};

/** Invoice type or note supply type. */
export const invoiceType = () => field.choice('inv_typ', invoiceTypes) as Field<string>;

/** Document type of supplies under section 9(5). */
export const operatorDocumentType = () =>
  field.choice('inv_typ', {
    Regular: 'R',
    'SEZ supplies with payment': 'SEWP',
    'SEZ supplies without payment': 'SEWOP',
    'Deemed Exp': 'DE',
  }) as Field<string>;

/** Y or N. */
export const reverseCharge = (blank: Field<string>['blank']) =>
  field.choice('rchrg', { Y: 'Y', N: 'N' }, blank) as Field<string>;

/** C credit note, D debit note; amounts of both are positive. */
export const noteType = () => field.choice('ntty', { C: 'C', D: 'D' }) as Field<string>;

/** Inter- or intra-State, as the portal wants it written. */
export const supplyType = () => field.derived<string>('sply_ty');

/** Rate, taxable value and the tax of one line; the tax is derived. `cess` says what a blank cess cell means. */
export const rateLine = (cess: Field<number>['blank'], signed = false) => ({
  taxableValue: number.amount('txval', { signed }),
  rate: number.rate(),
  igst: number.amount('iamt', { signed: true, blank: 'absent' }),
  cgst: number.amount('camt', { signed: true, blank: 'absent' }),
  sgst: number.amount('samt', { signed: true, blank: 'absent' }),
  cess: number.amount('csamt', { signed, blank: cess }),
});

/** Names of the fields of a rate line, in the order of the wire. */
export const rateLineFields = ['taxableValue', 'rate', 'igst', 'cgst', 'sgst', 'cess'] as const;

/** The innermost level of documents: `itms` with `num` and `itm_det`. */
export const detailedLines: Level<(typeof rateLineFields)[number]> = {
  by: ['rate'],
  fields: rateLineFields,
  wrap: 'itm_det',
  number: 'rate',
};

/** The innermost level of exports and amended aggregates: bare `itms`. */
export const bareLines: Level<(typeof rateLineFields)[number]> = { by: ['rate'], fields: rateLineFields };

/** A credit note counts against, everything else for. */
export const noteSign = (row: Row): 1 | -1 => (row['noteType'] === 'C' ? -1 : 1);

/** Suffix of the portal's summary row by type and reverse charge: `4A`, `4B`, `SEZWP`, `SEZWOP`, `6C`. */
export function partOfTable4(row: Row): string {
  switch (row['invoiceType']) {
    case 'SEWP':
      return 'SEZWP';
    case 'SEWOP':
      return 'SEZWOP';
    case 'DE':
      return '6C';
    default:
      return row['reverseCharge'] === 'Y' ? '4B' : '4A';
  }
}

/** Reverse charge stays out of the total liability: the recipient pays (table "other than reverse charge"). */
export const outsideReverseCharge = (row: Row): { readonly tax: 1 | 0; readonly value: 1 | 0 } =>
  partOfTable4(row) === '4B' ? { tax: 0, value: 0 } : { tax: 1, value: 1 };

/** Counts fully in the total liability. */
export const inLiability = (): { readonly tax: 1; readonly value: 1 } => ({ tax: 1, value: 1 });

/** Shown, but no part of the total liability. */
export const outsideLiability = (): { readonly tax: 0; readonly value: 0 } => ({ tax: 0, value: 0 });
