import { hsnDescription, isService } from '../../hsn.ts';
import type { ReturnPeriod } from '../../return-period.ts';
import { quantityCode, quantityCodes } from '../../uqc.ts';
import * as doc from '../document-fields.ts';
import type { Field } from '../field.ts';
import * as field from '../fields.ts';
import { leastHsnDigits } from '../limits.ts';
import * as number from '../number-fields.ts';
import { defineTable, type Rule, type Table } from '../table.ts';

interface HsnForm {
  readonly name: string;
  readonly title: string;
  readonly sheet: string;
  readonly member: 'data' | 'hsn_b2b' | 'hsn_b2c';
  readonly from?: ReturnPeriod;
  readonly until?: ReturnPeriod;
  /** How a row describes itself: own text only (to 04-2021), official text, or both (from 05-2025). */
  readonly described: 'by own text' | 'officially' | 'both ways';
  readonly summaryRow: string;
}

const tax = (wire: string) => number.amount(wire, { signed: true, digits: 13, blank: { value: 0 } });

const codeField = (form: HsnForm): Field<string> => ({
  ...field.pattern('hsn_sc', {
    of: /^\d{2,8}$/,
    code: 'HSN-FORM',
    says: (value) => `HSN "${value}" is not two to eight digits. Enter the code of the goods or service.`,
    blank: form.described === 'by own text' ? 'absent' : 'refused',
  }),
});

const quantityCodeField: Field<string> = {
  ...field.derived<string>('uqc'),
  read: (cell) =>
    quantityCode(String(cell)) ?? {
      code: 'UQC',
      says: `"${cell}" is not a unit quantity code. Use one like ${['NOS', 'KGS', 'MTR'].map((code) => `${code}-${quantityCodes[code]}`).join(', ')}.`,
      portalCode: 'RET191353',
      source: 'Form GSTR-1, table 12',
    },
};

/** What the rules look at. */
interface HsnRow {
  readonly hsn?: string;
  readonly ownDescription?: string;
  readonly unit?: string;
}

const rulesOf = (byOwnText: boolean): readonly Rule<HsnRow>[] => [
  {
    code: 'HSN-DIGITS',
    severity: 'error',
    field: 'hsn',
    source: 'Notification 78/2020 Central Tax',
    portalCode: 'RET191350',
    breaks: (row, filer) =>
      row.hsn !== undefined &&
      row.hsn.length < leastHsnDigits(filer.returnPeriod, filer.turnover?.previousYear).digits,
    says: (row, filer) =>
      `HSN ${row.hsn} has ${row.hsn?.length} digits. Your turnover calls for at least ${leastHsnDigits(filer.returnPeriod, filer.turnover?.previousYear).digits}; enter the longer code.`,
  },
  {
    code: 'HSN-UNKNOWN',
    severity: 'error',
    field: 'hsn',
    source: "The portal's HSN master",
    portalCode: 'RET191349',
    breaks: (row) => !byOwnText && row.hsn !== undefined && hsnDescription(row.hsn) === undefined,
    says: (row) =>
      `HSN ${row.hsn} is not in the portal's list. Look the code up by the name of the goods or service and correct it.`,
  },
  {
    code: 'HSN-MISSING',
    severity: 'error',
    field: 'hsn',
    source: 'Form GSTR-1, table 12',
    portalCode: 'RET191194',
    breaks: (row) => row.hsn === undefined && row.ownDescription === undefined,
    says: () => 'The row has neither HSN nor description. Enter one of them.',
  },
  {
    code: 'UQC-MISSING',
    severity: 'error',
    field: 'unit',
    source: 'Form GSTR-1, table 12',
    portalCode: 'RET191353',
    breaks: (row) => row.unit === undefined,
    says: () => 'The row has no unit quantity code. Enter one, like NOS-NUMBERS.',
  },
];

