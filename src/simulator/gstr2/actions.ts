import { assemble } from '../assemble.ts';
import type { Action, Answer, TaxpayerCall } from '../call.ts';
import { isClassic } from '../clock.ts';
import { Refusal } from '../errors.ts';
import { file } from '../filing.ts';
import { offerIfLarge } from '../large-answers.ts';
import { recordChecksum } from '../records.ts';
import { proceed, reset, save } from '../returns.ts';
import { GSTR2_SECTIONS, type SectionShape } from '../section-table.ts';
import { purchasesIn, summaryOfPurchases } from './summary.ts';

/** The return was filed for periods of 2017 only and is no part of the law since; practice has it until July 2020. */
const classic =
  (handler: Action['handler']): Action['handler'] =>
  (call) => {
    if (!isClassic(call.period)) throw new Refusal('RET11405', 'GSTR-2 is not filed for this period');
    return handler(call);
  };

function read(shape: SectionShape): Action['handler'] {
  return (call) => {
    const { ctin } = call.query;
    const records = purchasesIn(call, shape).filter(
      ({ all }) => ctin === undefined || ctin === '' || all.ctin === ctin,
    );
    if (records.length === 0) throw new Refusal('RET13510');
    const answer = assemble(records, {
      row: (record) => ({ ...record.row, chksum: recordChecksum(record) }),
      group: ({ group }) => group,
    });
    return offerIfLarge(call, answer, records.length);
  };
}

const summary = (call: TaxpayerCall): Answer => summaryOfPurchases(call);

/** GSTR-2 of classic periods, by `method resource action`. */
export const GSTR2_ACTIONS: Readonly<Record<string, Action>> = {
  'PUT returns/gstr2 RETSAVE': { handler: classic(save), reads: 'payload', ofPeriod: true },
  'POST returns/gstr2 RESET': { handler: classic(reset), reads: 'payload', ofPeriod: true },
  'POST returns/gstr2 RETSUBMIT': { handler: classic(proceed), reads: 'payload', ofPeriod: true },
  'GET returns/gstr2 RETSUM': { handler: summary, reads: 'nothing', ofPeriod: true },
  'POST returns/gstr2 RETFILE': { handler: classic(file), reads: 'signed-payload', ofPeriod: true },
  ...Object.fromEntries(
    GSTR2_SECTIONS.map((shape) => [
      `GET returns/gstr2 ${shape.key.replace('_', '').toUpperCase()}`,
      { handler: read(shape), reads: 'nothing', ofPeriod: true } satisfies Action,
    ]),
  ),
};
