import type { Action, Answer, TaxpayerCall } from '../call.ts';
import { isClassic } from '../clock.ts';
import { Refusal } from '../errors.ts';
import { answerId } from '../inward/state.ts';
import { offerIfLarge } from '../large-answers.ts';
import { settleAll } from '../processing.ts';
import { type ReturnRecord, recordChecksum } from '../records.ts';
import { returnOf } from '../return-state.ts';
import { readSection } from '../section-reads.ts';
import { documentNumber, sectionShape } from '../section-table.ts';

/** What a recipient says of a supplier's document, or one that he adds, as the supplier finds it in GSTR-1A of 2017. */
interface Answered {
  readonly recipient: string;
  readonly record: ReturnRecord;
  readonly isFiled: boolean;
}

function answeredTo({ world, gstin, period }: TaxpayerCall, section: 'b2b' | 'cdn'): readonly Answered[] {
  settleAll(world);
  const answered: Answered[] = [];
  for (const returnId of world.returnsTo(gstin)) {
    const [recipient = '', ...rest] = returnId.split('/');
    const { form, period: of, state } = returnOf(world, recipient, rest.join('/'));
    if (form !== 'R2' || of !== period) continue;
    for (const record of world.recordsOf(returnId).to(gstin)) {
      if (sectionShape(record.section).key !== section) continue;
      answered.push({ recipient, record, isFiled: state === 'FILED' });
    }
  }
  return answered;
}

function read(key: string, section: 'b2b' | 'cdn'): (call: TaxpayerCall) => Answer {
  return (call) => {
    const answered = answeredTo(call, section);
    if (answered.length === 0) throw new Refusal('RET13510');
    const list = section === 'cdn' ? 'nt' : 'inv';
    const groups = new Map<
      string,
      { readonly ctin: string; readonly cfs: string; readonly rows: object[] }
    >();
    for (const { recipient, record, isFiled } of answered) {
      const group = groups.get(recipient) ?? { ctin: recipient, cfs: isFiled ? 'Y' : 'N', rows: [] };
      groups.set(recipient, group);
      const number = documentNumber(record.all);
      const { gstin, period, world } = call;
      const answer = world.decisions.get(answerId({ gstin, period, recipient, number }));
      group.rows.push({ ...rowOf(record), ...(answer ? { flag: answer.action } : {}) });
    }
    const parties = [...groups.values()].map(({ rows, ...head }) => ({ ...head, [list]: rows }));
    return offerIfLarge(call, { [key]: parties }, answered.length);
  };
}

/** The supplier sees tax and value, not what credit the recipient takes. */
function rowOf(record: ReturnRecord): object {
  const { flag = 'U', itms, ...row } = record.row;
  const lines = (itms ?? []).map((item) => {
    const { itc: _itc, ...line } = item as typeof item & { readonly itc?: unknown };
    return line;
  });
  return { ...row, itms: lines, chksum: recordChecksum(record), updby: 'R', cflag: flag };
}

const GSTR1A: Readonly<Record<string, (call: TaxpayerCall) => Answer>> = {
  R1AB2B: read('b2b', 'b2b'),
  R1ACDNR: read('cdnr', 'cdn'),
};

/** Reads of GSTR-1A: in classic periods what recipients answered, since 2024 the taxpayer's own corrections. */
export function readGstr1a(action: string, key: string): Action['handler'] {
  const answered = GSTR1A[action];
  return (call) =>
    answered !== undefined && isClassic(call.period) ? answered(call) : readSection(call, key);
}
