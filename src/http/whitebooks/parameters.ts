import type { IncomingHttpHeaders } from 'node:http';
import { parseReturnPeriod, type ReturnPeriod } from '../../core/index.ts';
import { GatewayFault } from './gateway-fault.ts';

/** The parameters of a request; names are compared without case, in headers and in the query. */
export interface Parameters {
  query(name: string): string | undefined;
  header(name: string): string | undefined;
}

/** Spellings of the published instructions besides `gstin`, small letters: `gstIn` is one already. */
const gstinNames = ['gstin', 'gsttin', 'gstln'] as const;
/** The period's names, in queries and in headers. */
const periodNames = ['ret_period', 'retperiod', 'returnperiod', 'rtnprd'] as const;

/** Reads parameters from a query as fastify parses it and from headers as Node gives them. */
export function parametersOf(query: unknown, headers: IncomingHttpHeaders): Parameters {
  const entries = typeof query === 'object' && query !== null ? Object.entries(query) : [];
  const byName = new Map(entries.map(([name, value]) => [name.toLowerCase(), first(value)]));
  return {
    query: (name) => byName.get(name.toLowerCase()) || undefined,
    header: (name) => first(headers[name.toLowerCase()]) || undefined,
  };
}

function first(value: unknown): string {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'string' ? one.trim() : '';
}

/** A parameter that must be there, whether in the query or in a header. */
export function needed(parameters: Parameters, name: string): string {
  const value = parameters.query(name) ?? parameters.header(name);
  if (value !== undefined) return value;
  throw new GatewayFault(400, 'RET11405', `The parameter "${name}" is missing. Add it to the query.`);
}

/** A header that must be there. */
export function neededHeader(parameters: Parameters, name: string): string {
  const value = parameters.header(name);
  if (value !== undefined) return value;
  throw new GatewayFault(400, 'RET11400', `The header "${name}" is missing. Add it.`);
}

/** GSTIN of the call under any of its spellings; undefined where it names none. */
export function gstinIn(parameters: Parameters): string | undefined {
  return oneOf(parameters, gstinNames)?.toUpperCase();
}

/** GSTIN of the call; refuses with AUTH141 where it is missing. */
export function gstinOf(parameters: Parameters): string {
  const gstin = gstinIn(parameters);
  if (gstin !== undefined) return gstin;
  throw new GatewayFault(400, 'AUTH141', 'The parameter "gstin" is missing. Add it.');
}

/** Return period of the call under any of its four names; refuses with AUTH141 or AUTH113. */
export function periodOf(parameters: Parameters): ReturnPeriod {
  const text = oneOf(parameters, periodNames);
  if (text === undefined) {
    throw new GatewayFault(400, 'AUTH141', 'The return period is missing. Add it as MMYYYY.');
  }
  const period = parseReturnPeriod(text);
  if (period) return period;
  throw new GatewayFault(400, 'AUTH113', `The return period "${text}" is not one. Write it as MMYYYY.`);
}

function oneOf(parameters: Parameters, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = parameters.query(name) ?? parameters.header(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** State code as two digits: some programs hold it as a number and send 7 for 07. Refuses with AUTH4041. */
export function stateCodeOf(parameters: Parameters): string {
  const text = neededHeader(parameters, 'state_cd');
  if (/^\d{1,2}$/.test(text)) return text.padStart(2, '0');
  throw new GatewayFault(400, 'AUTH4041', `The header "state_cd" is "${text}". Write two digits, as 27.`);
}
