import type { HttpAnswer } from '../exchange.ts';
import { badAnswer } from '../gstn/refusals.ts';
import { isObject, type WireObject } from '../gstn/wire.ts';
import { gatewayRefusal, gstnRefusalIn } from './refusals.ts';

/**
 * Reads an answer: what GSTN answered, which stands one level deeper than the answers of the provider itself. Throws
 * the refusal it carries: GSTN's own come with HTTP 200.
 */
export function readAnswer(answer: HttpAnswer, isWrite: boolean): WireObject {
  const body = parsed(answer.body.toString('utf8'));
  if (answer.status >= 400)
    throw (
      gstnRefusalIn(isObject(body) ? body.data : null) ??
      gatewayRefusal(body, { status: answer.status, isWrite })
    );
  if (!isObject(body) || !isObject(body.data)) throw badAnswer(`HTTP ${answer.status} without data`, isWrite);
  const refusal = gstnRefusalIn(body.data);
  if (refusal) throw refusal;
  return isObject(body.data.data) ? body.data.data : body.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
