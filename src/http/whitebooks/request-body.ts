import { isTooDeep } from '../nesting.ts';
import { GatewayFault } from './gateway-fault.ts';

/**
 * Reads the body of a write; undefined where there is none. Throws RET11406 for text that is no JSON.
 * The published sample of `retevcfile` puts unescaped JSON between quotes: who copies it is understood.
 */
export function parseBody(text: unknown): unknown {
  if (typeof text !== 'string' || text.trim() === '') return undefined;
  const body = parsed(text);
  if (isTooDeep(body)) {
    throw new GatewayFault(400, 'RET11406', 'The body is nested too deeply. No return needs so many levels.');
  }
  if (body !== undefined) return body;
  const content =
    /^\s*\{\s*"content"\s*:\s*"(\{[\s\S]*?\})"\s*(?:,\s*"pkcs7"\s*:\s*"([^"]*)"\s*)?\}\s*$/.exec(text);
  const inner = content ? parsed(content[1] ?? '') : undefined;
  if (inner !== undefined) return content?.[2] ? { content: inner, pkcs7: content[2] } : { content: inner };
  throw new GatewayFault(400, 'RET11406', 'The body is not JSON. Send one JSON object.');
}

/** The body as an object; refuses with RET191104 an empty one and with RET11406 anything else. */
export function objectBody(body: unknown): Readonly<Record<string, unknown>> {
  if (body === undefined)
    throw new GatewayFault(400, 'RET191104', 'The body is missing. Send the payload in it.');
  if (isObject(body)) return body;
  throw new GatewayFault(400, 'RET11406', 'The body is not a JSON object. Send one.');
}

/** Whether a parsed value is an object with keys. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON, or JSON in a JSON string; undefined where it is neither. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
