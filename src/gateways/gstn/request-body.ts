import { payloadBytes, sealRequest, signWithEvc } from './envelope.ts';
import type { SessionKeys } from './session.ts';

/** Sealed payload with what goes beside it: `hmac` and `hdr`, or the signature. */
type SealedBody = Readonly<Record<string, unknown>> & { readonly data: string };

/** The body of a write. Base64 needs no escaping, so megabytes of `data` are put in without being searched for it. */
export function bodyOf(action: string, { data, ...rest }: SealedBody): string {
  return `${JSON.stringify({ action, ...rest }).slice(0, -1)},"data":"${data}"}`;
}

/** New-style calls repeat the headers in the body, but for the client secret. */
export function hdrOf(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { 'client-secret': _, 'content-type': __, ...hdr } = headers;
  return hdr;
}

/** With what a payload is signed: `PAN|EVC OTP`. */
export interface EvcSignature {
  readonly keys: SessionKeys;
  readonly pan: string;
  readonly evc: string;
}

/** The body of a filing: the payload sealed, and signed with an EVC. */
export function signedBody(action: string, payload: unknown, { keys, pan, evc }: EvcSignature): string {
  const bytes = payloadBytes(payload);
  const sid = `${pan}|${evc}`;
  const { data } = sealRequest(bytes, keys.sessionKey);
  return bodyOf(action, { data, sign: signWithEvc(bytes, sid), st: 'EVC', sid });
}

/** The body of a filing with a digital signature: who files signed the payload himself (`sid` is his PAN). */
export function bodyWithSignature(
  action: string,
  payload: unknown,
  { keys, pan, pkcs7 }: { readonly keys: SessionKeys; readonly pan: string; readonly pkcs7: string },
): string {
  const { data } = sealRequest(payloadBytes(payload), keys.sessionKey);
  return bodyOf(action, { data, sign: pkcs7, st: 'DSC', sid: pan });
}
