import { UnreadableFile } from '../unreadable.ts';
import type { KnownMapping } from './find-register.ts';
import type { DateOrder } from './mapping.ts';
import type { FoundBooks } from './read-books.ts';
import { type RegisterField, registerFields } from './register-fields.ts';

const fields: ReadonlySet<unknown> = new Set(registerFields);
const dateOrders: ReadonlySet<unknown> = new Set<DateOrder>(['dmy', 'mdy', 'ymd']);

/** The mappings by which registers were read, as JSON to be corrected and given back. */
export function mappingFile(registers: readonly FoundBooks[]): string {
  const mappings = registers.map(({ sheet, fingerprint, guess, mapping, isKnown }) => ({
    sheet,
    fingerprint,
    ...mapping,
    // Every column stands in the file, so that one that was passed over only needs its field.
    columns: {
      ...(isKnown ? {} : Object.fromEntries(guess.columns.map(({ header, field }) => [header, field]))),
      ...mapping.columns,
    },
  }));
  return JSON.stringify(mappings, null, 1);
}

/** Reads one mapping or a list of them; throws UnreadableFile that names what is wrong. */
export function readMappingFile(name: string, text: string): readonly KnownMapping[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw faulty(name, 'is not JSON');
  }
  return (Array.isArray(json) ? json : [json]).map((mapping) => mappingOf(name, mapping));
}

function mappingOf(name: string, json: unknown): KnownMapping {
  const { layout, fingerprint, columns, constants, dateOrder } = objectOf(json) ?? {};
  const placed = objectOf(columns);
  if (!placed) throw faulty(name, 'has a mapping without "columns"');
  const given = constants === undefined ? {} : objectOf(constants);
  if (!given) throw faulty(name, 'has "constants" that are no object of field and value');
  const strange =
    Object.values(placed).find((field) => field !== null && !fields.has(field)) ??
    Object.keys(given).find((field) => !fields.has(field));
  if (strange !== undefined) {
    throw faulty(
      name,
      `names the field ${JSON.stringify(strange)}, which is not one of ${registerFields.join(', ')}`,
    );
  }
  const notText = Object.entries(given).find(([, value]) => typeof value !== 'string');
  if (notText) throw faulty(name, `gives "${notText[0]}" a value that is not text; put it in quotes`);
  if (dateOrder !== undefined && !dateOrders.has(dateOrder)) {
    throw faulty(name, `has the order of dates ${JSON.stringify(dateOrder)}; dmy, mdy and ymd are known`);
  }
  return {
    layout: typeof layout === 'string' ? layout : 'register',
    columns: placed as Record<string, RegisterField | null>,
    ...(typeof fingerprint === 'string' ? { fingerprint } : {}),
    ...(Object.keys(given).length > 0 ? { constants: given as Record<string, string> } : {}),
    ...(dateOrder === undefined ? {} : { dateOrder: dateOrder as DateOrder }),
  };
}

function objectOf(json: unknown): Readonly<Record<string, unknown>> | undefined {
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
  return isObject ? (json as Record<string, unknown>) : undefined;
}

function faulty(name: string, what: string): UnreadableFile {
  return new UnreadableFile({
    code: 'MAPPING-FILE',
    says: `Mapping "${name}" ${what}. Correct it, or start from the mapping.json that prepare writes.`,
  });
}
