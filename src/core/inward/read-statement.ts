import type { Finding } from '../finding.ts';
import { parseReturnPeriod, type ReturnPeriod, wireReturnPeriod } from '../return-period.ts';
import { openEnvelope, type StatementEnvelope } from './envelope.ts';
import type { InwardDocument, StatementKind } from './inward-document.ts';
import { readSection } from './read-section.ts';
import { markReplaced } from './replaced.ts';
import { statements } from './statements.ts';

/** Whose statement is wanted, of which period, and of which kind where the caller knows; what is absent is not tested. */
export interface ExpectedStatement {
  readonly gstin?: string;
  readonly returnPeriod?: ReturnPeriod;
  readonly kind?: StatementKind;
}

/** A statement read whole. */
export interface InwardStatement {
  readonly kind: StatementKind;
  /** Empty where neither the answer nor the caller names it. */
  readonly gstin: string;
  readonly returnPeriod?: ReturnPeriod;
  /** Of GSTR-2B: the day it was generated, as the portal writes it. */
  readonly generatedOn?: string;
  /** How many files the documents come in, when this is only their summary. */
  readonly files?: number;
  readonly documents: readonly InwardDocument[];
  /** The portal's own totals, as it sent them: `itcsumm` and `cpsumm` of GSTR-2B. */
  readonly summary?: Readonly<Record<string, unknown>>;
}

/** What reading gives: the statement, or null when anything in it could not be read, and what was found. */
export interface ReadStatement {
  readonly statement: InwardStatement | null;
  readonly findings: readonly Finding[];
}

/**
 * Reads GSTR-2A, GSTR-2B, IMS or the GSTR-1A of 2017 from JSON of the portal, of a gateway's answer or of a downloaded
 * file. It is read whole or not at all: one unreadable document, another GSTIN or another period, and nothing is taken.
 */
export function readStatement(json: unknown, expected: ExpectedStatement = {}): ReadStatement {
  const envelope = openEnvelope(json, expected.kind);
  if (!envelope) return { statement: null, findings: [notAStatement] };
  const findings: Finding[] = [];
  const gstin = envelope.gstin ?? expected.gstin ?? '';
  const returnPeriod = periodOf(envelope, expected, findings);
  checkOwner(envelope, expected, findings);
  const documents = readSections(envelope, gstin, findings);
  if (findings.some(({ severity }) => severity === 'error')) return { statement: null, findings };
  const { generatedOn, files, summary } = envelope;
  const statement = {
    kind: envelope.kind,
    gstin,
    ...(returnPeriod === undefined ? {} : { returnPeriod }),
    ...(generatedOn === undefined ? {} : { generatedOn }),
    ...(files === undefined ? {} : { files }),
    ...(summary === undefined ? {} : { summary }),
    documents: markReplaced(apart(documents, findings)),
  };
  return { statement, findings };
}

const notAStatement: Finding = {
  code: 'STATEMENT-UNKNOWN',
  severity: 'error',
  says: 'The file is not a GSTR-2A, GSTR-2B, IMS or GSTR-1A download of the portal. Choose the JSON that the portal gave you.',
};

function periodOf(
  { kind, period }: StatementEnvelope,
  { returnPeriod }: ExpectedStatement,
  findings: Finding[],
): ReturnPeriod | undefined {
  if (period === undefined) return returnPeriod;
  const named = parseReturnPeriod(period);
  if (named === null) {
    findings.push({
      code: 'PERIOD-FORM',
      severity: 'error',
      value: period,
      says: `The return period "${period}" of the ${kind} is not written mmyyyy. Download it again; nothing of it was read.`,
    });
  } else if (returnPeriod !== undefined && named !== returnPeriod) {
    findings.push({
      code: 'FILE-OF-ANOTHER-PERIOD',
      severity: 'error',
      value: period,
      says: `The ${kind} is for return period ${period}, not for ${wireReturnPeriod(returnPeriod)}. Choose the other period or another file.`,
    });
  }
  return named ?? undefined;
}

function checkOwner(
  { kind, gstin }: StatementEnvelope,
  expected: ExpectedStatement,
  findings: Finding[],
): void {
  if (gstin === undefined || expected.gstin === undefined || gstin === expected.gstin) return;
  findings.push({
    code: 'FILE-OF-ANOTHER-GSTIN',
    severity: 'error',
    value: gstin,
    says: `The ${kind} is of ${gstin}, not of ${expected.gstin}. Choose the other GSTIN or another file.`,
  });
}

function readSections(
  envelope: StatementEnvelope,
  gstin: string,
  findings: Finding[],
): readonly InwardDocument[] {
  const { sections, withoutDocuments, onlyFiled } = statements[envelope.kind];
  return envelope.parts.flatMap(({ holder, marks }) =>
    Object.entries(holder).flatMap(([key, wire]) => {
      if (wire === null || wire === undefined) return [];
      const section = Object.hasOwn(sections, key.toLowerCase()) ? sections[key.toLowerCase()] : undefined;
      const common = { gstin, ...(onlyFiled ? { filed: true } : {}), ...marks };
      if (section) return readSection({ section, key, wire, common }, findings);
      findings.push(notRead(envelope.kind, key, withoutDocuments[key.toLowerCase()]));
      return [];
    }),
  );
}

function notRead(kind: StatementKind, key: string, holds: string | undefined): Finding {
  return holds === undefined
    ? {
        code: 'SECTION-UNKNOWN',
        severity: 'warning',
        sheet: key,
        says: `Section "${key}" is not known in ${kind} and was not read. Look at it on the portal.`,
      }
    : {
        code: 'SECTION-WITHOUT-DOCUMENTS',
        severity: 'info',
        sheet: key,
        says: `Section "${key}" holds ${holds}; it has no documents to match and was not read.`,
      };
}

/** A number that stands twice in one section is kept twice, since the portal counts both; the second gets a name of its own. */
function apart(documents: readonly InwardDocument[], findings: Finding[]): readonly InwardDocument[] {
  const seen = new Map<string, number>();
  return documents.map((document) => {
    const count = (seen.get(document.id) ?? 0) + 1;
    seen.set(document.id, count);
    if (count === 1) return document;
    findings.push({
      code: 'DOCUMENT-TWICE',
      severity: 'warning',
      sheet: document.section,
      value: document.number,
      says: `Document "${document.number}" of ${document.counterpartyGstin || 'the Customs'} stands ${count} times in section "${document.section}". All were kept; ask the supplier which one holds.`,
    });
    return { ...document, id: `${document.id}|${count}` };
  });
}
