/** The states in which every page is looked at. `filed` needs a period that is filed; its answers are as they are. */
export const screenStates = [
  'full',
  'loading',
  'empty',
  'error',
  'no permission',
  'filed',
  'disconnected',
] as const;

/** One of them. */
export type ScreenState = (typeof screenStates)[number];

/** What a page is answered in place of the API: nothing ever, no connection, or a status with its JSON. */
export type StagedAnswer = 'never' | 'no connection' | { readonly status: number; readonly json: unknown };

/** What every page needs to stand at all. */
const always = /\/api\/v1\/(session|list-views|events)(\?|$)/;

/** Whether a state changes the answer to a request; changes of a person are never staged. */
export function isStaged(state: ScreenState, method: string, address: string): boolean {
  return (
    state !== 'full' &&
    state !== 'filed' &&
    method === 'GET' &&
    address.includes('/api/v1/') &&
    !always.test(address)
  );
}

/** What the API answers in a state; `real` reads what it would answer. */
export async function stagedAnswer(state: ScreenState, real: () => Promise<unknown>): Promise<StagedAnswer> {
  switch (state) {
    case 'loading':
      return 'never';
    case 'disconnected':
      return 'no connection';
    case 'error':
      return {
        status: 500,
        json: {
          code: 'DEFECT',
          instance: 'req-3f',
          detail:
            'Something went wrong on our side. Try again; if it stays, report it with the number in "instance".',
        },
      };
    case 'no permission':
      return {
        status: 403,
        json: {
          code: 'NOT-PERMITTED',
          detail:
            'Your role "client" does not allow you to see. Ask a maker, a checker, a signatory, an auditor or an administrator.',
        },
      };
    default:
      return { status: 200, json: state === 'empty' ? emptied(await real()) : await real() };
  }
}

/** An answer with the same shape and nothing in its lists. */
function emptied(answer: unknown): unknown {
  if (Array.isArray(answer)) return [];
  if (typeof answer !== 'object' || answer === null) return answer;
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [
      name,
      Array.isArray(value) ? [] : name === 'totals' || name === 'count' ? zero(value) : value,
    ]),
  );
}

function zero(value: unknown): unknown {
  if (typeof value === 'number') return 0;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, zero(one)]));
}
