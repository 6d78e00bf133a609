// The types of the web app, made from our OpenAPI: what a schema has as `title` becomes a type of that name.
import { createApp } from '../src/http/app.ts';
import { ChangeHub } from '../src/http/changes.ts';

interface Schema {
  readonly title?: string;
  readonly type?: string;
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly items?: Schema;
}

/** The text of web/src/api/types.ts; `note` says where it comes from. */
export async function webTypes(note: string): Promise<string> {
  const app = await createApp({
    // The routes are only described here: nothing of this is called.
    ...({ filing: {}, people: {}, dialects: { consumers: {} } } as never as Parameters<typeof createApp>[0]),
    changes: new ChangeHub(),
    within: (_origin, work) => work(),
    webhookSender: { whyNotReachable: () => null },
    today: () => '2026-01-01',
    version: 'types',
    ready: async () => {},
  });
  await app.ready();
  const found = new Map<string, Schema>();
  for (const [path, operations] of Object.entries(app.swagger().paths ?? {}))
    if (path.startsWith('/api/v1/')) gather(operations, found);
  await app.close();
  const types = [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { title: _title, ...schema }]) => `export type ${name} = ${typeOf(schema, '')};\n`);
  return `// biome-ignore-all format: generated.
/** ${note} Money is whole paise; a return period is MMYYYY; dates are yyyy-mm-dd unless said. */\n${pageType}\n${types.join('\n')}`;
}

const pageType = `
/** A part of a list; \`next\` goes back as \`cursor\` to get the part that follows. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}
`;

/** Finds every schema with a title, wherever in the description it stands. */
function gather(part: unknown, found: Map<string, Schema>): void {
  if (typeof part !== 'object' || part === null) return;
  const { title } = part as Schema;
  if (typeof title === 'string' && ('type' in part || 'enum' in part || 'allOf' in part)) {
    const before = found.get(title);
    if (before && JSON.stringify(before) !== JSON.stringify(part))
      throw new Error(`Two different schemas have the title "${title}". Give one another title.`);
    found.set(title, part as Schema);
  }
  for (const [name, inner] of Object.entries(part)) if (name !== 'example') gather(inner, found);
}

function typeOf(schema: Schema, indent: string): string {
  if (schema.title !== undefined) return schema.title;
  const { anyOf, allOf, properties, additionalProperties: values, items } = schema;
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum) return schema.enum.map(literal).join(' | ');
  if (anyOf) return anyOf.map((one) => typeOf(one, indent)).join(' | ');
  if (allOf) return allOf.map((one) => typeOf(one, indent)).join(' & ');
  if (items) return listOf(items, indent);
  if (properties) return objectOf(schema, indent);
  if (typeof values === 'object') return `Readonly<Record<string, ${typeOf(values, indent)}>>`;
  return plain[schema.type ?? ''] ?? 'unknown';
}

const plain: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
  object: 'Readonly<Record<string, unknown>>',
};

const literal = (value: unknown): string =>
  typeof value === 'string' ? `'${value}'` : JSON.stringify(value);

function listOf(items: Schema, indent: string): string {
  const isSeveral = items.title === undefined && (items.anyOf ?? items.allOf ?? items.enum) !== undefined;
  const item = typeOf(items, indent);
  return `readonly ${isSeveral ? `(${item})` : item}[]`;
}

function objectOf({ properties = {}, required = [] }: Schema, indent: string): string {
  const inner = `${indent}  `;
  const members = Object.entries(properties).map(([name, part]) => {
    const doc = part.description ? `${inner}/** ${part.description} */\n` : '';
    const key = /^\w+$/.test(name) ? name : `'${name}'`;
    return `${doc}${inner}readonly ${key}${required.includes(name) ? '' : '?'}: ${typeOf(part, inner)};\n`;
  });
  return `{\n${members.join('')}${indent}}`;
}
