import type { ReturnForm, ReturnPeriod } from '../core/index.ts';
import type { Clock } from '../filing/needs/clock.ts';
import { type PlainCallOf, PortalError } from '../filing/needs/portal.ts';

/** One call to the portal as a gateway reports it, to be kept: plain bodies, secrets masked. */
export interface GatewayCall {
  readonly gstin: string;
  readonly returnPeriod: ReturnPeriod | null;
  /** GSTR-1 where absent. */
  readonly form?: ReturnForm;
  /** The task that made the call; absent where a person or a program did. */
  readonly taskId?: string;
  /** The portal's own word: RETSAVE, RETSTATUS … */
  readonly action: string;
  /** ISO 8601 */
  readonly at: string;
  readonly durationMs: number;
  readonly referenceId: string | null;
  /** `ok`, or the code of the refusal, or `defect`. */
  readonly outcome: string;
  readonly request: unknown;
  readonly answer: unknown;
}

/** What is known of a call before it is made. */
export type PlannedCall = Pick<
  GatewayCall,
  'gstin' | 'returnPeriod' | 'form' | 'taskId' | 'action' | 'request'
>;

/** Whom and which return a call is about, and whose task makes it. */
export function plannedOf({
  session,
  returnPeriod,
  form,
  taskId,
}: PlainCallOf): Pick<GatewayCall, 'gstin' | 'returnPeriod' | 'form' | 'taskId'> {
  const { gstin } = session.taxpayer;
  return { gstin, returnPeriod, ...(form ? { form } : {}), ...(taskId ? { taskId } : {}) };
}

/** Receives every call; it must be quick. What it throws is a warning of the process, never the fate of the call. */
export type CallListener = (call: GatewayCall) => void;

/** Stands where a secret was. */
export const mask = '********';

const secretKeys: ReadonlySet<string> = new Set([
  'otp',
  'app_key',
  'access_token',
  'auth_token',
  'auth-token',
  'sek',
  'rek',
  'ek',
  'sid',
  'sign',
  'token',
  'password',
  'client-secret',
]);

/** A copy of an object with its secrets masked. Only its own keys: what lies deeper are taxpayer's documents. */
export function masked(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const entries = Object.entries(body);
  if (!entries.some(([key]) => secretKeys.has(key))) return body;
  return Object.fromEntries(entries.map(([key, value]) => [key, secretKeys.has(key) ? mask : value]));
}

/** Makes a call and reports it, however it ends, with its duration and outcome. */
export async function reported<Answer>(
  planned: PlannedCall,
  listener: { readonly clock: Clock; readonly onCall?: CallListener | undefined },
  make: () => Promise<Answer>,
): Promise<Answer> {
  const at = listener.clock.now();
  const start = performance.now();
  const report = (outcome: string, answer: unknown) => {
    const durationMs = Math.round(performance.now() - start);
    const referenceId = referenceIn(answer) ?? referenceIn(planned.request);
    tell(listener.onCall, {
      ...planned,
      request: masked(planned.request),
      at,
      durationMs,
      referenceId,
      outcome,
      answer,
    });
  };
  try {
    const answer = await make();
    report('ok', masked(answer));
    return answer;
  } catch (error) {
    if (error instanceof PortalError) report(error.code, { error_cd: error.code, message: error.message });
    else report('defect', null);
    throw error;
  }
}

function tell(onCall: CallListener | undefined, call: GatewayCall): void {
  try {
    onCall?.(call);
  } catch (error) {
    // A filing that went through must not look failed because its report did.
    process.emitWarning(
      `A call to the portal could not be reported: ${error instanceof Error ? error.message : ''}`,
    );
  }
}

function referenceIn(body: unknown): string | null {
  if (typeof body !== 'object' || body === null) return null;
  const { reference_id: answered, ref_id: asked } = body as { reference_id?: unknown; ref_id?: unknown };
  const id = answered ?? asked;
  return typeof id === 'string' ? id : null;
}
