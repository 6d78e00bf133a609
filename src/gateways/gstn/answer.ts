import { PortalError } from '../../filing/needs/portal.ts';
import type { HttpAnswer } from '../exchange.ts';
import { openAnswer } from './envelope.ts';
import { badAnswer, isKnownCode, portalRefusal } from './refusals.ts';
import { isObject, textOf, type WireObject } from './wire.ts';

/**
 * Reads the outer part of an answer; throws the refusal it carries, whatever its HTTP status: the portal refuses with
 * 200, and with 4xx or 5xx. `isWrite` says whether the call may have changed the return.
 */
export function readEnvelope(answer: HttpAnswer, isWrite: boolean): WireObject {
  const envelope = parse(answer.body.toString('utf8'));
  if (isObject(envelope)) {
    const refusal = refusalIn(envelope, answer.status);
    if (refusal) throw refusal;
    const accepted = textOf(envelope.status_cd) !== '0';
    if (answer.status < 400 && accepted) return envelope;
  }
  throw strangeAnswer(answer.status, isWrite);
}

/** Opens the data of an answer under the session key; an answer without data is its own envelope. */
export function openData(envelope: WireObject, sessionKey: Uint8Array, isWrite: boolean): WireObject {
  const { data, rek, hmac } = envelope;
  if (data === undefined) return envelope;
  try {
    const plain = JSON.parse(
      openAnswer({ data: String(data), rek: String(rek), hmac: String(hmac) }, sessionKey),
    );
    if (isObject(plain)) return plain;
  } catch {
    // Told below: the cause would only quote what could not be read.
  }
  throw badAnswer('its data, key and HMAC do not fit together', isWrite);
}

/** Opens the data of an answer of the public API: plain base64. */
export function openPublicData(envelope: WireObject): WireObject {
  if (isObject(envelope.data)) return envelope.data;
  if (typeof envelope.data !== 'string') return envelope;
  const plain = parse(Buffer.from(envelope.data, 'base64').toString('utf8'));
  if (isObject(plain)) return plain;
  throw badAnswer('its data is not JSON in base64', false);
}

function refusalIn(envelope: WireObject, status: number): PortalError | null {
  const error = isObject(envelope.error) ? envelope.error : envelope;
  const code = textOf(error.error_cd);
  if (!code) return null;
  const refusal = portalRefusal(code, textOf(error.message) || textOf(error.error_msg) || textOf(error.desc));
  // An unknown code with "too many requests" or "unavailable" needs no guess.
  const mayPass = (status === 429 || status === 503) && !isKnownCode(code);
  return mayPass ? new PortalError(code, refusal.message, 'try again later') : refusal;
}

/** An answer that is not the portal's: a page of a proxy, or of the portal under maintenance. */
function strangeAnswer(status: number, isWrite: boolean): PortalError {
  const says = `The portal answered HTTP ${status} without a message of its own.`;
  if (status === 429 || status === 503) {
    return new PortalError('NOT-REACHED', `${says} Try again later.`, 'try again later');
  }
  // A proxy's 500, 502 or 504 does not tell whether the portal behind it did the work.
  if (status >= 500 && isWrite) {
    const message = `${says} The request may have been carried out.`;
    return new PortalError('NO-ANSWER', message, 'ask the portal what happened');
  }
  if (status >= 500) return new PortalError('NOT-REACHED', `${says} Try again later.`, 'try again later');
  if (status >= 400) {
    const message = `${says} Check the portal's address and the client id and secret.`;
    return new PortalError('BAD-ANSWER', message, 'report a defect');
  }
  if (isWrite) return badAnswer(`HTTP ${status} with a body that is none of the portal's`, true);
  return new PortalError('BAD-ANSWER', `${says} Try again later.`, 'try again later');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
