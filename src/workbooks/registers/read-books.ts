import {
  type Filer,
  type Finding,
  type Gstr1Record,
  recordsFromBooks,
  type SaleDocument,
} from '../../core/index.ts';
import { samplesOf } from '../columns-of-sheet.ts';
import type { WorkbookFile } from '../file-kind.ts';
import { defaultLimits, type Limits } from '../limits.ts';
import { UnreadableFile } from '../unreadable.ts';
import { type FoundRegister, findRegister, type KnownMapping } from './find-register.ts';
import { type MappingGuess, missingFields, type RegisterMapping } from './mapping.ts';
import { readRegister, type WantedRows } from './read-register.ts';
import { type RawSheet, rawSheets } from './register-files.ts';
import { sayMapping, unsureColumns, whyNotRead } from './register-findings.ts';

/** A register as it was found and read, for a person to look at. */
export interface FoundBooks {
  readonly sheet: string;
  /** The form of register: its headers, whatever their order. */
  readonly fingerprint: string;
  readonly header: readonly string[];
  /** The first filled cells below each header, in the order of the headers. */
  readonly samples: readonly (readonly string[])[];
  readonly guess: MappingGuess;
  /** Headers that a person has to look at before the guess is used. */
  readonly unsure: readonly string[];
  readonly mapping: RegisterMapping;
  /** Whether the mapping was given, not guessed. */
  readonly isKnown: boolean;
}

/** What the files of the books hold for one return. */
export interface ReadBooks {
  readonly registers: readonly FoundBooks[];
  readonly documents: readonly SaleDocument[];
  readonly records: readonly Gstr1Record[];
  readonly findings: readonly Finding[];
}

/** How the books are to be read: mappings that people have made, and the limits of files. */
export interface ReadBooksOptions {
  readonly mappings?: readonly KnownMapping[];
  readonly limits?: Partial<Limits>;
}

/** Reads registers (workbooks or CSV, any columns) into the records of a return; sheets that are no register are passed over. */
export async function readBooks(
  filer: Filer,
  files: readonly WorkbookFile[],
  options: ReadBooksOptions = {},
): Promise<ReadBooks> {
  const { sheets, findings } = await sheetsOf(files, { ...defaultLimits, ...options.limits });
  const registers = registersAmong(sheets, options.mappings);
  const documents: SaleDocument[] = [];
  for (const register of registers) {
    const { sheet, guess, known } = register;
    const fault = whyNotRead(register);
    if (fault) {
      findings.push(fault);
      continue;
    }
    const read = readRegister(sheet, known ?? guess.mapping, wantedBy(filer));
    if (read.documents.length > 0) findings.push(sayMapping(register));
    for (const document of read.documents) documents.push(document);
    for (const finding of read.findings) findings.push(finding);
  }
  if (documents.length === 0 && !findings.some(({ severity }) => severity === 'error')) {
    findings.push(registers.length === 0 ? noRegister : noRows);
  }
  const read = recordsFromBooks(filer, documents);
  const found = registers.map(shownRegister);
  return { registers: found, documents, records: read.records, findings: [...findings, ...read.findings] };
}

async function sheetsOf(
  files: readonly WorkbookFile[],
  limits: Limits,
): Promise<{ readonly sheets: readonly RawSheet[]; readonly findings: Finding[] }> {
  const sheets: RawSheet[] = [];
  const findings: Finding[] = [];
  for (const file of files) {
    try {
      const read = await rawSheets(file, limits);
      sheets.push(...read);
      for (const sheet of read) findings.push(...sheet.findings);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      findings.push(error.finding);
    }
  }
  return { sheets, findings };
}

/** The registers among the sheets; where none is one for certain, the sheet that looks most like it, for its columns to be chosen. */
export function registersAmong(
  sheets: readonly RawSheet[],
  mappings: readonly KnownMapping[] = [],
): readonly FoundRegister[] {
  const found = sheets.flatMap(({ name, rows }) => findRegister(name, rows, mappings) ?? []);
  const certain = found.filter(isCertain);
  if (certain.length > 0) return certain;
  return found.toSorted((a, b) => b.guess.confidence - a.guess.confidence).slice(0, 1);
}

/** A quarter's return has the rows of three months; only the other registrations are left out then. */
function wantedBy({ gstin, returnPeriod, frequency }: Filer): WantedRows {
  return frequency === 'monthly' ? { gstin, returnPeriod } : { gstin };
}

/** Whether a sheet is a register: lists of customers and look-up values have only a column or two in common with it. */
export function isCertain({ known, guess: { mapping, missing } }: FoundRegister): boolean {
  if (known) return true;
  const fields = new Set(Object.values(mapping.columns));
  return missing.length <= 2 && !missingFields((field) => fields.has(field)).includes('taxableValue');
}

/** A register as a person is shown it. */
export function shownRegister({ sheet, guess, fingerprint, known }: FoundRegister): FoundBooks {
  return {
    sheet: sheet.name,
    fingerprint,
    header: sheet.header,
    samples: sheet.header.map((_, index) => samplesOf(sheet.rows, index)),
    guess,
    unsure: unsureColumns(guess).map(({ header }) => header),
    mapping: known ?? guess.mapping,
    isKnown: known !== undefined,
  };
}

const noRegister: Finding = {
  code: 'REGISTER-UNKNOWN',
  severity: 'error',
  says: 'No sheet looks like a sales register. Its first rows need the names of the columns, like Invoice Number, Invoice Date, Place of Supply, Rate and Taxable Value.',
};

const noRows: Finding = {
  code: 'REGISTER-EMPTY',
  severity: 'error',
  says: 'The register has column names but no rows below them. Fill it in, or choose another file.',
};
