import * as doc from '../document-fields.ts';
import type { Field } from '../field.ts';
import * as field from '../fields.ts';
import * as number from '../number-fields.ts';
import * as rule from '../rules.ts';
import { deriveTax, isInterState } from '../supply-tax.ts';
import { defineTable } from '../table.ts';

/** All other supplies to unregistered persons, net of their notes, by State and rate: table 7. */
export const b2cs = defineTable({
  name: 'b2cs',
  section: 'b2cs',
  number: '7',
  title: 'B2C(Small) Details',
  inIff: false,
  admits:
    'The recipient is unregistered, and the supply is within the State, or inter-State up to the limit of table 5. One row for each place of supply and rate, net of credit and debit notes.',
  sheet: {
    name: 'b2cs',
    aliases: [],
    columns: {
      type: 'Type',
      placeOfSupply: 'Place Of Supply',
      differentialRate: 'Applicable % of Tax Rate',
      rate: 'Rate',
      taxableValue: 'Taxable Value',
      cess: 'Cess Amount',
      operatorGstin: 'E-Commerce GSTIN',
    },
  },
  fields: {
    type: field.choice('typ', { OE: 'OE' }) as Field<string>,
    supplyType: doc.supplyType(),
    placeOfSupply: field.placeOfSupply('pos'),
    differentialRate: number.differentialRate(),
    operatorGstin: doc.noOperator(),
    ...doc.rateLine({ value: 0 }, true),
  },
  identity: ['placeOfSupply', 'rate', 'differentialRate'],
  path: ['b2cs'],
  levels: [
    {
      by: ['placeOfSupply', 'rate', 'differentialRate'],
      fields: [
        'supplyType',
        'rate',
        'type',
        'placeOfSupply',
        'differentialRate',
        'taxableValue',
        'igst',
        'cgst',
        'sgst',
        'cess',
      ],
    },
  ],
  derive(row, filer) {
    const interState = isInterState(row.placeOfSupply, filer);
    row.supplyType = interState ? 'INTER' : 'INTRA';
    deriveTax(row, row.taxableValue, interState);
  },
  rules: [rule.currentState(), rule.rateInPeriod],
  totals: {
    taxable: ['taxableValue'],
    summaryRows: () => ['B2CS'],
    liability: doc.inLiability,
  },
});
