import { type AnswerStyle, assemble } from './assemble.ts';
import type { Action, Answer, TaxpayerCall } from './call.ts';
import { dayNumber, indianDate } from './clock.ts';
import { Refusal } from './errors.ts';
import { offerIfLarge } from './large-answers.ts';
import { type ReturnRecord, recordChecksum } from './records.ts';
import { settled } from './returns.ts';
import { SECTIONS } from './section-table.ts';

/** Section key of each read action. */
export const READS: Readonly<Record<string, string>> = {
  B2B: 'b2b',
  B2BA: 'b2ba',
  B2CL: 'b2cl',
  B2CLA: 'b2cla',
  B2CS: 'b2cs',
  B2CSA: 'b2csa',
  CDNR: 'cdnr',
  CDNRA: 'cdnra',
  CDNUR: 'cdnur',
  CDNURA: 'cdnura',
  EXP: 'exp',
  EXPA: 'expa',
  AT: 'at',
  ATA: 'ata',
  TXP: 'txpd',
  TXPA: 'txpda',
  NIL: 'nil',
  HSNSUM: 'hsn',
  VALIDATEHSNSUM: 'hsn',
  DOCISS: 'doc_issue',
  SUPECO: 'supeco',
  SUPECOA: 'supecoa',
  ECOM: 'ecom',
  ECOMA: 'ecoma',
};

/** Sections that the portal shows as one block with one checksum. */
const BLOCKS = new Set(['nil', 'hsn', 'doc_issue']);

/** The documents of a section as the portal shows them; refuses with RET13510 where there are none. */
export function readSection(call: TaxpayerCall, key: string): Answer {
  const isFiled = settled(call).state === 'FILED';
  const { world, gstin, slot } = call;
  const ids = SECTIONS.filter((shape) => shape.key === key).map((shape) => shape.id);
  const records = ids.flatMap((id) => world.recordsOf(`${gstin}/${slot}`).of(id)).filter(filterOf(call));
  if (records.length === 0) throw new Refusal('RET13510');
  const answer = assemble(records, BLOCKS.has(key) ? BLOCK_STYLE : rowStyle(isFiled));
  if (BLOCKS.has(key)) {
    answer[key] = {
      flag: 'U',
      chksum: records[0] === undefined ? '' : recordChecksum(records[0]),
      ...(answer[key] as object),
    };
  }
  return offerIfLarge(call, answer, records.length);
}

const BLOCK_STYLE: AnswerStyle = { row: ({ row }) => row, group: ({ group }) => group };

/** Rows with the fields that only the portal writes. */
function rowStyle(isFiled: boolean): AnswerStyle {
  return {
    row: (record) => ({ ...record.row, flag: 'U', chksum: recordChecksum(record), ...partyFields(record) }),
    group: ({ group }) => (group.ctin === undefined ? group : { ...group, cfs: isFiled ? 'Y' : 'N' }),
  };
}

function partyFields({ group }: ReturnRecord): object {
  return group.ctin === undefined ? {} : { updby: 'S', cflag: 'N' };
}

/** The filters a read may carry: counter party, State, operator's member, time of upload, action required. */
function filterOf({ query, world }: TaxpayerCall): (record: ReturnRecord) => boolean {
  const from = query.from_time;
  if (from !== undefined && from !== '' && Number.isNaN(dayNumber(from))) throw new Refusal('RET13511');
  // Nothing here waits for an action of the taxpayer, and nothing is uploaded in the future.
  const future = from !== undefined && dayNumber(from) > dayNumber(indianDate(world.clock.now()));
  if (query.action_required === 'Y' || future) return () => false;
  const member = query.subsection?.toLowerCase();
  return ({ all, section }) =>
    matches(query.ctin, all.ctin) &&
    matches(query.state_cd, all.pos) &&
    matches(query.rtin, all.rtin) &&
    (member === undefined || section.endsWith(`.${member}`));
}

function matches(wanted: string | undefined, has: string | undefined): boolean {
  return wanted === undefined || wanted === '' || wanted === has;
}

/** Reads of single sections, by `method resource action`. */
export const SECTION_READS: Readonly<Record<string, Action>> = Object.fromEntries(
  Object.entries(READS).map(([action, key]) => [
    `GET returns/gstr1 ${action}`,
    { handler: (call: TaxpayerCall) => readSection(call, key), reads: 'nothing', ofPeriod: true },
  ]),
);
