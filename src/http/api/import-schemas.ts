import { Type } from 'typebox';
import { importSubjects } from '../../core/index.ts';
import { Finding, Instant, ListOf, OneOf, OrNull, Paise, ReturnPath } from './schemas.ts';

/** The path of one import. */
export const ImportPath = Type.Intersect([ReturnPath, Type.Object({ id: Type.String({ maxLength: 100 }) })]);

const ImportState = OneOf('ImportState', ['reading', 'failed', 'checked', 'imported', 'discarded', 'undone']);
/** What files are about. */
export const Subject = OneOf('ImportSubject', importSubjects);
const ImportCounts = Type.Object(
  { new: Type.Integer(), changed: Type.Integer(), same: Type.Integer(), error: Type.Integer() },
  { title: 'ImportCounts' },
);
const SectionSum = Type.Object(
  { count: Type.Integer(), taxableValue: Paise, tax: Paise },
  { title: 'SectionSum' },
);
const heading = {
  importId: Type.String({ examples: ['0197f3c2-6a1e-7c44-9d52-3b8a1f20c7de'] }),
  fileName: Type.String({ examples: ['sales-102026.xlsx'] }),
  subject: Subject,
  kind: Type.String({ description: 'What the files were recognised as; empty while they are read' }),
  at: Instant,
  by: Type.String({ examples: ['asha@example.in'] }),
  state: ImportState,
  says: Type.String({ description: 'How far the reading is, or why it ended without an answer' }),
  counts: ImportCounts,
  corrects: OrNull(Type.String({ description: 'Import whose refused rows it brings back' })),
};

/** An import on the list of a return. */
export const ImportRow = Type.Object(
  { ...heading, fileHash: Type.String({ description: 'SHA-256 of the files, hex' }) },
  { title: 'ImportRow' },
);

/** An import: what was found and what it would do. */
export const ImportView = Type.Object(
  {
    ...heading,
    duplicates: Type.Integer({ description: 'Rows that stand in the files twice' }),
    findings: ListOf(Finding),
    findingCount: Type.Integer(),
    effect: ListOf(
      Type.Object({
        section: Type.String(),
        title: Type.String(),
        count: Type.Integer(),
        taxableValue: Paise,
        change: Type.Optional(
          Type.Object({
            new: Type.Integer(),
            changed: Type.Integer(),
            same: Type.Integer(),
            before: SectionSum,
            after: SectionSum,
          }),
        ),
      }),
    ),
  },
  { title: 'ImportView' },
);

/** All findings of one rule, and how many of them can be put right without a look. */
export const FindingGroup = Type.Object(
  {
    code: Type.String(),
    severity: OneOf('Severity', ['error', 'warning', 'info']),
    says: Type.String({ description: 'The sentence of the first' }),
    count: Type.Integer(),
    fixable: Type.Integer({ description: 'Findings whose cell is surely put right by /corrections' }),
  },
  { title: 'FindingGroup' },
);

/** A finding with what its cell most probably should say. */
export const SuggestedFinding = Type.Intersect(
  [Finding, Type.Object({ suggestion: OrNull(Type.String()) })],
  { title: 'SuggestedFinding' },
);
