import { PortalError, type PortalSummary } from '../../filing/needs/portal.ts';
import { isTooDeep } from '../nesting.ts';
import type { DialectAnswer, DialectCall } from './context.ts';
import { inTurn, returnName } from './filing-calls.ts';
import { GatewayFault } from './gateway-fault.ts';
import { needed } from './parameters.ts';
import { isObject, parsed } from './request-body.ts';
import { openReturn, type ReturnCall } from './sessions.ts';

type Body = Readonly<Record<string, unknown>>;

/** Files with the OTP of an authorised signatory. */
export async function fileWithEvc(call: DialectCall): Promise<DialectAnswer> {
  return fileSigned(call, needed(call.parameters, 'evcotp'));
}

/**
 * Files with a digital signature (`pkcs7`), which goes to the portal with the content that was signed. The printed
 * instructions ask for an EVC OTP and then name this call: with `evcotp` it files as `retevcfile` does.
 */
export async function fileWithSignature(call: DialectCall): Promise<DialectAnswer> {
  const evc = call.parameters.query('evcotp');
  if (evc !== undefined) return fileSigned(call, evc);
  const pkcs7 = isObject(call.body) ? call.body.pkcs7 : undefined;
  if (typeof pkcs7 !== 'string' || pkcs7 === '') {
    const says = 'The body has no "pkcs7". Sign the content, or file with an EVC OTP by /gstr1/retevcfile.';
    throw new GatewayFault(400, 'RTDSC04', says);
  }
  const pan = needed(call.parameters, 'pan').toUpperCase();
  const content = contentOf(call.body);
  return fileInTurn(call, async (opened) => {
    const summary = await signedSummary(opened, content);
    const payload = summary === 'nil' ? { ...returnName(opened), isnil: 'Y' } : summary.raw;
    const signedBy = { pan, pkcs7 };
    const filing = { resource: 'gstr1', action: 'RETFILE', method: 'POST', payload, signedBy } as const;
    return String((await opened.portal.plainCall(opened.of, filing)).ack_num ?? '');
  });
}

async function fileSigned(call: DialectCall, evc: string): Promise<DialectAnswer> {
  const pan = needed(call.parameters, 'pan').toUpperCase();
  const content = contentOf(call.body);
  return fileInTurn(call, async (opened) => {
    const summary = await signedSummary(opened, content);
    return opened.portal.file(opened.of, { pan, evc, summary });
  });
}

async function fileInTurn(
  call: DialectCall,
  file: (opened: ReturnCall) => Promise<string>,
): Promise<DialectAnswer> {
  const opened = await openReturn(call);
  const ack_num = await inTurn(call, opened, {
    binds: 'file',
    write: () => file(opened),
    passed: (arn) => ({ what: 'file', arn }),
  });
  return { says: 'Success', data: { ack_num } };
}

/**
 * What is filed. Five forms of the body are about: the data of `retsum`; `{content}` with the name and checksum of the
 * return, as an object or as text; `isnil` for a nil return; and no body at all.
 */
async function signedSummary(opened: ReturnCall, content: Body): Promise<PortalSummary | 'nil'> {
  const { gstin, ret_period } = returnName(opened);
  const others = [content.gstin ?? gstin, content.ret_period ?? ret_period];
  if (others[0] !== gstin || others[1] !== ret_period) {
    const says = 'GSTIN or return period of header and payload differ';
    throw new PortalError('RET191136', says, 'report a defect');
  }
  if (/^(?:Y|true)$/i.test(String(content.isnil ?? content.isNil ?? ''))) return 'nil';
  const checksum = typeof content.chksum === 'string' ? content.chksum : undefined;
  if (Array.isArray(content.sec_sum)) {
    return { rows: [], checksum: checksum ?? '', raw: { ...content, gstin, ret_period } };
  }
  const latest = await opened.portal.summary(opened.of);
  if (checksum === undefined || checksum === latest.checksum) return latest;
  // Stale: the portal shall say so, as it does to everybody.
  return { ...latest, checksum, raw: { ...(latest.raw as object), chksum: checksum } };
}

/** The inside of `{content}`, be it an object or text; else the body itself. */
function contentOf(body: unknown): Body {
  const outer = typeof body === 'string' ? parsed(body) : body;
  if (!isObject(outer)) return {};
  const { content } = outer;
  if (content === undefined) {
    const { pkcs7: _, ...rest } = outer;
    return rest;
  }
  const inner = typeof content === 'string' ? parsed(content) : content;
  if (isObject(inner) && !isTooDeep(inner)) return inner;
  throw new GatewayFault(400, 'RET11406', 'The "content" of the body is not a JSON object. Send one.');
}
