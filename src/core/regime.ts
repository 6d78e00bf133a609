import { type DatedValue, inForce } from './dated.ts';
import type { ReturnPeriod } from './return-period.ts';

/**
 * Classic: GSTR-2 is filed, suppliers answer it in GSTR-1A, Submit freezes. Current: Submit is Proceed to File, recipients
 * decide in IMS, and GSTR-2B takes the place of GSTR-2.
 */
export type Regime = 'Classic' | 'Current';

const regimes: readonly [DatedValue<Regime>, ...DatedValue<Regime>[]] = [
  { from: '2017-07', value: 'Classic', source: 'Sections 37 to 39 CGST Act as enacted; rules 59 and 60' },
  {
    from: '2020-08',
    value: 'Current',
    source: 'GSTR-2B, first generated for August 2020 (rule 60(7) CGST Rules)',
  },
];

/** The regime of a return period. */
export function regimeOf(returnPeriod: ReturnPeriod): Regime {
  return inForce(regimes, returnPeriod).value;
}
