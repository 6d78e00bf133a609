import { createHash } from 'node:crypto';
import {
  compareDeclared,
  type ExpectedStatement,
  type Finding,
  mergeStatements,
  type ReadStatement,
  readStatement,
  type StatementPart,
} from '../core/index.ts';
import { kindOf, type WorkbookFile } from './file-kind.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { inReadingThread } from './reading-thread.ts';
import { decodeText } from './text-encoding.ts';
import { UnreadableFile } from './unreadable.ts';
import { readZipDirectory } from './zip-directory.ts';
import { unpackText } from './zip-unpack.ts';

/** What downloads of the portal hold: one statement, or null when anything in any file could not be read. */
export interface ReadInwardFiles extends ReadStatement {
  /** The files as they came, so that each can be kept and known again. */
  readonly sources: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
}

/** Whose statement is wanted, and what the files may cost. */
export interface InwardOptions extends ExpectedStatement, Partial<Limits> {
  readonly signal?: AbortSignal;
}

/**
 * Reads what a person downloaded from the portal (GSTR-2A, GSTR-2B, IMS, GSTR-1A): JSON, several JSON files of one
 * period, or ZIP files of them. Everything wrong is a finding; it is taken whole or not at all.
 */
export async function readInwardFiles(
  files: readonly WorkbookFile[],
  { signal, gstin, returnPeriod, kind, ...changed }: InwardOptions = {},
): Promise<ReadInwardFiles> {
  const limits: Limits = { ...defaultLimits, ...changed };
  const expected: ExpectedStatement = {
    ...(gstin === undefined ? {} : { gstin }),
    ...(returnPeriod === undefined ? {} : { returnPeriod }),
    ...(kind === undefined ? {} : { kind }),
  };
  const task: InwardTask = { files, expected, limits };
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  const packed = files.some(({ bytes: [first, second] }) => first === 0x50 && second === 0x4b);
  const sources = files.map(sourceOf);
  if (bytes > limits.fileBytes) return { statement: null, findings: [tooLarge(bytes, limits)], sources };
  // Plain text costs no more than its length; what unpacks can explode, and needs a thread that can be ended.
  if (!packed && bytes <= limits.directBytes) return { ...(await readInwardHere(task)), sources };
  try {
    const read = await inReadingThread<ReadStatement>({ script: './inward-worker', task, limits, signal });
    return { ...read, sources };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { statement: null, findings: [error.finding], sources };
  }
}

/** What a reading thread is given. */
export interface InwardTask {
  readonly files: readonly WorkbookFile[];
  readonly expected: ExpectedStatement;
  readonly limits: Limits;
}

/** The same on the calling thread. */
export async function readInwardHere(task: InwardTask): Promise<ReadStatement> {
  try {
    return await readWhole(task);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { statement: null, findings: [error.finding] };
  }
}

async function readWhole({ files, expected, limits }: InwardTask): Promise<ReadStatement> {
  const findings: Finding[] = [];
  const parts: StatementPart[] = [];
  let whole = true;
  for (const file of files) {
    for (const { name, text, notes } of await textsIn(file, limits)) {
      findings.push(...notes);
      const read = readStatement(parsed(name, text), expected);
      for (const finding of read.findings) findings.push(ofFile(name, finding));
      if (read.statement) parts.push({ name, statement: read.statement });
      else whole = false;
    }
  }
  const [first, ...others] = parts;
  if (!whole || !first) return { statement: null, findings: findings.length > 0 ? findings : [nothingGiven] };
  const merged = mergeStatements([first, ...others]);
  const differences = merged.statement ? compareDeclared(merged.statement) : [];
  return { statement: merged.statement, findings: [...findings, ...merged.findings, ...differences] };
}

const sourceOf = ({ name, bytes }: WorkbookFile): ReadInwardFiles['sources'][number] => ({
  name,
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

const ofFile = (name: string, finding: Finding): Finding => ({
  ...finding,
  sheet: finding.sheet === undefined ? name : `${name}: ${finding.sheet}`,
});

interface InwardText {
  readonly name: string;
  readonly text: string;
  readonly notes: readonly Finding[];
}

async function textsIn(file: WorkbookFile, limits: Limits): Promise<readonly InwardText[]> {
  const kind = kindOf(file);
  if (kind === 'zip') return packedTexts(file, limits);
  if (kind === 'text') throw notJson(file.name);
  const { text, findings } = decodeText(file.name, file.bytes);
  return [{ name: file.name, text, notes: findings }];
}

async function packedTexts(file: WorkbookFile, limits: Limits): Promise<readonly InwardText[]> {
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  const zip = { name: file.name, bytes, entries: readZipDirectory(file.name, bytes, limits) };
  if (zip.entries.has('[Content_Types].xml')) throw notJson(file.name);
  const texts: InwardText[] = [];
  for (const entry of zip.entries.values()) {
    if (entry.name.endsWith('/')) continue;
    if (!/\.json$/i.test(entry.name)) throw notJson(`${file.name}/${entry.name}`);
    texts.push({ name: entry.name, text: (await unpackText(zip, entry.name)) ?? '', notes: [] });
  }
  if (texts.length === 0) throw notJson(file.name);
  return texts;
}

function parsed(name: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnreadableFile({
      code: 'FILE-JSON',
      says: `File "${name}" is not sound JSON (${reason}). Download it again; nothing was read.`,
    });
  }
}

function notJson(name: string): UnreadableFile {
  return new UnreadableFile({
    code: 'FILE-KIND',
    says: `File "${name}" is not JSON. Choose "Download JSON" on the portal; its Excel shows rounded and merged cells and is not read. Nothing was read.`,
  });
}

const tooLarge = (bytes: number, limits: Limits): Finding => ({
  code: 'FILE-TOO-LARGE',
  severity: 'error',
  says: `The files have ${Math.ceil(bytes / 2 ** 20)} MB; ${Math.floor(limits.fileBytes / 2 ** 20)} MB is the most. Read the periods one after the other.`,
});

const nothingGiven: Finding = {
  code: 'FILE-EMPTY',
  severity: 'error',
  says: 'No file was given. Choose the JSON of GSTR-2A, GSTR-2B or IMS that the portal gave you.',
};
