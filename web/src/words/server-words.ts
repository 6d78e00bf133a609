/** A sentence of the server and its Hindi; {1} to {4} stand for what the sentence names. */
export type Spoken = readonly (readonly [english: string, hindi: string])[];

interface Pattern {
  readonly shape: RegExp;
  readonly hindi: string;
}

let patterns: readonly Pattern[] = [];

/** Gives the sentences that the server's answers are told in from now on; none for English. */
export function speakForServer(spoken: Spoken): void {
  patterns = spoken.map(([english, hindi]) => ({ shape: shapeOf(english), hindi }));
}

/** Keys of answers under which sentences and titles for people stand. */
const said: ReadonlySet<string> = new Set([
  'says',
  'why',
  'detail',
  'title',
  'sectionTitle',
  'source',
  'statusWords',
  'act',
  'object',
]);

/** An answer of the server with its sentences in the language of the screen; data stay as they are. */
export function inOurWords<Answer>(answer: Answer): Answer {
  return patterns.length === 0 ? answer : (walked(answer) as Answer);
}

function walked(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(walked);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      typeof value === 'string' && said.has(key) ? spoken(value) : walked(value),
    ]),
  );
}

/** A sentence in Hindi; one that is not known stays as it is. What it names may be a sentence again. */
export function spoken(text: string): string {
  for (const { shape, hindi } of patterns) {
    const found = shape.exec(text);
    if (found) return hindi.replace(/\{(\d)\}/g, (_all, at: string) => spoken(found[Number(at)] ?? ''));
  }
  return text;
}

/** In English the places stand in their order; in Hindi in any. */
function shapeOf(english: string): RegExp {
  const escaped = english.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\d\}/g, '(.+?)');
  return new RegExp(`^${escaped}$`, 's');
}
