import { inOurWords, spoken } from '../words/server-words.ts';
import type { Finding } from './types.ts';

/** An answer of ours that says no: the code and the sentence are written for people. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  /** What is wrong with what was sent, field by field. */
  readonly findings: readonly Finding[];
  /** By which the log of the server knows it; null where the server did not answer. */
  readonly instance: string | null;
  constructor(
    status: number,
    code: string,
    detail: string,
    { findings = [], instance = null }: Partial<Pick<ApiProblem, 'findings' | 'instance'>> = {},
  ) {
    super(detail);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code;
    this.findings = findings;
    this.instance = instance;
  }
}

const root = '/api/v1';

/** Sends one request to our API and answers its JSON; throws ApiProblem where the answer is not 2xx. */
export async function request<Answer>(
  method: string,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Answer> {
  const isForm = body instanceof FormData;
  const response = await send(path, {
    method,
    headers: {
      accept: 'application/json',
      // The server takes a change only with this header: a form on a foreign page cannot send it.
      'x-vivarani': '1',
      ...(body !== undefined && !isForm ? { 'content-type': 'application/json' } : {}),
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    ...(signal && { signal }),
  });
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined as Answer;
  return inOurWords((await response.json()) as Answer);
}

/** Asks our API; where nobody answers, it says so in words for people. */
export function send(path: string, { signal, ...asked }: RequestInit): Promise<Response> {
  return fetch(root + path, { credentials: 'same-origin', ...asked, ...(signal && { signal }) }).catch(
    (failure: unknown) => {
      if (signal?.aborted) throw failure;
      throw new ApiProblem(
        0,
        'NOT-REACHED',
        spoken('Vivarani does not answer. Check that it runs, then try again.'),
      );
    },
  );
}

/** The problem an answer carries. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  return problemIn(response.status, await response.json().catch(() => null));
}

/** The problem in an answer, in the language of the screen; an answer without one is named by its status. */
export function problemIn(status: number, answer: unknown): ApiProblem {
  const problem = inOurWords(answer) as Partial<{
    readonly code: string;
    readonly detail: string;
    readonly findings: readonly Finding[];
    readonly instance: string;
  }> | null;
  const detail = problem?.detail ?? spoken(`The server answered ${status}. Try again.`);
  return new ApiProblem(status, problem?.code ?? `HTTP-${status}`, detail, problem ?? {});
}

/** Reads; who no longer wants the answer, as of a text that is typed on, gives it up by the signal. */
export const get = <Answer>(path: string, signal?: AbortSignal): Promise<Answer> =>
  request<Answer>('GET', path, undefined, signal);
export const post = <Answer>(path: string, body?: unknown): Promise<Answer> =>
  request<Answer>('POST', path, body);

/** The address of one return in the API: everything of GSTR-1 hangs below it. */
export function returnPath(gstin: string, period: string): string {
  return `/gstr1/${encodeURIComponent(gstin)}/${encodeURIComponent(period)}`;
}

/** The address of a list with its filters; those that are empty say nothing. */
export function listAddress(path: string, filter: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value);
  return query.size > 0 ? `${path}?${query}` : path;
}

/** The sentence of any failure, for people. */
export function sentenceOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}
