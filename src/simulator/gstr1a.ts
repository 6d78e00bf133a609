import type { Action, Answer, TaxpayerCall } from './call.ts';
import { dayNumber, indianDate, periodIndex } from './clock.ts';
import { Refusal } from './errors.ts';
import { file } from './filing.ts';
import { readGstr1a } from './gstr2/answered.ts';
import { dueDay, isIffMonth, returnOf } from './return-state.ts';
import { payloadOf, proceed, reset, save, summary } from './returns.ts';
import { READS } from './section-reads.ts';

// GSTR-1A as of 2024 (Notification 12/2024): GSTR-1 of the same period corrected before GSTR-3B. The portal's own codes
// for a form that is not open are not public; RET11405 stands for them, with a text that says why.

const FIRST_PERIOD = '072024';

/** Opens on the later of the due date of GSTR-1 and its filing; a quarterly filer has one for the whole quarter. */
function checkOpen(call: TaxpayerCall): void {
  const { world, gstin, period } = call;
  if (periodIndex(period) < periodIndex(FIRST_PERIOD))
    throw new Refusal('RET11405', 'GSTR-1A is available from the period 072024');
  if (isIffMonth(world, call))
    throw new Refusal('RET11405', 'GSTR-1A of a quarterly taxpayer is for the last month of the quarter');
  if (returnOf(world, gstin, period).state !== 'FILED')
    throw new Refusal('RET11405', 'GSTR-1A opens after GSTR-1 of the period is filed');
  if (dayNumber(indianDate(world.clock.now())) < dueDay(world, call))
    throw new Refusal('RET11405', 'GSTR-1A opens on the due date of GSTR-1');
}

const open =
  (handler: Action['handler']): Action['handler'] =>
  (call) => {
    checkOpen(call);
    return handler(call);
  };

/** There is no nil GSTR-1A: who has nothing to correct files none. */
function proceedToFile(call: TaxpayerCall): Answer {
  if (payloadOf(call, 'ret_period').isnil === 'Y')
    throw new Refusal('RET11405', 'GSTR-1A can not be filed as nil');
  return proceed(call);
}

/** Names of reads that do not simply begin with R1A. */
const ODD_READS: Readonly<Record<string, string>> = { AT: 'ATR1A', ATA: 'ATAR1A' };

const reads: Readonly<Record<string, Action>> = Object.fromEntries(
  Object.entries(READS).map(([action, key]) => [
    `GET returns/gstr1a ${ODD_READS[action] ?? `R1A${action}`}`,
    { handler: readGstr1a(`R1A${action}`, key), reads: 'nothing', ofPeriod: true },
  ]),
);

/** Actions on GSTR-1A, by `method resource action`. */
export const CORRECTION_ACTIONS: Readonly<Record<string, Action>> = {
  'PUT returns/gstr1a R1ARETSAVE': { handler: open(save), reads: 'payload', ofPeriod: true },
  'POST returns/gstr1a R1ARESET': { handler: open(reset), reads: 'payload', ofPeriod: true },
  'POST returns/gstr1a R1ARETNEWPTF': { handler: open(proceedToFile), reads: 'payload', ofPeriod: true },
  // Clients post it to either resource; which one the portal means is not known.
  'POST returns/gstrptf R1ARETNEWPTF': { handler: open(proceedToFile), reads: 'payload', ofPeriod: true },
  'GET returns/gstr1a RETSUM': { handler: summary, reads: 'nothing', ofPeriod: true },
  'POST returns/gstr1a RETFILER1A': { handler: open(file), reads: 'signed-payload', ofPeriod: true },
  ...reads,
};
