import { parseReturnPeriod, type ReturnPeriod, wireReturnPeriod } from '../../core/index.ts';
import { PortalError } from '../../filing/needs/portal.ts';
import { GatewayRefusal } from './answers.ts';
import type { SandboxCall } from './operation.ts';

/** The return period of the path, `/{year}/{month}`; refuses with 422 one that is none. */
export function periodOf({ path }: SandboxCall): ReturnPeriod {
  const { year = '', month = '' } = path;
  const period = /^\d{4}$/.test(year) && /^\d{2}$/.test(month) ? parseReturnPeriod(`${month}${year}`) : null;
  if (!period)
    throw new GatewayRefusal(422, `Invalid year or month pattern: "${year}/${month}". Write 2026/04.`);
  return period;
}

/** The body as an object; refuses with 400 what is none. */
export function objectBody({ body }: SandboxCall): Readonly<Record<string, unknown>> {
  if (typeof body === 'object' && body !== null && !Array.isArray(body))
    return body as Record<string, unknown>;
  throw new GatewayRefusal(400, 'The request body is missing or is no JSON object. Send one.');
}

/** A required text of the body; refuses with 400 where it is missing. */
export function textIn(call: SandboxCall, name: string): string {
  const value = objectBody(call)[name];
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  throw new GatewayRefusal(400, `The field ${name} of the request body is missing. Send it.`);
}

/** A required parameter of the query; refuses with 400 where it is missing. */
export function queryOf({ query }: SandboxCall, name: string): string {
  const value = query[name]?.trim();
  if (value) return value;
  throw new GatewayRefusal(400, `The query parameter ${name} is missing. Send it.`);
}

/** The GSTIN of the body; refuses with 422 what does not look like one. Whether it exists is the portal's to say. */
export function gstinIn(call: SandboxCall): string {
  const gstin = textIn(call, 'gstin').toUpperCase();
  if (!/^[0-9]{2}[A-Z0-9]{13}$/.test(gstin)) throw new GatewayRefusal(422, 'Invalid GSTIN pattern');
  return gstin;
}

/** `FY 2025-26`, as the provider writes a financial year, or without FY; refuses with 422 what is neither. */
export function financialYearIn(call: SandboxCall): string {
  const text = queryOf(call, 'financial_year');
  const year = /^(?:FY )?(20\d\d-\d\d)$/.exec(text)?.[1];
  if (!year) throw new GatewayRefusal(422, `Invalid financial year "${text}". Write FY 2025-26.`);
  return year;
}

/**
 * Refuses, as the portal does, a body that names another GSTIN or period than token and path. The portal gets both from
 * us in its headers; a body without them, or none, is tolerated because clients send none.
 */
export function refuseOtherReturn(call: SandboxCall, returnPeriod: ReturnPeriod): void {
  const { gstin, ret_period: period } = (call.body ?? {}) as Readonly<Record<string, unknown>>;
  const isOther = (value: unknown, own: string) => value !== undefined && value !== own;
  if (isOther(gstin, call.taxpayer.gstin) || isOther(period, wireReturnPeriod(returnPeriod))) {
    const says = 'Either return period or GSTIN from the header and payload are different';
    throw new PortalError('RET191136', says, 'correct the return');
  }
}
