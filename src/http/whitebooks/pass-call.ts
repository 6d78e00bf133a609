import { wireReturnPeriod } from '../../core/index.ts';
import type { WhitebooksCall } from '../../filing/needs/words/whitebooks.ts';
import type { DialectAnswer, DialectCall } from './context.ts';
import { inTurn } from './filing-calls.ts';
import { needed } from './parameters.ts';
import { objectBody } from './request-body.ts';
import { newRegistration, openCall, openReturn } from './sessions.ts';
import { refuseFaults } from './strict.ts';

/** Hands a call to the portal under the portal's own names and gives back what it answers. */
export async function passCall(call: DialectCall, spec: WhitebooksCall): Promise<DialectAnswer> {
  for (const name of spec.needs ?? []) needed(call.parameters, name);
  const payload = spec.method === undefined ? undefined : objectBody(call.body);
  const opened = spec.ofPeriod ? await openReturn(call) : { ...(await openCall(call)), returnPeriod: null };
  const { portal, found, gstin, returnPeriod } = opened;
  const period =
    returnPeriod === null ? {} : { [spec.periodName ?? 'ret_period']: wireReturnPeriod(returnPeriod) };
  const words =
    spec.method === undefined
      ? { query: { gstin, ...period, ...passed(call, spec) } }
      : { method: spec.method, payload };
  const { resource, action } = spec;
  const write = () =>
    portal.plainCall({ session: found.session, returnPeriod }, { resource, action, ...words });
  if (resource !== 'gstr1a' || spec.method === undefined || returnPeriod === null)
    return { says: 'Success', data: await write() };
  const key = { gstin, form: 'GSTR1A', returnPeriod } as const;
  if (call.consumer.mode === 'strict' && action === 'R1ARETSAVE')
    refuseFaults(call, { gstin, returnPeriod, key }, payload ?? {});
  const binds = action === 'R1ARESET' ? 'reset' : null;
  return { says: 'Success', data: await inTurn(call, { key }, { write, binds }) };
}

function passed(
  { parameters }: DialectCall,
  { passes = {} }: WhitebooksCall,
): Readonly<Record<string, string>> {
  const entries = Object.entries(passes).flatMap(([name, portals]) => {
    const value = parameters.query(name);
    return value === undefined ? [] : [[portals, value] as const];
  });
  return Object.fromEntries(entries);
}

/** A read of the public record: no session, and any GSTIN. */
export function publicRead(
  resource: 'returns' | 'search',
  action: string,
  { needs, mayHave = [] }: { readonly needs: readonly string[]; readonly mayHave?: readonly string[] },
): (call: DialectCall) => Promise<DialectAnswer> {
  return async (call) => {
    const { context, actor, parameters } = call;
    const gstin = needed(parameters, 'gstin').toUpperCase();
    for (const name of needs) needed(parameters, name);
    const query = Object.fromEntries(
      [...needs, ...mayHave].flatMap((name) => {
        const value = parameters.query(name);
        return value === undefined ? [] : [[name, value] as const];
      }),
    );
    const portal = context.filing.portalFor(newRegistration(call, { gstin, userName: '' }), actor.tenantId);
    const data = await portal.publicCall(gstin, { resource, action, query: { gstin, ...query } });
    return { says: 'Success', data };
  };
}
