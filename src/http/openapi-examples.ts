/** What of a JSON schema an example is made from. */
interface Schema {
  readonly type?: string;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minimum?: number;
}

/** An example of what a schema describes, made of the examples of its parts. */
export function exampleOf(schema: Schema): unknown {
  const { examples, anyOf, allOf, properties, items } = schema;
  if (examples && examples.length > 0) return examples[0];
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (anyOf) return anyOf[0] && exampleOf(anyOf[0]);
  if (allOf) return Object.assign({}, ...allOf.map(exampleOf));
  if (properties) {
    return Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, exampleOf(part)]));
  }
  if (items) return [exampleOf(items)];
  return plainExample(schema);
}

function plainExample({ type, minimum }: Schema): unknown {
  switch (type) {
    case 'integer':
    case 'number':
      return minimum ?? 0;
    case 'boolean':
      return true;
    case 'string':
      return 'text';
    case 'object':
      return {};
    default:
      return null;
  }
}
