import type { Action, Answer, TaxpayerCall } from '../call.ts';
import { isReturnPeriod } from '../clock.ts';
import { Refusal } from '../errors.ts';
import { GSTR2A_ACTIONS } from './gstr2a.ts';
import { isDue, statement2b } from './gstr2b.ts';
import { answer2b } from './gstr2b-answer.ts';
import { IMS_ACTIONS } from './ims-actions.ts';
import { settleIms } from './ims-requests.ts';

/** GET2B: the whole statement; one too large for an answer is a summary, and its documents come in numbered files. */
function get2b(call: TaxpayerCall): Answer {
  const { world, gstin, query, settings } = call;
  const period = query.rtnprd ?? '';
  if (!isReturnPeriod(period)) throw new Refusal('RET11416');
  settleIms(world, gstin);
  if (!isDue(world, period))
    throw new Refusal('RET2B1018', 'GSTR-2B is available from the 14th of the next month');
  const statement = statement2b(world, gstin, period);
  if (statement === undefined || statement.documents.length + statement.rejected.length === 0) {
    throw new Refusal('RET2B1016');
  }
  const whole = answer2b(world, statement);
  const json = JSON.stringify(whole);
  if (json.length <= settings.largeAnswerCharacters) return json;
  return inFiles(whole, Math.ceil(json.length / settings.largeAnswerCharacters), query.file_num);
}

type Wire = Readonly<Record<string, unknown>>;

function inFiles(whole: Wire, files: number, wanted: string | undefined): Answer {
  const { docdata, docRejdata, ...rest } = whole.data as {
    readonly docdata: Wire;
    readonly docRejdata?: Wire;
  };
  if (wanted === undefined || wanted === '') return { ...whole, data: { ...rest, fc: files } };
  const number = Number(wanted);
  if (!Number.isInteger(number) || number < 1 || number > files) throw new Refusal('RET13510');
  const part = (sections: Wire) => portion(sections, number, files);
  return {
    ...whole,
    data: {
      ...rest,
      fc: files,
      docdata: part(docdata),
      ...(docRejdata === undefined ? {} : { docRejdata: part(docRejdata) }),
    },
  };
}

/** One of several equal parts of the documents, supplier by supplier. */
function portion(sections: Wire, number: number, of: number): Wire {
  const parts = Object.entries(sections).map(([name, suppliers]) => {
    const list = suppliers as readonly unknown[];
    const size = Math.ceil(list.length / of);
    return [name, list.slice((number - 1) * size, number * size)] as const;
  });
  return Object.fromEntries(parts.filter(([, list]) => list.length > 0));
}

/** What counter parties report and what is decided on it, by `method resource action`. */
export const INWARD_ACTIONS: Readonly<Record<string, Action>> = {
  ...GSTR2A_ACTIONS,
  ...IMS_ACTIONS,
  'GET returns/gstr2b GET2B': { handler: get2b, reads: 'nothing', ofPeriod: false },
};
