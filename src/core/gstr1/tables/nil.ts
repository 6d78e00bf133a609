import type { Field } from '../field.ts';
import * as field from '../fields.ts';
import * as number from '../number-fields.ts';
import { defineTable } from '../table.ts';

const amount = (wire: string) => number.amount(wire, { signed: true, blank: { value: 0 } });

/** Nil rated, exempted and non-GST supplies: table 8, one row for each of 8A to 8D. */
export const nil = defineTable({
  name: 'nil',
  section: 'nil',
  number: '8',
  title: 'Nil rated, exempted and non-GST outward supplies',
  inIff: false,
  admits:
    'Supplies that bear no tax: nil rated, exempt (section 11) and non-GST; registered or unregistered, within the State or outside. Exports stay in 6A.',
  sheet: {
    name: 'exemp',
    aliases: [],
    columns: {
      direction: 'Description',
      nilRated: 'Nil Rated Supplies',
      exempted: 'Exempted(other than nil rated/non GST supply)',
      nonGst: 'Non-GST Supplies',
    },
  },
  fields: {
    direction: field.choice('sply_ty', {
      'Inter-State supplies to registered persons': 'INTRB2B',
      'Intra-State supplies to registered persons': 'INTRAB2B',
      'Inter-State supplies to unregistered persons': 'INTRB2C',
      'Intra-State supplies to unregistered persons': 'INTRAB2C',
    }) as Field<string>,
    exempted: amount('expt_amt'),
    nilRated: amount('nil_amt'),
    nonGst: amount('ngsup_amt'),
  },
  identity: ['direction'],
  path: ['nil', 'inv'],
  levels: [{ by: ['direction'], fields: ['direction', 'exempted', 'nilRated', 'nonGst'] }],
  rules: [],
  totals: {
    taxable: ['exempted', 'nilRated', 'nonGst'],
    summaryRows: () => ['NIL'],
    liability: () => ({ tax: 0, value: 1 }),
  },
});
