import { type PlainCall, type PlainCallOf, PortalError } from '../../filing/needs/portal.ts';
import { shownOf } from '../portal-methods.ts';
import { plainPath, returnTypeOf } from './endpoints.ts';
import { payloadBytes, sealRequest } from './envelope.ts';
import { downloadLargeAnswer, largeAnswerIn, openLargeFile, type Patience } from './file-download.ts';
import type { Line, SessionCall } from './line.ts';
import { bodyOf, bodyWithSignature, hdrOf, signedBody } from './request-body.ts';
import type { WireObject } from './wire.ts';

/** What calls go over, and with what. */
interface Way {
  readonly line: Line;
  readonly patience: Patience;
  /** Where the portal is. */
  readonly baseUrl: string;
}

/**
 * Makes a call in the portal's own words and answers what came, opened. An answer that comes as files is fetched,
 * where the call is about a return. Throws `PortalError`; TypeError for a resource that the portal does not have.
 */
export async function plainCall(
  { line, patience, baseUrl }: Way,
  of: PlainCallOf,
  call: PlainCall,
): Promise<WireObject> {
  const { resource, query } = call;
  if (resource === 'files')
    return openLargeFile(line, { url: portalFile(query?.url ?? '', baseUrl), ek: query?.ek ?? '' });
  const answer = await line.inSession({ ...sessionCall(call), ...of });
  const { returnPeriod } = of;
  const large = call.method === undefined && returnPeriod !== null ? largeAnswerIn(answer) : null;
  if (!large || returnPeriod === null) return answer;
  return downloadLargeAnswer(line, { ...of, returnPeriod }, { ...large, patience, resource });
}

/** The address of a file of the portal's; nothing else is fetched for a program that names an address. */
function portalFile(text: string, baseUrl: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPortals = url?.protocol === 'https:' && /(?:^|\.)gst\.gov\.in$/.test(url.hostname);
  if (url && (isPortals || url.origin === new URL(baseUrl).origin)) return url;
  throw new PortalError('RET11405', 'The address is not that of a file of the portal', 'report a defect');
}

function sessionCall(call: PlainCall): Omit<SessionCall, 'session' | 'returnPeriod'> {
  const { resource, action, method = 'GET', query = {} } = call;
  const type = returnTypeOf(resource, action);
  const start = {
    action,
    method,
    path: plainPath(resource, action),
    shown: shownOf(call),
    ...(resource === 'gstr1a' ? { form: 'GSTR1A' as const } : {}),
    ...(type === undefined ? {} : { namesReturnType: type }),
  };
  return method === 'GET' ? { ...start, query } : { ...start, body: bodyFor(call, type !== undefined) };
}

function bodyFor(
  { action, payload, signedBy }: PlainCall,
  repeatsHeaders: boolean,
): NonNullable<SessionCall['body']> {
  if (signedBy) {
    return (keys) =>
      'evc' in signedBy
        ? signedBody(action, payload, { keys, ...signedBy })
        : bodyWithSignature(action, payload, { keys, ...signedBy });
  }
  return (keys, headers) => {
    const sealed = sealRequest(payloadBytes(payload), keys.sessionKey);
    // Documents name the form besides the return type.
    const form = action === 'DOCUPLOAD' ? { form_typ: 'R1' } : {};
    return bodyOf(
      action,
      repeatsHeaders ? { ...sealed, hdr: { ...hdrOf(headers), ...form } } : { ...sealed },
    );
  };
}
