import { type PlainCall, type PlainCallOf, type Portal, PortalError } from '../../filing/needs/portal.ts';
import { largeAnswerIn, type Patience, usualPatience } from '../gstn/file-download.ts';
import type { WireObject } from '../gstn/wire.ts';
import { portalOver, shownOf } from '../portal-methods.ts';
import { fetchLargeAnswer } from './large-answer.ts';
import { createLine, type Line, type LineConfig } from './line.ts';
import { noSuchPath } from './refusals.ts';
import { createSignIn } from './sign-in.ts';
import { publicRequest, requestFor } from './wire.ts';

/** Settings of the gateway to WhiteBooks. */
export type WhitebooksConfig = LineConfig & {
  /** How long a section that comes as files is waited for; ten minutes where absent. */
  readonly patience?: Patience;
};

/** The portal by way of WhiteBooks (formerly MasterGST); `close` gives its connections back. */
export type WhitebooksPortal = Portal & { close(): void };

/** Opens the gateway to WhiteBooks. It never retries and keeps nothing. Every method may throw `PortalError`. */
export function createWhitebooksPortal(config: WhitebooksConfig): WhitebooksPortal {
  const line = createLine(config);
  const patience = config.patience ?? usualPatience;
  const portal = portalOver({
    ...createSignIn(line, config.clock),
    forms: ['GSTR1', 'GSTR1A'],
    plainCall: async (of, call) => {
      const answer = await spoken(line, of, call);
      const { returnPeriod } = of;
      const large = call.method === undefined && returnPeriod !== null ? largeAnswerIn(answer) : null;
      if (!large || returnPeriod === null) return answer;
      return fetchLargeAnswer(line, { ...of, returnPeriod }, { ...large, patience, resource: call.resource });
    },
    publicCall: async (gstin, call) => (await line.readPublic(gstin, publicRequest(gstin, call))).data,
  });
  return { ...portal, close: () => line.close() };
}

/** A path that is not there has done nothing: the older name may be asked. */
async function spoken(line: Line, of: PlainCallOf, call: PlainCall): Promise<WireObject> {
  const { former, ...request } = requestFor(of, call);
  const form = call.resource === 'gstr1a' ? { form: 'GSTR1A' as const } : {};
  const send = async (one: typeof request) => {
    const made = { ...one, ...form, ...of, action: call.action, shown: shownOf(call) };
    return (await line.inSession(made)).data;
  };
  try {
    return await send(request);
  } catch (error) {
    if (!former || !(error instanceof PortalError) || error.code !== noSuchPath) throw error;
    return send({ ...request, ...former });
  }
}
