import { createHash } from 'node:crypto';
import { type Amounts, NOTHING, ofLines, plus } from '../amounts.ts';
import type { TaxpayerCall } from '../call.ts';
import { settle } from '../processing.ts';
import { type ReturnRecord, recordChecksum } from '../records.ts';
import { returnOf } from '../return-state.ts';
import { paise, rateLines } from '../schemas/wire.ts';
import { GSTR2_SECTIONS, type SectionShape } from '../section-table.ts';

/** What is saved of a section, once all due work is done. */
export function purchasesIn(
  { world, gstin, slot }: TaxpayerCall,
  shape: SectionShape,
): readonly ReturnRecord[] {
  settle(world, gstin, slot);
  return world.recordsOf(`${gstin}/${slot}`).of(shape.id);
}

/** What was rejected or left pending is no part of the inward supplies of the return. */
const isCounted = ({ row }: ReturnRecord): boolean => row.flag !== 'R' && row.flag !== 'P';

/** RETSUM: count, value and tax of each section that holds something. */
export function summaryOfPurchases(call: TaxpayerCall): Readonly<Record<string, unknown>> {
  const sections = GSTR2_SECTIONS.map((shape) => ({
    shape,
    records: purchasesIn(call, shape).filter(isCounted),
  }))
    .filter(({ records }) => records.length > 0)
    .map(({ shape, records }) => sectionSum(shape, records));
  const { isNil } = returnOf(call.world, call.gstin, call.slot);
  const chksum = checksumOf(sections.map((section) => section.chksum));
  const head = { gstin: call.gstin, ret_period: call.period, chksum };
  return { ...head, ...(isNil ? { isnil: 'Y' } : {}), sec_sum: sections };
}

function sectionSum(shape: SectionShape, records: readonly ReturnRecord[]) {
  const { tax, igst, cgst, sgst, cess, val } = records
    .map(({ all }) => signed(all, { ...ofLines(rateLines(all)), val: paise(all.val) }))
    .reduce((sum, more) => plus(sum, more), NOTHING);
  return {
    sec_nm: shape.key.toUpperCase(),
    chksum: checksumOf(records.map(recordChecksum)),
    ttl_rec: records.length,
    ttl_val: val / 100,
    ttl_tax: tax / 100,
    ttl_igst: igst / 100,
    ttl_cgst: cgst / 100,
    ttl_sgst: sgst / 100,
    ttl_cess: cess / 100,
  };
}

/** Credit notes count as less, as they do in the summary of GSTR-1. */
function signed({ ntty }: ReturnRecord['all'], amounts: Amounts): Amounts {
  return ntty === 'C' ? plus(NOTHING, amounts, -1) : amounts;
}

function checksumOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('')).digest('hex');
}
