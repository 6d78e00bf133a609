import * as date from '../date-fields.ts';
import * as doc from '../document-fields.ts';
import type { Field } from '../field.ts';
import * as field from '../fields.ts';
import * as number from '../number-fields.ts';
import * as rule from '../rules.ts';
import { deriveIntegratedTax, deriveNoTax } from '../supply-tax.ts';
import { defineTable } from '../table.ts';

/** Credit and debit notes to unregistered persons on supplies of tables 5 and 6A: table 9B. */
export const cdnur = defineTable({
  name: 'cdnur',
  section: 'cdnur',
  number: '9B',
  title: 'Credit/Debit Notes (Unregistered)',
  inIff: false,
  admits:
    'A credit or debit note on a supply reported in table 5 (B2CL) or 6A (EXPWP, EXPWOP). Notes on other supplies to unregistered persons are netted in table 7.',
  sheet: {
    name: 'cdnur',
    aliases: [],
    columns: {
      noteOn: 'UR Type',
      documentNumber: 'Note Number',
      documentDate: 'Note Date',
      noteType: 'Note Type',
      placeOfSupply: 'Place Of Supply',
      documentValue: 'Note Value',
      differentialRate: 'Applicable % of Tax Rate',
      rate: 'Rate',
      taxableValue: 'Taxable Value',
      cess: 'Cess Amount',
    },
  },
  fields: {
    noteOn: field.choice('typ', { B2CL: 'B2CL', EXPWP: 'EXPWP', EXPWOP: 'EXPWOP' }) as Field<string>,
    documentNumber: field.documentNumber('nt_num'),
    documentDate: date.date('nt_dt'),
    noteType: doc.noteType(),
    placeOfSupply: field.placeOfSupply('pos', { blank: 'absent' }),
    documentValue: number.amount('val', { digits: 13 }),
    differentialRate: number.differentialRate(),
    ...doc.rateLine({ value: 0 }),
  },
  identity: ['documentNumber'],
  path: ['cdnur'],
  levels: [
    {
      by: ['documentNumber'],
      fields: [
        'documentNumber',
        'documentDate',
        'noteType',
        'documentValue',
        'noteOn',
        'placeOfSupply',
        'differentialRate',
      ],
      child: 'itms',
    },
    doc.detailedLines,
  ],
  derive(row) {
    if (row.noteOn === 'EXPWOP') deriveNoTax(row);
    else deriveIntegratedTax(row, row.taxableValue);
  },
  rules: [
    ...rule.ownPeriodDate('documentDate'),
    rule.numberStart('documentNumber'),
    rule.inAnotherState('this note netted in table 7', false),
    {
      code: 'PLACE-OF-SUPPLY-MISSING',
      severity: 'error',
      field: 'placeOfSupply',
      source: 'Form GSTR-1, table 9B',
      portalCode: 'RET191112',
      breaks: (row) => row.noteOn === 'B2CL' && row.placeOfSupply === undefined,
      says: () =>
        'A note on an invoice of table 5 needs its place of supply. Enter the State, like 19-West Bengal.',
    },
    {
      code: 'PLACE-OF-SUPPLY-OF-EXPORT',
      severity: 'error',
      field: 'placeOfSupply',
      source: 'Form GSTR-1, table 9B',
      breaks: (row) => row.noteOn !== undefined && row.noteOn !== 'B2CL' && row.placeOfSupply !== undefined,
      says: (row) => `A note on an export (${row.noteOn}) has no place of supply. Leave the cell blank.`,
    },
    {
      code: 'DIFFERENTIAL-RATE-OF-EXPORT',
      severity: 'error',
      field: 'differentialRate',
      source: 'Form GSTR-1, table 9B',
      breaks: (row) =>
        row.noteOn !== undefined && row.noteOn !== 'B2CL' && row.differentialRate !== undefined,
      says: () => 'The 65 % rate does not apply to exports. Leave the cell blank.',
    },
    rule.notZero('taxableValue', 'Taxable value of the note'),
    rule.currentState(),
  ],
  totals: {
    value: 'documentValue',
    taxable: ['taxableValue'],
    sign: doc.noteSign,
    summaryRows: (row) => ['CDNUR', `CDNUR_${row['noteOn']}`],
    liability: doc.inLiability,
  },
  document: { number: 'documentNumber', date: 'documentDate' },
});
