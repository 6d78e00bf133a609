import { PortalError } from '../../filing/needs/portal.ts';
import type { DialectAnswer, DialectCall } from './context.ts';
import { inTurn, returnName } from './filing-calls.ts';
import { needed } from './parameters.ts';
import { isObject } from './request-body.ts';
import { openReturn, type ReturnCall } from './sessions.ts';

/** Proceed to file GSTR-1A. */
export async function proceedToFile1A(call: DialectCall): Promise<DialectAnswer> {
  const opened = await openReturn(call);
  const isNil = /^(?:Y|true)$/i.test(call.parameters.query('isNil') ?? '');
  const payload = { ...returnName(opened), ...(isNil ? { isnil: 'Y' } : {}) };
  const word = { resource: 'gstr1a', action: 'R1ARETNEWPTF', method: 'POST' } as const;
  const write = () => opened.portal.plainCall(opened.of, { ...word, payload });
  return { says: 'Success', data: await inTurn(call, ofCorrection(opened), { write, binds: 'file' }) };
}

/** Files GSTR-1A with the OTP of an authorised signatory. */
export async function fileGstr1A(call: DialectCall): Promise<DialectAnswer> {
  const { parameters, body } = call;
  const pan = needed(parameters, 'pan').toUpperCase();
  const signature = isObject(body) && typeof body.pkcs7 === 'string' ? { pkcs7: body.pkcs7 } : null;
  const signedBy = { pan, ...(signature ?? { evc: needed(parameters, 'evcotp') }) };
  const content = isObject(body) && isObject(body.content) ? body.content : body;
  if (!isObject(content)) throw new PortalError('RET191104', 'The payload is missing', 'report a defect');
  const opened = await openReturn(call);
  const word = { resource: 'gstr1a', action: 'RETFILER1A', method: 'POST' } as const;
  const write = () => opened.portal.plainCall(opened.of, { ...word, payload: content, signedBy });
  return { says: 'Success', data: await inTurn(call, ofCorrection(opened), { write, binds: 'file' }) };
}

/** GSTR-1A is a return of its own. */
export function ofCorrection({ key }: ReturnCall): Pick<ReturnCall, 'key'> {
  return { key: { ...key, form: 'GSTR1A' } };
}
