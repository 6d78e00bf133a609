import type { Portal } from '../../filing/needs/portal.ts';
import { largeAnswerIn } from '../gstn/file-download.ts';
import { badAnswer } from '../gstn/refusals.ts';
import { portalOver, shownOf } from '../portal-methods.ts';
import { createLine, type LineConfig } from './line.ts';
import { createSignIn } from './sign-in.ts';
import { publicRequest, requestFor } from './wire.ts';

/** Settings of the gateway to sandbox.co.in. */
export type SandboxConfig = LineConfig;

/** The portal by way of sandbox.co.in; `close` gives its connections back. */
export type SandboxPortal = Portal & { close(): void };

/** Opens the gateway to sandbox.co.in. It never retries; of itself it keeps only its own token. Every method may throw `PortalError`. */
export function createSandboxPortal(config: SandboxConfig): SandboxPortal {
  const line = createLine(config);
  const portal = portalOver({
    ...createSignIn(line, config.clock),
    plainCall: async (of, call) => {
      const { action } = call;
      const answer = await line.inSession({ ...requestFor(of, call), ...of, action, shown: shownOf(call) });
      // What a job of file-details answers is not published; nothing may be guessed about documents.
      if (call.method === undefined && largeAnswerIn(answer))
        throw badAnswer('it comes as files, which sandbox.co.in does not document', false);
      return answer;
    },
    publicCall: (gstin, call) => {
      const { action, query } = call;
      return line.asConsumer({ ...publicRequest(gstin, call), gstin, action, shown: { gstin, ...query } });
    },
  });
  return { ...portal, close: () => line.close() };
}
