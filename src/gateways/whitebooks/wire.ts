import { wireReturnPeriod } from '../../core/index.ts';
import type { PlainCall, PlainCallOf, PublicCall } from '../../filing/needs/portal.ts';
import { type WhitebooksCall, whitebooksCalls } from '../../filing/needs/words/whitebooks.ts';
import type { HttpRequest } from '../exchange.ts';
import type { WireObject } from '../gstn/wire.ts';
import { notOffered, withoutEmptySections } from '../portal-methods.ts';

type Query = Readonly<Record<string, string>>;

/** A call of the portal as WhiteBooks wants it. */
interface WhitebooksRequest {
  readonly method: HttpRequest['method'];
  readonly path: string;
  readonly query: Query;
  readonly body?: unknown;
  /** It may change the return, though it be a GET. */
  readonly isWrite: boolean;
  /** How a host says it that does not know the path. */
  readonly former?: Pick<WhitebooksRequest, 'path' | 'query'>;
}

const placeOf = ({ resource, action }: { readonly resource: string; readonly action: string }) =>
  `${resource} ${action}`;

/** Of two paths for one call (txpa, formerly isd) the first is today's. */
const sameCalls: ReadonlyMap<string, WhitebooksCall> = new Map(
  whitebooksCalls.map((one): [string, WhitebooksCall] => [placeOf(one), one]).reverse(),
);

/** Says a call of the portal in the words of WhiteBooks; throws NOT-OFFERED where it has none for it. */
export function requestFor(of: PlainCallOf, call: PlainCall): WhitebooksRequest {
  const own = ownCalls[placeOf(call)];
  const put = own?.(of, call);
  if (put) return put;
  const same = sameCalls.get(placeOf(call));
  if (same) return same.method ? write(same.method, same.path, bodyOf(call)) : readRequest(of, call, same);
  throw notOffered('WhiteBooks', call);
}

const get = (path: string, query: Query): WhitebooksRequest => ({
  method: 'GET',
  path,
  query,
  isWrite: false,
});
const write = (
  method: 'PUT' | 'POST',
  path: string,
  body: unknown,
  query: Query = {},
): WhitebooksRequest => ({
  method,
  path,
  query,
  body,
  isWrite: true,
});

const bodyOf = ({ action, payload }: PlainCall): unknown =>
  action === 'RETSAVE' || action === 'R1ARETSAVE' ? withoutEmptySections(payload) : payload;

function readRequest(of: PlainCallOf, { query = {} }: PlainCall, same: WhitebooksCall): WhitebooksRequest {
  const passed = Object.entries(same.passes ?? {}).flatMap(([ours, portals]) => {
    const value = query[portals];
    return value === undefined ? [] : [[ours, value] as const];
  });
  const name = same.ofPeriod ? named(of, same.periodParameter) : { gstin: of.session.taxpayer.gstin };
  const request = get(same.path, { ...name, ...Object.fromEntries(passed) });
  const isFormerlyIsd = same.path === '/gstr1/txpa';
  return isFormerlyIsd ? { ...request, former: { path: '/gstr1/isd', query: request.query } } : request;
}

/** GSTIN and period, whose name differs from path to path. */
function named({ session, returnPeriod }: PlainCallOf, periodParameter = 'retperiod'): Query {
  const period = returnPeriod === null ? {} : { [periodParameter]: wireReturnPeriod(returnPeriod) };
  return { gstin: session.taxpayer.gstin, ...period };
}

const isNilIn = ({ payload }: PlainCall): boolean => (payload as WireObject | undefined)?.isnil === 'Y';

type Translation = (of: PlainCallOf, call: PlainCall) => WhitebooksRequest | undefined;

/** With an EVC by `retevcfile`, with a digital signature by `retfile`. */
const filing =
  (area: string): Translation =>
  (_of, { payload, signedBy }) => {
    const pan = signedBy?.pan ?? '';
    if (signedBy && 'pkcs7' in signedBy)
      return write('POST', `/${area}/retfile`, { content: payload, pkcs7: signedBy.pkcs7 }, { pan });
    return write('POST', `/${area}/retevcfile`, payload, { pan, evcotp: signedBy?.evc ?? '' });
  };

/** Calls that WhiteBooks puts otherwise than the portal does. */
const ownCalls: Readonly<Record<string, Translation>> = {
  'gstr1 RETSAVE': (_of, call) => write('PUT', '/gstr1/retsave', bodyOf(call)),
  'gstr1 RESET': (_of, { payload }) => write('POST', '/gstr1/reset', payload),
  'gstr1 RETFILE': filing('gstr1'),
  'gstr1a RETFILER1A': filing('gstr1a'),
  'gstr1 RETNEWPTF': (of, call) => {
    const query = { ...named(of), type: 'GSTR1' };
    const isNil = isNilIn(call);
    const request = get('/all/newproceedfile', { ...query, isNil: isNil ? 'Y' : 'N' });
    // The older call knows no nil return: of such a one nothing may be assumed.
    const former = isNil ? {} : { former: { path: '/all/proceedfile', query } };
    return { ...request, ...former, isWrite: true };
  },
  // `retsubmit` is gone at the provider; its older call takes no nil return.
  'gstr1 RETSUBMIT': (of, call) =>
    isNilIn(call)
      ? undefined
      : { ...get('/all/proceedfile', { ...named(of), type: 'GSTR1' }), isWrite: true },
  'gstr1a R1ARETNEWPTF': (of, call) => ({
    ...get('/gstr1a/proceedfile', { ...named(of), ...(isNilIn(call) ? { isNil: 'Y' } : {}) }),
    isWrite: true,
  }),
  // Without `smrytyp` the short one is meant, and an empty one is refused with AUTH143.
  'gstr1 RETSUM': (of, { query }) =>
    get('/gstr1/retsum', { ...named(of), ...(query?.smrytyp === 'L' ? { smrytyp: 'L' } : {}) }),
  'returns RETSTATUS': (of, { query }) =>
    get('/gstr/retstatus', { ...named(of, 'returnperiod'), refid: query?.ref_id ?? '' }),
  'authenticate EVCOTP': (of, { query }) => {
    const { pan = '', form_type = 'R1' } = query ?? {};
    const asked = { ...named({ ...of, returnPeriod: null }), pan, form_type };
    return { ...get('/authentication/otpforevc', asked), isWrite: true };
  },
};

/** Paths of the public record, by the portal's word. */
const publicPaths: Readonly<Record<PublicCall['action'], string>> = {
  RETTRACK: '/public/rettrack',
  GETPREF: '/public/pref',
  TP: '/public/search',
};

/** Says a read of the public record in the words of WhiteBooks. */
export function publicRequest(gstin: string, call: PublicCall) {
  const path = publicPaths[call.action];
  if (path === undefined) throw notOffered('WhiteBooks', call);
  return { action: call.action, path, query: { ...call.query, gstin } };
}
