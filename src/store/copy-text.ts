const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const unescaped = new Map(Object.entries(escapes).map(([found, written]) => [written, found]));
const absent = '\\N';

/** A value of a column as it is sent. */
export type SentValue = string | number | null;

/** Values as fields of a line of COPY (text format), without the line's end; no two lists of values read the same in it. */
export function copyFields(values: readonly SentValue[]): string {
  let fields = '';
  for (const value of values) fields += `\t${typeof value === 'string' ? escaped(value) : (value ?? absent)}`;
  return fields.slice(1);
}

/** The values of a line that `copyFields` wrote. */
export function readFields(line: string): readonly (string | null)[] {
  return line.split('\t').map((field) => {
    if (field === absent) return null;
    return field.includes('\\') ? field.replace(/\\./g, (found) => unescaped.get(found) ?? found) : field;
  });
}

function escaped(value: string): string {
  return special.test(value) ? value.replace(/[\\\t\n\r]/g, (found) => escapes[found] ?? found) : value;
}
