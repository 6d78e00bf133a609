import type { Action, Answer, TaxpayerCall } from './call.ts';
import { dayNumber, indianDate, periodIndex } from './clock.ts';
import { Refusal } from './errors.ts';
import { dueDay } from './return-state.ts';
import { settled } from './returns.ts';
import type { ReturnState } from './world.ts';

/** Late fee of GSTR-1 under one Act, rupees: for each day, and at most. The State's Act doubles it. */
interface LateFee {
  readonly from: string;
  readonly perDay: number;
  readonly nilPerDay: number;
  readonly most: (returned: Pick<ReturnState, 'isNil' | 'gt'>) => number;
}

/** Caps by turnover of the year before; where it is not known, the cap of section 47(1). */
function cap({ isNil, gt = Number.POSITIVE_INFINITY }: Pick<ReturnState, 'isNil' | 'gt'>): number {
  if (isNil) return 250;
  if (gt <= 15_000_000) return 1_000;
  return gt <= 50_000_000 ? 2_500 : 5_000;
}

/**
 * Section 47(1) CGST Act; lowered by Notification 4/2018 (23-01-2018) and capped by Notification 20/2021 from 06-2021.
 * Waivers for single periods of 2017 to 2020 are not counted.
 */
const FEES: readonly LateFee[] = [
  { from: '062021', perDay: 25, nilPerDay: 10, most: cap },
  { from: '012018', perDay: 25, nilPerDay: 10, most: () => 5_000 },
  { from: '072017', perDay: 100, nilPerDay: 100, most: () => 5_000 },
];

/**
 * LATEFEEBREAKUP: days late and the fee under either Act. The path is known, the shape of the answer is not
 * (reference: gstn-protocol.md, 2): heads are written as everywhere, `camt` and `samt`.
 */
function breakup(call: TaxpayerCall): Answer {
  const { world, gstin, period, query } = call;
  if (!/^(?:GSTR1|R1)$/i.test(query.rtn_typ ?? '')) throw new Refusal('RET13500');
  const returned = settled(call);
  const filedOn = indianDate(returned.state === 'FILED' ? (returned.filedAt ?? 0) : world.clock.now());
  const days = dayNumber(filedOn) - dueDay(world, call);
  if (days <= 0) throw new Refusal('RET13510');
  const fee = FEES.find(({ from }) => periodIndex(from) <= periodIndex(period));
  if (fee === undefined) throw new Refusal('AUTH113');
  const rate = returned.isNil ? fee.nilPerDay : fee.perDay;
  const head = Math.min(days * rate, fee.most(returned));
  return {
    gstin,
    ret_period: period,
    rtn_typ: 'GSTR1',
    ...(returned.state === 'FILED' ? { dof: filedOn } : {}),
    latefee: [{ days, rate: { camt: rate, samt: rate }, camt: head, samt: head }],
  };
}

/** LATEFEEBREAKUP, by `method resource action`. */
export const LATE_FEE_ACTIONS: Readonly<Record<string, Action>> = {
  'GET returns LATEFEEBREAKUP': { handler: breakup, reads: 'nothing', ofPeriod: true },
};
