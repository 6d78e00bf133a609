// docs/findings.md: every finding with its sentence; tables, portal codes and sources of rules come from the tables.
import { tables } from '../src/core/gstr1/tables/index.ts';
import { allFindings, type ListedFinding } from './finding-list.ts';

interface Entry {
  readonly severities: Set<string>;
  readonly says: Set<string>;
  readonly tables: Set<string>;
  readonly portalCodes: Set<string>;
  readonly sources: Set<string>;
}

/** The list of all findings of the product, by code. */
export function findingsDocument(generatedBy: string): string {
  const lines = findingsByCode().map(([code, entry]) => line(code, entry));
  return [
    '# Findings',
    '',
    'What is found in the taxpayer’s own data: an error keeps the record out of the return, a warning asks for a look, information explains. `…` stands for what is filled in.',
    '',
    generatedBy,
    '',
    '| code | severity | what it says | tables | portal code | source |',
    '|---|---|---|---|---|---|',
    ...lines,
    '',
  ].join('\n');
}

/** Every code with what is known of it, in order. */
function findingsByCode(): readonly (readonly [code: string, Entry])[] {
  const entries = new Map<string, Entry>();
  for (const finding of allFindings()) add(entries, finding);
  for (const table of tables) for (const rule of table.rules) addRule(entries, table.name, rule);
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The same list for the product: code, severities, tables, source and first sentence. */
export function findingList(generatedBy: string): string {
  const lines = findingsByCode().map(([code, { severities, says, tables: where, sources }]) =>
    [code, [...severities], [...where], [...sources][0] ?? '', [...says][0] ?? ''].map(written).join(', '),
  );
  return [
    `// ${generatedBy}`,
    "import type { Severity } from '../core/index.ts';",
    '',
    '/** A finding of the product: its code, severities, tables, source and sentence. */',
    'type ListedFinding = readonly [',
    '  code: string,',
    '  severities: readonly Severity[],',
    '  tables: readonly string[],',
    '  source: string,',
    '  says: string,',
    '];',
    '',
    '// biome-ignore format: one finding a line',
    '/** Every finding of the product, by code; … stands for what is filled in. */',
    'export const findingList: readonly ListedFinding[] = [',
    ...lines.map((text) => `  [${text}],`),
    '];',
    '',
  ].join('\n');
}

const written = (value: string | readonly string[]): string =>
  typeof value === 'string' ? quoted(value) : `[${value.map(quoted).join(', ')}]`;

/** A text as the formatter quotes it. */
function quoted(text: string): string {
  return text.includes("'") && !text.includes('"') ? `"${text}"` : `'${text.replaceAll("'", "\\'")}'`;
}

function entryOf(entries: Map<string, Entry>, code: string): Entry {
  const known = entries.get(code);
  if (known) return known;
  const [severities, says, where, portalCodes, sources] = Array.from({ length: 5 }, () => new Set<string>());
  const entry = { severities, says, tables: where, portalCodes, sources } as Entry;
  entries.set(code, entry);
  return entry;
}

function add(entries: Map<string, Entry>, { code, severity, says, source, portalCode }: ListedFinding): void {
  const entry = entryOf(entries, code);
  entry.severities.add(severity);
  if (says !== '') entry.says.add(says);
  if (source !== '') entry.sources.add(source);
  if (portalCode !== '') entry.portalCodes.add(portalCode);
}

function addRule(
  entries: Map<string, Entry>,
  table: string,
  { code, severity, source, portalCode = '' }: (typeof tables)[number]['rules'][number],
): void {
  entryOf(entries, code).tables.add(table);
  add(entries, { code, severity, source, portalCode, says: '', file: '' });
}

function line(code: string, { severities, says, tables: where, portalCodes, sources }: Entry): string {
  const cell = (texts: Set<string>, between = ', '): string =>
    [...texts].map((text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(between);
  return `| ${code} | ${cell(severities)} | ${cell(says, '<br>')} | ${cell(where)} | ${cell(portalCodes)} | ${cell(sources, '; ')} |`;
}
