import type { Gstr1Payload } from './payload.ts';
import type { Gstr1Record, Row } from './record.ts';
import { tableOf } from './records.ts';
import type { Level, Table } from './table.ts';
import { recordKeysOfWire } from './wire.ts';

/**
 * Where a value of a record stands in the payload, as a JSONPath (RFC 9535): objects are named by what tells them apart,
 * not by their place, so that the path holds in every payload that has the record. Without a field it is the path of the
 * document, or of the row of an aggregate table; null for a field that is absent or never leaves.
 */
export function jsonPathOf(record: Gstr1Record, line = 0, field?: string): string | null {
  const table = tableOf(record);
  const row = record.rows[line] ?? {};
  const wire = field === undefined ? null : (table.fields[field]?.wire ?? null);
  const depth =
    field === undefined
      ? documentDepth(table)
      : table.levels.findIndex(({ fields }) => fields.includes(field));
  if (depth < 0 || (field !== undefined && (wire === null || row[field] === undefined))) return null;
  const [section = '', ...steps] = table.path;
  const start = [section, ...steps].map((step) => `.${typeof step === 'string' ? step : row[step.by]}`);
  const levels = table.levels.slice(0, depth + 1);
  const nested = levels.map(
    (level, at) => selector(table, level, row) + (at < depth ? `.${level.child}` : ''),
  );
  const last = levels.at(-1);
  const inside = field !== undefined && last?.wrap ? `.${last.wrap}` : '';
  return `$${start.join('')}${nested.join('')}${inside}${wire === null ? '' : `.${wire}`}`;
}

/** The level whose objects are documents; the only one of a table that adds documents up. */
function documentDepth({ levels, document }: Table): number {
  if (!document) return levels.length - 1;
  const depth = levels.findIndex(({ fields }) => fields.includes(document.number));
  return depth < 0 ? levels.length - 1 : depth;
}

function selector(table: Table, level: Level, row: Row): string {
  const inside = level.wrap ? `@.${level.wrap}` : '@';
  const tests = level.by.flatMap((name) => {
    const field = table.fields[name];
    if (!field?.wire) return [];
    const value = row[name];
    if (value === undefined) return [`!${inside}.${field.wire}`];
    const wire = field.toWire(value);
    return [`${inside}.${field.wire}==${typeof wire === 'string' ? quoted(wire) : String(wire)}`];
  });
  return tests.length === 0 ? '[*]' : `[?${tests.join(' && ')}]`;
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

/** One step of a path: a member, a place in a list, or all objects that pass the tests. */
type Step =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'place'; readonly index: number }
  | { readonly kind: 'where'; readonly tests: readonly Test[] };

interface Test {
  readonly members: readonly string[];
  /** Undefined: the member must be absent. */
  readonly equals: string | number | undefined;
}

/** Keys of the records of a payload that a JSONPath points at; null when the text is no path that this understands. */
export function recordKeysAt(payload: Gstr1Payload, path: string): readonly string[] | null {
  const steps = stepsOf(path.trim());
  const [first] = steps ?? [];
  if (!steps || first?.kind !== 'member') return null;
  return recordKeysOfWire(first.name, pruned(payload as unknown as Json, steps)?.[first.name]);
}

const stepPattern =
  /\.([A-Za-z_]\w*)|\[(\d+)\]|\[\*\]|\['([^'\\]*)'\]|\[\?\(?((?:'(?:[^'\\]|\\.)*'|[^\]'])*?)\)?\]/y;

function stepsOf(path: string): readonly Step[] | null {
  if (!path.startsWith('$')) return null;
  const steps: Step[] = [];
  stepPattern.lastIndex = 1;
  while (stepPattern.lastIndex < path.length) {
    const found = stepPattern.exec(path);
    if (!found) return null;
    const [, name, index, quotedName, condition] = found;
    const member = name ?? quotedName;
    if (member !== undefined) steps.push({ kind: 'member', name: member });
    else if (index !== undefined) steps.push({ kind: 'place', index: Number(index) });
    else {
      const tests = condition === undefined ? [] : testsOf(condition);
      if (!tests) return null;
      steps.push({ kind: 'where', tests });
    }
  }
  return steps;
}

const testPattern = /^\s*(!?)\s*@((?:\.\w+)+)\s*(?:==\s*(?:'((?:[^'\\]|\\.)*)'|(-?\d+(?:\.\d+)?)))?\s*$/;

function testsOf(condition: string): readonly Test[] | null {
  const tests: Test[] = [];
  for (const part of condition.split('&&')) {
    const found = testPattern.exec(part);
    if (!found) return null;
    const [, absent, members = '', text, digits] = found;
    const equals = text === undefined ? digits && Number(digits) : text.replace(/\\(.)/g, '$1');
    if ((absent === '!') !== (equals === undefined)) return null;
    tests.push({ members: members.slice(1).split('.'), equals: equals as Test['equals'] });
  }
  return tests;
}

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** The part of a value that a path leads to, with everything around it that says whose it is. */
function pruned(value: Json, [step, ...rest]: readonly Step[]): Json | null {
  if (!step) return value;
  if (step.kind === 'member') {
    const inner = value[step.name];
    if (inner === undefined) return null;
    // A plain member is part of the whole object, of which it speaks.
    if (!isJson(inner)) return rest.length === 0 ? value : null;
    const kept = pruned(inner, rest);
    if (kept === null) return null;
    // Lists beside the one that is meant are other documents; plain members say whose document it is.
    const beside = Object.entries(value).filter(([, member]) => !Array.isArray(member));
    return { ...Object.fromEntries(beside), [step.name]: kept };
  }
  if (!Array.isArray(value)) return null;
  const chosen =
    step.kind === 'place' ? value.slice(step.index, step.index + 1) : value.filter(passes(step.tests));
  const kept = chosen.filter(isJson).flatMap((one) => pruned(one, rest) ?? []);
  return kept.length > 0 ? (kept as unknown as Json) : null;
}

const passes =
  (tests: readonly Test[]) =>
  (object: unknown): boolean =>
    tests.every(({ members, equals }) => {
      let value: unknown = object;
      for (const member of members) value = isJson(value) ? value[member] : undefined;
      return value === equals;
    });
