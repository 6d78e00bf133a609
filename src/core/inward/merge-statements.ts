import type { Finding } from '../finding.ts';
import { wireReturnPeriod } from '../return-period.ts';
import type { InwardDocument } from './inward-document.ts';
import type { InwardStatement, ReadStatement } from './read-statement.ts';
import { markReplaced } from './replaced.ts';

/** One file of a statement, already read. */
export interface StatementPart {
  readonly name: string;
  readonly statement: InwardStatement;
}

/**
 * Puts the files of one statement together: the parts of a large GSTR-2B, the sections of a GSTR-2A or IMS. Files of
 * different GSTINs, periods or kinds are refused, and so are files that contradict each other or leave a part out.
 */
export function mergeStatements(parts: readonly [StatementPart, ...StatementPart[]]): ReadStatement {
  const findings: Finding[] = [];
  refuseMixed(parts, findings);
  refuseIncomplete(parts, findings);
  const documents = documentsOf(parts, findings);
  if (findings.some(({ severity }) => severity === 'error')) return { statement: null, findings };
  const merged: InwardStatement = Object.assign({}, ...parts.map(({ statement }) => statement).reverse());
  return { statement: { ...merged, documents: markReplaced(documents) }, findings };
}

function refuseMixed(parts: readonly [StatementPart, ...StatementPart[]], findings: Finding[]): void {
  const [first, ...others] = parts;
  for (const { name, statement } of others) {
    for (const [what, of] of compared) {
      const [one, two] = [of(first.statement), of(statement)];
      if (one === '' || two === '' || one === two) continue;
      findings.push({
        code: 'STATEMENTS-MIXED',
        severity: 'error',
        value: two,
        says: `File "${first.name}" is of ${what} ${one}, file "${name}" of ${two}. Read them one after the other; nothing was read.`,
      });
      break;
    }
  }
}

const compared: readonly (readonly [string, (statement: InwardStatement) => string])[] = [
  ['statement', ({ kind }) => kind],
  ['GSTIN', ({ gstin }) => gstin],
  ['return period', ({ returnPeriod }) => (returnPeriod === undefined ? '' : wireReturnPeriod(returnPeriod))],
  ['the day', ({ generatedOn }) => generatedOn ?? ''],
];

/** The first answer of a large GSTR-2B has no documents and says in how many files they come. */
function refuseIncomplete(parts: readonly StatementPart[], findings: Finding[]): void {
  const wanted = Math.max(...parts.map(({ statement }) => statement.files ?? 0));
  const given = parts.filter(({ statement }) => statement.documents.length > 0).length;
  if (wanted <= given) return;
  findings.push({
    code: 'STATEMENT-INCOMPLETE',
    severity: 'error',
    value: given,
    says: `The documents come in ${wanted} files, but ${given} with documents ${given === 1 ? 'was' : 'were'} given. Download the others too and read all of them together; nothing was read.`,
  });
}

function documentsOf(parts: readonly StatementPart[], findings: Finding[]): readonly InwardDocument[] {
  const known = new Map<string, { readonly file: string; readonly document: InwardDocument }>();
  for (const { name, statement } of parts) {
    for (const document of statement.documents) {
      const earlier = known.get(document.id);
      if (!earlier) {
        known.set(document.id, { file: name, document });
        continue;
      }
      const isSame = comparable(earlier.document) === comparable(document);
      findings.push(
        isSame ? takenOnce(document, earlier.file, name) : contradicting(document, earlier.file, name),
      );
    }
  }
  return [...known.values()].map(({ document }) => document);
}

/** Which amendment took its place is known only when all files are together. */
const comparable = ({ replacedBy: _replacedBy, ...document }: InwardDocument): string =>
  JSON.stringify(document);

function takenOnce({ number, section }: InwardDocument, first: string, second: string): Finding {
  return {
    code: 'DOCUMENT-IN-TWO-FILES',
    severity: 'info',
    sheet: section,
    value: number,
    says: `Document "${number}" stands in "${first}" and, the same, in "${second}". It was counted once.`,
  };
}

function contradicting({ number, section }: InwardDocument, first: string, second: string): Finding {
  return {
    code: 'FILES-CONTRADICT',
    severity: 'error',
    sheet: section,
    value: number,
    says: `Document "${number}" is one thing in "${first}" and another in "${second}". Keep the newer download; nothing was read.`,
  };
}
