import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  checkFiler,
  type Filer,
  type Finding,
  inRupees,
  type RecordList,
  sectionTotals,
} from '../core/index.ts';
import { writeFindings } from '../workbooks/index.ts';
import { type ReturnFiles, readReturnFiles } from '../workbooks/read-return-files.ts';
import { formArgument, gstinArgument, periodArgument, turnoverArgument } from './arguments.ts';
import { type ExitCode, exitCodes, usage } from './exit-codes.ts';
import { counted, countFindings, sayFindings } from './findings.ts';
import { readInputFiles } from './input-files.ts';
import type { Output } from './output.ts';
import { writePayloads } from './payload-files.ts';
import { explain, filesOfBooks, mappingsOf } from './registers.ts';

/** Options of `prepare` as commander reads them. */
export interface PrepareOptions {
  readonly gstin: string;
  readonly period: string;
  readonly quarterly?: boolean;
  readonly form?: string;
  readonly turnoverPrevious?: string;
  readonly turnoverCurrent?: string;
  readonly mapping?: string;
  readonly out: string;
  readonly explain?: boolean;
}

/** Who files, from the options that `prepare` and `file` share. */
export function filerOf(options: Omit<PrepareOptions, 'out'>, today: string): Filer {
  const previousYear = turnoverArgument('--turnover-previous', options.turnoverPrevious);
  const currentYear = turnoverArgument('--turnover-current', options.turnoverCurrent);
  const gstin = gstinArgument(options.gstin);
  const returnPeriod = periodArgument(options.period);
  const fault = checkFiler({
    gstin,
    returnPeriod: options.period.trim(),
    today: today.split('-').reverse().join('-'),
  })[0];
  if (fault) throw usage(fault.says);
  return {
    gstin,
    returnPeriod,
    today,
    frequency: options.quarterly ? 'quarterly' : 'monthly',
    form: formArgument(options.form),
    turnover: {
      ...(previousYear === undefined ? {} : { previousYear }),
      ...(currentYear === undefined ? {} : { currentYear }),
    },
  };
}

/** `prepare FILE…`: files in, payload, findings and summary out; records with errors stay out of the payload. */
export async function prepare(
  output: Output,
  paths: readonly string[],
  { options, today }: { readonly options: PrepareOptions; readonly today: string },
): Promise<ExitCode> {
  const filer = filerOf(options, today);
  const read = await readAll(paths, filer, await mappingsOf(options.mapping));
  const counts = countFindings(read.findings);
  if (read.refusal) {
    output.warn(read.refusal.says);
    output.document({ command: 'prepare', ...identity(options), refused: read.refusal, findings: counts });
    return exitCodes.dataHasErrors;
  }
  const summary = summaryOf(read.records);
  const notes: Finding[] = [];
  const written = await writeResults(options.out, { filer, paths, read, summary, notes });
  if (options.explain) explain(output, filer, read);
  sayResult(output, {
    read,
    out: options.out,
    payloads: written.filter((name) => name.startsWith('payload')),
  });
  for (const note of notes) output.warn(note.says);
  output.document({
    command: 'prepare',
    ...identity(options),
    kind: read.kind,
    out: options.out,
    files: written,
    records: read.records.length,
    findings: counts,
    summary,
  });
  return counts.errors > 0 ? exitCodes.dataHasErrors : exitCodes.done;
}

/** Nothing holds on to the files once they are read: a long return would be written beside them in memory. */
async function readAll(
  paths: readonly string[],
  filer: Filer,
  mappings: Awaited<ReturnType<typeof mappingsOf>>,
): Promise<ReturnFiles> {
  return readReturnFiles(filer, await readInputFiles(paths), { mappings });
}

const identity = ({ gstin, period }: PrepareOptions) => ({ gstin: gstin.trim().toUpperCase(), period });

interface Summary {
  readonly sections: Readonly<Record<string, unknown>>;
}

/** Totals of each section in rupees, as the library gives them. */
function summaryOf(records: RecordList): Summary {
  return {
    sections: Object.fromEntries([...sectionTotals(records)].map(([name, total]) => [name, inRupees(total)])),
  };
}

interface Prepared {
  readonly filer: Filer;
  readonly paths: readonly string[];
  readonly read: ReturnFiles;
  readonly summary: Summary;
  /** Takes what is to be told of the findings workbook. */
  readonly notes: Finding[];
}

/** Rows of a CSV file up to which the findings workbook shows all of them: more would fill the memory. */
const mostRowsShown = 100_000;

async function writeResults(
  out: string,
  { filer, paths, read, summary, notes }: Prepared,
): Promise<readonly string[]> {
  await mkdir(out, { recursive: true });
  const payloads = await writePayloads(out, filer, read.records);
  const files = await readInputFiles(paths);
  const workbook = await writeFindings([...files], [...read.findings], { mostRows: mostRowsShown, notes });
  const results: readonly (readonly [name: string, content: string | Uint8Array])[] = [
    ['findings.json', JSON.stringify(read.findings, null, 1)],
    ['summary.json', JSON.stringify(summary, null, 1)],
    ['findings.xlsx', workbook],
    ...filesOfBooks(filer, read),
  ];
  for (const [name, content] of results) await writeWhole(join(out, name), content);
  return [...payloads, ...results.map(([name]) => name)];
}

/** Nobody ever sees half a file: it is written beside and then renamed. */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(`${path}.part`, content);
  await rename(`${path}.part`, path);
}

/** Findings of a register that only a person's mapping settles. */
const asksForMapping: ReadonlySet<string> = new Set(['MAPPING-UNSURE', 'COLUMN-MISSING', 'DATE-ORDER']);

function sayResult(
  output: Output,
  {
    read,
    out,
    payloads,
  }: { readonly read: ReturnFiles; readonly out: string; readonly payloads: readonly string[] },
): void {
  const { errors, warnings } = countFindings(read.findings);
  output.say(
    `Read ${read.kind}: ${counted(read.records.length, 'record')} fit to send, ${counted(errors, 'error')}, ${counted(warnings, 'warning')}.`,
  );
  sayFindings(output, read.findings, join(out, 'findings.xlsx'));
  const ofBooks = read.books ? ', classified.json, mapping.json' : '';
  output.say(
    `Written to ${out}: ${payloads.join(', ')}, summary.json, findings.json, findings.xlsx${ofBooks}.`,
  );
  const isAsked = read.books && read.findings.some(({ code }) => asksForMapping.has(code));
  if (isAsked)
    output.say(`Correct ${join(out, 'mapping.json')}, then prepare again with --mapping and that file.`);
  if (errors > 0)
    output.say(
      `Rows with errors stay out of the payload. Correct them in ${join(out, 'findings.xlsx')} and prepare again.`,
    );
}
