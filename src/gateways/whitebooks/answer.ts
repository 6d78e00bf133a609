import type { HttpAnswer } from '../exchange.ts';
import { isObject, textOf, type WireObject } from '../gstn/wire.ts';
import { type AnswerKind, refusalIn, strangeAnswer } from './refusals.ts';

/** An answer of WhiteBooks: what it is about, and the headers it gives back. */
export interface WhitebooksAnswer {
  /** Empty where WhiteBooks sends none. */
  readonly data: WireObject;
  /** `txn` is what matters of it. */
  readonly header: WireObject;
}

/** Words with which a processing status comes, should one stand where the answer's own yes or no does. */
const processingWords: ReadonlySet<string> = new Set(['REC', 'IP', 'P', 'PE', 'ER']);

/**
 * Reads an answer; throws the refusal it carries, whatever its HTTP status: WhiteBooks says no with 200 too. `data`
 * may be an object, its JSON text, or missing.
 */
export function readAnswer(answer: HttpAnswer, isWrite: boolean): WhitebooksAnswer {
  const kind: AnswerKind = { status: answer.status, isWrite };
  const text = answer.body.toString('utf8');
  const body = parsed(text);
  if (!isObject(body)) throw strangeAnswer(text, kind);
  const refusal = refusalIn(body, kind);
  if (refusal) throw refusal;
  if (answer.status >= 400) throw strangeAnswer(text, kind);
  return { data: dataOf(body), header: isObject(body.header) ? body.header : {} };
}

function dataOf(body: WireObject): WireObject {
  const { data } = body;
  if (isObject(data)) return data;
  const opened = typeof data === 'string' ? parsed(data) : undefined;
  if (isObject(opened)) return opened;
  // Some answers come without the envelope: a status word, a reference, a summary at the top.
  return processingWords.has(textOf(body.status_cd)) || body.status_cd === undefined ? body : {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
