import type { PlainCall, PlainCallOf, PublicCall } from '../../filing/needs/portal.ts';
import { type SandboxRead, sandboxReads } from '../../filing/needs/words/sandbox.ts';
import { notOffered, withoutEmptySections } from '../portal-methods.ts';

/** A call of the portal as sandbox.co.in wants it. */
interface SandboxRequest {
  readonly method: 'GET' | 'POST';
  /** Below `/gst/compliance`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** It may change the return. */
  readonly isWrite: boolean;
}

const provider = 'sandbox.co.in';
const placeOf = ({ resource, action }: { readonly resource: string; readonly action: string }) =>
  `${resource} ${action}`;
const reads: ReadonlyMap<string, SandboxRead> = new Map(sandboxReads.map((read) => [placeOf(read), read]));

/** Says a call of the portal in the words of the provider; throws NOT-OFFERED where it has none for it. */
export function requestFor(of: PlainCallOf, call: PlainCall): SandboxRequest {
  const read = call.method === undefined ? reads.get(placeOf(call)) : undefined;
  const request = read ? readRequest(of, call, read) : otherRequests[placeOf(call)]?.(of, call);
  if (request) return request;
  throw notOffered(provider, call);
}

const taxpayer = '/tax-payer';
const gstr1 = `${taxpayer}/gstrs/gstr-1/{year}/{month}`;

/** `/2026/10` in the places of a path. */
function dated(path: string, { returnPeriod }: PlainCallOf): string {
  const [year = '', month = ''] = returnPeriod?.split('-') ?? [];
  return path.replace('{year}', year).replace('{month}', month);
}

function readRequest(of: PlainCallOf, { query = {} }: PlainCall, read: SandboxRead): SandboxRequest {
  const parameters = Object.entries({ ...read.needs, ...read.mayHave }).flatMap(
    ([name, { portal, toProvider }]) => {
      const value = query[portal];
      return value === undefined ? [] : [[name, toProvider(value)] as const];
    },
  );
  return get(dated(`${taxpayer}${read.path}`, of), Object.fromEntries(parameters));
}

const get = (path: string, query: Readonly<Record<string, string>> = {}): SandboxRequest => ({
  method: 'GET',
  path,
  query,
  isWrite: false,
});
const post = (path: string, body: unknown, query: Readonly<Record<string, string>> = {}): SandboxRequest => ({
  method: 'POST',
  path,
  query,
  body,
  isWrite: true,
});

const isNilIn = (payload: unknown): boolean => (payload as { readonly isnil?: unknown }).isnil === 'Y';

type Translation = (of: PlainCallOf, call: PlainCall) => SandboxRequest | undefined;

/** Everything but the plain reads. */
const otherRequests: Readonly<Record<string, Translation>> = {
  'gstr1 RETSAVE': (of, { payload }) => post(dated(gstr1, of), withoutEmptySections(payload)),
  'gstr1 RESET': (of, { payload }) => post(dated(`${gstr1}/reset`, of), payload),
  'gstr1 RETNEWPTF': (of, { payload }) => {
    const { isnil, ...name } = payload as Readonly<Record<string, unknown>>;
    return post(dated(`${gstr1}/new-proceed`, of), name, { is_nil: isnil === 'Y' ? 'Y' : 'N' });
  },
  // The older call says nothing of a nil return: of such a one there is no submission.
  'gstr1 RETSUBMIT': (of, { payload }) =>
    isNilIn(payload) ? undefined : post(dated(`${gstr1}/proceed`, of), payload),
  // The provider files with an EVC only: of a digital signature it has no call.
  'gstr1 RETFILE': (of, { payload, signedBy }) =>
    signedBy && 'evc' in signedBy
      ? post(dated(`${gstr1}/file`, of), payload, { pan: signedBy.pan, otp: signedBy.evc })
      : undefined,
  'gstr1 RETSUM': (of, { query }) =>
    get(dated(gstr1, of), query?.smrytyp === 'L' ? { summary_type: 'long' } : {}),
  'gstr1a RETSUM': (of) => get(dated(`${taxpayer}/gstrs/gstr-1a/{year}/{month}`, of)),
  // The path of the poll has no gstr-1 in it.
  'returns RETSTATUS': (of, { query }) =>
    get(dated(`${taxpayer}/gstrs/{year}/{month}/status`, of), { reference_id: query?.ref_id ?? '' }),
  'authenticate EVCOTP': (_of, { query }) =>
    query?.form_type === 'R1'
      ? { ...post(`${taxpayer}/evc/otp`, { pan: query.pan }, { gstr: 'gstr-1' }), isWrite: false }
      : undefined,
  'gstr2b GEN2B': (of) => post(dated(`${taxpayer}/gstrs/gstr-2b/{year}/{month}/regenerate`, of), undefined),
  'ims SAVE': (_of, { payload }) => post(`${taxpayer}/invoices/status/save`, payload),
  'ims RESETIMS': (_of, { payload }) => post(`${taxpayer}/invoices/status/reset`, payload),
};

/** Says a read of the public record in the words of the provider. */
export function publicRequest(gstin: string, { action, resource, query = {} }: PublicCall): SandboxRequest {
  const ofYear = { financial_year: `FY ${query.fy ?? ''}` };
  const asked = { body: { gstin }, method: 'POST', isWrite: false } as const;
  if (action === 'TP') return { ...asked, path: '/public/gstin/search' };
  if (action === 'GETPREF') return { ...asked, path: '/public/gstrs/preference', query: ofYear };
  if (action === 'RETTRACK' && (query.type ?? 'R1') === 'R1')
    return { ...asked, path: '/public/gstrs/track', query: { ...ofYear, gstr: 'gstr-1' } };
  throw notOffered(provider, { resource, action });
}
