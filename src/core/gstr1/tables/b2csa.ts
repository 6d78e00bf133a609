import { amendmentOf } from '../amendment.ts';
import { bareLines } from '../document-fields.ts';
import { b2cs } from './b2cs.ts';

/** Amended net supplies to unregistered persons: table 10. The full revised figure of a month, State and rate. */
export const b2csa = amendmentOf(b2cs, {
  name: 'b2csa',
  section: 'b2csa',
  number: '10',
  title: 'Amended B2C(Small) Details',
  sheet: 'b2csa',
  path: ['b2csa'],
  original: { period: 'omon' },
  columns: { originalPeriod: ['Financial Year', 'Original Month'] },
  columnsFirst: ['originalPeriod', 'placeOfSupply'],
  levels: [
    {
      by: ['originalPeriod', 'placeOfSupply', 'differentialRate'],
      fields: ['originalPeriod', 'supplyType', 'type', 'placeOfSupply', 'differentialRate'],
      child: 'itms',
    },
    bareLines,
  ],
  identity: ['originalPeriod', 'placeOfSupply', 'differentialRate'],
});
