import { amendmentOf } from '../amendment.ts';
import { anyName } from '../document-fields.ts';
import type { Field } from '../field.ts';
import * as field from '../fields.ts';
import * as number from '../number-fields.ts';
import * as rule from '../rules.ts';
import { defineTable } from '../table.ts';

const tax = (wire: string) => number.amount(wire, { signed: true, blank: { value: 0 } });

/** Supplies made through e-commerce operators, as the supplier sees them: table 14, (a) section 52 and (b) section 9(5). */
export const supeco = defineTable({
  name: 'supeco',
  section: 'supeco',
  number: '14',
  title: 'Supplies made through E-Commerce Operators',
  from: '2024-01',
  inIff: false,
  admits:
    'Supplies made through an operator, net of returns: 14(a) where he collects tax at source (section 52), 14(b) where he pays the tax (section 9(5)).',
  sheet: {
    name: 'eco',
    aliases: [],
    columns: {
      liability: 'Nature of Supply',
      operatorGstin: 'GSTIN of E-Commerce Operator',
      operatorName: 'E-Commerce Operator Name',
      netValue: 'Net value of supplies',
      igst: 'Integrated tax',
      cgst: 'Central tax',
      sgst: 'State/UT tax',
      cess: 'Cess',
    },
  },
  fields: {
    liability: field.choice(null, {
      'Liable to collect tax u/s 52(TCS)': 'clttx',
      'Liable to pay tax u/s 9(5)': 'paytx',
    }) as Field<string>,
    operatorGstin: field.gstin('etin', ['operator']),
    operatorName: anyName(),
    netValue: number.amount('suppval', { signed: true }),
    igst: tax('igst'),
    cgst: tax('cgst'),
    sgst: tax('sgst'),
    cess: tax('cess'),
  },
  identity: ['liability', 'operatorGstin'],
  path: ['supeco', { by: 'liability' }],
  levels: [
    {
      by: ['liability', 'operatorGstin'],
      fields: ['operatorGstin', 'netValue', 'igst', 'cgst', 'sgst', 'cess'],
    },
  ],
  rules: [
    ...(['igst', 'cgst', 'sgst', 'cess'] as const).map((head) => rule.sameSign(head, 'netValue')),
    {
      code: 'CENTRAL-STATE-TAX',
      severity: 'error',
      field: 'sgst',
      source: 'Section 9 CGST Act',
      breaks: (row) => row.cgst !== row.sgst,
      says: () => 'Central tax and State tax differ. They are always equal; correct one of them.',
    },
  ],
  totals: {
    taxable: ['netValue'],
    summaryRows: (row) => ['SUPECOM', row['liability'] === 'clttx' ? 'SUPECOM_14A' : 'SUPECOM_14B'],
    liability: (row) => ({ tax: 0, value: row['liability'] === 'paytx' ? 1 : 0 }),
  },
});

/** Amended supplies through operators: table 14A. */
export const supecoa = amendmentOf(supeco, {
  name: 'supecoa',
  section: 'supecoa',
  number: '14A',
  title: 'Amended Supplies made through E-Commerce Operators',
  sheet: 'ecoa',
  from: '2024-02',
  path: ['supecoa', { by: 'liability' }],
  original: { period: 'omon' },
  columnsFirst: ['liability', 'originalPeriod', 'originalOperatorGstin'],
  fields: {
    originalOperatorGstin: field.gstin('oetin', ['operator']),
    liability: field.choice(null, {
      'Liable to collect tax u/s 52(TCS)': 'clttxa',
      'Liable to pay tax u/s 9(5)': 'paytxa',
    }),
  },
  columns: {
    originalPeriod: ['Financial Year', 'Original Month/Quarter'],
    originalOperatorGstin: 'Original GSTIN of E-Commerce Operator',
    operatorGstin: 'Revised GSTIN of E-Commerce Operator',
    netValue: 'Revised Net value of supplies',
  },
  identity: ['liability', 'originalPeriod', 'originalOperatorGstin'],
  levels: [
    {
      by: ['liability', 'originalPeriod', 'originalOperatorGstin'],
      fields: [
        'originalPeriod',
        'originalOperatorGstin',
        'operatorGstin',
        'netValue',
        'igst',
        'cgst',
        'sgst',
        'cess',
      ],
    },
  ],
});
