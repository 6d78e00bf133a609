import { checkedPan } from './evc.ts';
import type { Actor, Filing } from './filing.ts';
import type { FileStepRequest } from './machine/step-request.ts';
import type { Books, ReturnKey, Task } from './needs/store.ts';
import { NotPossible, refuseFor } from './not-possible.ts';
import { whyNotFile } from './reasons.ts';
import { compareWithPortal, differingSections, type Standing } from './standing.ts';
import { startTask } from './start-task.ts';

/** What filing with EVC needs. */
export interface FilingRequest {
  readonly key: ReturnKey;
  /** PAN of the authorised signatory. */
  readonly pan: string;
  /** The EVC OTP: six letters or digits. */
  readonly evc: string;
  /** The signatory's declaration that the details are correct and that filing cannot be undone. */
  readonly confirmed: boolean;
  readonly override?: { readonly reason: string } | undefined;
}

/** Files the return with EVC (section 37, rule 26 CGST Rules). It is filed once whatever happens. Throws `NotPossible`. */
export function startFile(filing: Filing, actor: Actor, request: FilingRequest): Promise<Task> {
  return startTask(filing, actor, {
    key: request.key,
    kind: 'file',
    plan: async (books, standing) => {
      const differing = await differences(books, standing);
      refuseFor(whyNotFile(standing, { differing, override: request.override }));
      const { pan, evc } = checkedSignature(request);
      const { isNil, portalSummary } = standing.state;
      const checksum = portalSummary?.checksum ?? null;
      return {
        says: 'Filing with EVC.',
        steps: [{ request: { pan, isNil, checksum } satisfies FileStepRequest, recordKeys: [], secret: evc }],
        details: {
          pan,
          isNil,
          checksum,
          differing,
          ...(request.override ? { override: request.override.reason } : {}),
        },
      };
    },
  });
}

async function differences(books: Books, { state }: Standing): Promise<readonly string[]> {
  if (state.isNil || !state.portalSummary) return [];
  return differingSections(await compareWithPortal(books, state));
}

function checkedSignature({ pan, evc, confirmed }: FilingRequest): {
  readonly pan: string;
  readonly evc: string;
} {
  if (!confirmed) {
    throw new NotPossible(
      'NOT-CONFIRMED',
      'Confirm that the details are correct and that filing cannot be undone.',
    );
  }
  const code = evc.trim();
  if (!/^[A-Za-z0-9]{4,10}$/.test(code)) {
    throw new NotPossible('OTP', 'The EVC OTP is six letters or digits. Enter it as it was received.');
  }
  return { pan: checkedPan(pan), evc: code };
}
