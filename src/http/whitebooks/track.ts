import { wireReturnPeriod } from '../../core/index.ts';
import { notePublicRecord } from '../../filing/index.ts';
import { PortalError } from '../../filing/needs/portal.ts';
import type { DialectAnswer, DialectCall } from './context.ts';
import { isObject } from './request-body.ts';
import { openReturn } from './sessions.ts';

/** What the public record says of one return, asked within a session. */
export async function trackReturn(call: DialectCall): Promise<DialectAnswer> {
  const { portal, gstin, returnPeriod, key } = await openReturn(call);
  const query = { gstin, fy: financialYearOf(returnPeriod), type: call.parameters.query('type') ?? 'R1' };
  const data = await portal.publicCall(gstin, { resource: 'returns', action: 'RETTRACK', query });
  const all = Array.isArray(data.EFiledlist) ? data.EFiledlist : [];
  const period = wireReturnPeriod(returnPeriod);
  const EFiledlist = all.filter((entry) => isObject(entry) && entry.ret_prd === period);
  if (EFiledlist.length > 0) {
    await notePublicRecord(call.context.filing, call.actor, { key, entries: EFiledlist });
    return { says: 'Success', data: { EFiledlist } };
  }
  throw new PortalError('LG9002', 'No record found for the given inputs', 'ask the portal what happened');
}

/** '2026-10' is in '2026-27', '2027-03' too. */
function financialYearOf(returnPeriod: string): string {
  const [year = 0, month = 0] = returnPeriod.split('-').map(Number);
  const start = month >= 4 ? year : year - 1;
  return `${start}-${String((start + 1) % 100).padStart(2, '0')}`;
}
