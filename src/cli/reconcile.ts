import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type MatchPolicy, type MatchTolerance, reconcile, toLibrary } from '../core/index.ts';
import {
  type ReconciledDocuments,
  readInwardFiles,
  supplierLetters,
  writeReconciliation,
} from '../workbooks/index.ts';
import { type ExitCode, exitCodes, usage } from './exit-codes.ts';
import { counted, countFindings, sayFindings } from './findings.ts';
import { readInputFiles } from './input-files.ts';
import { readMatchRegister } from './match-register.ts';
import type { Output } from './output.ts';

/** Options of `reconcile` as commander reads them. */
export interface ReconcileOptions {
  readonly register: string;
  readonly inward: readonly string[];
  readonly out?: string;
  readonly letters?: string;
  readonly policy?: string;
  readonly tolerance?: string;
}

/** `reconcile`: a register against what counter parties report; the verdicts as a workbook, and letters to suppliers. */
export async function reconcileFiles(
  output: Output,
  { options, today }: { readonly options: ReconcileOptions; readonly today: string },
): Promise<ExitCode> {
  const chosen = policyArgument(options.policy);
  const tolerance = toleranceArgument(options.tolerance);
  const [register, ...inwardFiles] = await readInputFiles([options.register, ...options.inward]);
  const inward = await readInwardFiles(inwardFiles);
  const statement = inward.statement && toLibrary(inward.statement);
  const { kind, gstin } = statement ?? {};
  const read = register && kind && (await readMatchRegister(register, { kind, gstin: gstin ?? '', today }));
  const findings = [...inward.findings, ...(read?.findings ?? [])];
  const { errors } = countFindings(findings);
  sayFindings(output, findings, 'run with --json to see all.');
  if (!statement || !read || (read.documents.length === 0 && errors > 0)) {
    output.warn('Nothing was matched. Correct the files and run the command again.');
    output.document({ command: 'reconcile', findings });
    return exitCodes.dataHasErrors;
  }
  const policy = chosen ?? (kind === 'GSTR-2B' || kind === 'IMS' ? 'careful' : 'seed');
  const reconciliation = reconcile({
    ours: read.documents,
    theirs: statement.documents,
    policy,
    ...tolerance,
  });
  const documents = { ours: read.documents, theirs: statement.documents, reconciliation };
  sayMatched(output, documents, statement.kind ?? '');
  const files = await writeAll(options, documents);
  if (files.length > 0) output.say(`Written: ${files.map((path) => basename(path)).join(', ')}.`);
  if (errors > 0)
    output.warn(
      'Rows with errors were left out, and stand as CO where they were reported. Correct them first.',
    );
  output.document({ command: 'reconcile', policy, findings, files, ...reconciliation });
  return errors > 0 ? exitCodes.dataHasErrors : exitCodes.done;
}

function sayMatched(
  output: Output,
  { ours, theirs, reconciliation }: ReconciledDocuments,
  kind: string,
): void {
  const { codes, suggested } = reconciliation.totals;
  const counts = Object.entries(codes).map(([code, { results }]) => `${results} ${code}`);
  output.say(
    `Matched ${counted(ours.length, 'document')} of ours with ${theirs.length} of ${kind}: ${counts.join(', ')}; ${counted(suggested, 'document')} with a suggested link.`,
  );
}

async function writeAll(
  { out, letters }: ReconcileOptions,
  documents: ReconciledDocuments,
): Promise<readonly string[]> {
  return [
    ...(out ? [await writeOut(out, await writeReconciliation(documents))] : []),
    ...(letters ? await writeLetters(letters, documents) : []),
  ];
}

async function writeOut(path: string, bytes: Uint8Array | string): Promise<string> {
  await writeFile(path, bytes);
  return path;
}

async function writeLetters(folder: string, documents: ReconciledDocuments): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const written: string[] = [];
  for await (const { counterpartyGstin, subject, message, workbook } of supplierLetters(documents)) {
    written.push(await writeOut(join(folder, `${counterpartyGstin}.xlsx`), workbook));
    written.push(await writeOut(join(folder, `${counterpartyGstin}.txt`), `${subject}\n\n${message}\n`));
  }
  return written;
}

function policyArgument(text: string | undefined): MatchPolicy | undefined {
  if (text === undefined || text === 'seed' || text === 'careful') return text;
  throw usage(`--policy "${text}" is none. Write seed (classic returns) or careful (IMS and GSTR-2B).`);
}

function toleranceArgument(text: string | undefined): { readonly tolerance?: MatchTolerance } {
  if (text === undefined) return {};
  const amount = Number(text);
  if (!(amount >= 0) || text.trim() === '') {
    throw usage(`--tolerance "${text}" is no amount. Write rupees, for example 1 or 0.50.`);
  }
  return { tolerance: { taxableValue: amount, tax: amount } };
}