function fieldsOf(form: HsnForm) {
  const byOwnText = form.described === 'by own text';
  return {
    hsn: codeField(form),
    ownDescription: field.freeText(byOwnText ? 'desc' : form.described === 'both ways' ? 'user_desc' : null),
    officialDescription: field.derived<string>(byOwnText ? null : 'desc'),
    unit: quantityCodeField,
    quantity: number.amount('qty', { signed: true, digits: 13 }),
    totalValue: number.amount('val', { signed: true, digits: 13, blank: byOwnText ? 'refused' : 'absent' }),
    rate: { ...number.rate(), blank: byOwnText ? ('absent' as const) : ('refused' as const) },
    taxableValue: number.amount('txval', { signed: true, digits: 13 }),
    igst: tax('iamt'),
    sgst: tax('samt'),
    cgst: tax('camt'),
    cess: tax('csamt'),
  };
}

function hsnTable(form: HsnForm): Table {
  const byOwnText = form.described === 'by own text';
  return defineTable({
    name: form.name,
    section: 'hsn',
    number: '12',
    title: form.title,
    ...(form.from ? { from: form.from } : {}),
    ...(form.until ? { until: form.until } : {}),
    inIff: false,
    admits: 'One row for each HSN or SAC, unit and rate of all supplies of the period, net of notes.',
    sheet: {
      name: form.sheet,
      aliases: [],
      columns: {
        hsn: 'HSN',
        ownDescription: 'Description',
        unit: 'UQC',
        quantity: 'Total Quantity',
        ...(byOwnText ? { totalValue: 'Total Value' } : { rate: 'Rate' }),
        taxableValue: 'Taxable Value',
        igst: 'Integrated Tax Amount',
        cgst: 'Central Tax Amount',
        sgst: 'State/UT Tax Amount',
        cess: 'Cess Amount',
      },
    },
    fields: fieldsOf(form),
    identity: byOwnText ? ['hsn', 'ownDescription', 'unit'] : ['hsn', 'unit', 'rate'],
    path: ['hsn', form.member],
    levels: [
      {
        by: byOwnText ? ['hsn', 'ownDescription', 'unit'] : ['hsn', 'unit', 'rate'],
        fields: [
          'hsn',
          'ownDescription',
          'officialDescription',
          'unit',
          'quantity',
          'totalValue',
          'rate',
          'taxableValue',
          'igst',
          'sgst',
          'cgst',
          'cess',
        ],
        number: 'serial',
      },
    ],
    derive(row) {
      if (row.hsn === undefined) return;
      if (!byOwnText) {
        const official = hsnDescription(row.hsn);
        if (official !== undefined) row.officialDescription = official;
        if (isService(row.hsn)) {
          row.unit = 'NA';
          row.quantity = 0;
        }
      }
    },
    rules: rulesOf(byOwnText),
    totals: {
      taxable: ['taxableValue'],
      summaryRows: () => (form.member === 'data' ? ['HSN'] : ['HSN', form.summaryRow]),
      liability: doc.outsideLiability,
    },
  });
}

/** Table 12 in its three forms: split from 05-2025, by rate from 05-2021, by own description before. */
export const hsnTables: readonly Table[] = [
  hsnTable({
    name: 'hsn_b2b',
    title: 'HSN summary of supplies to registered persons',
    sheet: 'hsn(b2b)',
    member: 'hsn_b2b',
    from: '2025-05',
    described: 'both ways',
    summaryRow: 'HSN_B2B',
  }),
  hsnTable({
    name: 'hsn_b2c',
    title: 'HSN summary of supplies to unregistered persons',
    sheet: 'hsn(b2c)',
    member: 'hsn_b2c',
    from: '2025-05',
    described: 'both ways',
    summaryRow: 'HSN_B2C',
  }),
  hsnTable({
    name: 'hsn',
    title: 'HSN summary',
    sheet: 'hsn',
    member: 'data',
    from: '2021-05',
    until: '2025-04',
    described: 'officially',
    summaryRow: 'HSN',
  }),
  hsnTable({
    name: 'hsn-to-2021',
    title: 'HSN summary',
    sheet: 'hsn',
    member: 'data',
    until: '2021-04',
    described: 'by own text',
    summaryRow: 'HSN',
  }),
];
