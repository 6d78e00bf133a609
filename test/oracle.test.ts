import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Filer,
  gstr1Payload,
  type PreparedReturn,
  prepareGstr1,
  readGstr1Json,
  type Sheets,
} from '../src/core/index.ts';
import { canonical, officialSchema, sectionsOf } from './oracle.ts';
import { knownDifferences } from './oracle-differences.ts';

/** One row of the official workbook as the government's own tool judged it. */
interface Verdict {
  readonly id: string;
  readonly sheet: string;
  readonly period: string;
  readonly filer: string;
  readonly header: readonly string[];
  readonly row: readonly (string | number | null)[];
  readonly companion_row?: readonly (string | number | null)[];
  readonly expect: string;
  readonly upload?: unknown;
}

const fixtures = new URL('./fixtures/oracle/', import.meta.url).pathname;
const verdicts = readFileSync(join(fixtures, 'verdicts.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Verdict);

function prepared(verdict: Verdict): PreparedReturn {
  const rows = verdict.companion_row ? [verdict.row, verdict.companion_row] : [verdict.row];
  return prepareGstr1({
    gstin: verdict.filer,
    returnPeriod: verdict.period,
    sheets: { [verdict.sheet]: { header: verdict.header, rows } },
    today: '22-11-2026',
  });
}

const filerOf = ({ filer: gstin, period }: Verdict): Filer => ({
  gstin,
  returnPeriod: `${period.slice(2)}-${period.slice(0, 2)}` as Filer['returnPeriod'],
  frequency: 'monthly',
  today: '2026-11-22',
});

/** Why we differ from the tool on a case; null when we do not. */
function differenceFrom(verdict: Verdict): string | null {
  const out = prepared(verdict);
  const errors = out.findings.filter((finding) => finding.severity === 'error' && (finding.row ?? 5) === 5);
  const equal =
    verdict.upload !== undefined && canonical(sectionsOf(out.payload)) === canonical(verdict.upload);
  switch (verdict.expect) {
    case 'must_accept':
      return equal && errors.length === 0
        ? null
        : `expected ${canonical(verdict.upload)}, got ${canonical(sectionsOf(out.payload))} ${errors[0]?.says ?? ''}`;
    case 'must_reject':
      return errors.length > 0 ? null : 'accepted';
    case 'may_accept':
      return errors.length > 0 || equal ? null : `emitted ${canonical(sectionsOf(out.payload))}`;
    case 'must_not_emit':
      return errors.length > 0 || !equal ? null : 'emitted what the schema refuses';
    default:
      return null;
  }
}

describe('the verdicts of the official tool', () => {
  const judged = verdicts.filter((verdict) => !verdict.expect.startsWith('unknown'));
  it('are ours but for the listed differences, each with its reason', () => {
    const different = judged.flatMap((verdict) => {
      const why = differenceFrom(verdict);
      return why === null ? [] : [{ id: verdict.id, why }];
    });
    const bySheet = new Map<string, { all: number; off: number }>();
    for (const { sheet, id } of judged) {
      const entry = bySheet.get(sheet) ?? { all: 0, off: 0 };
      entry.all += 1;
      if (different.some((other) => other.id === id)) entry.off += 1;
      bySheet.set(sheet, entry);
    }
    const lines = [...bySheet].map(([sheet, { all, off }]) => `${sheet.padEnd(12)} ${all - off} of ${all}`);
    console.log(
      `Verdicts of the official tool: ${judged.length - different.length} of ${judged.length}\n${lines.join('\n')}`,
    );
    expect(different.map(({ id }) => id).sort()).toEqual(Object.keys(knownDifferences).sort());
  });

  it('are read back from the payload as they were written', () => {
    for (const verdict of judged) {
      const { payload } = prepared(verdict);
      if (!payload) continue;
      const filer = filerOf(verdict);
      const back = readGstr1Json(filer, JSON.parse(JSON.stringify(payload)));
      const errors = back.findings.filter(({ severity }) => severity === 'error');
      expect(errors, `${verdict.id}: ${errors[0]?.says}`).toEqual([]);
      expect(canonical(gstr1Payload(filer, back.records)), verdict.id).toBe(canonical(payload));
    }
  });

  it('never make us emit what the official schema refuses', (context) => {
    const schema = officialSchema();
    if (!schema) return context.skip('not present: the official schema');
    for (const verdict of judged.filter(({ period }) => period.slice(2) + period.slice(0, 2) >= '202505')) {
      const { payload } = prepared(verdict);
      if (payload && Object.keys(sectionsOf(payload)).length > 0) {
        expect(schema(payload), `${verdict.id}: ${JSON.stringify(schema.errors?.[0])}`).toBe(true);
      }
    }
  });
});

interface CaptureInput {
  readonly gstin: string;
  readonly period: string;
  readonly quarterly_iff?: boolean;
  readonly sheets: Sheets;
}

const captures = join(fixtures, 'captures');
const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

describe('whole returns captured from the official tool', () => {
  for (const name of readdirSync(captures)) {
    const folder = join(captures, name);
    const input = json(join(folder, 'input.json')) as CaptureInput;
    const uploadName = readdirSync(folder).find((file) => file.startsWith('upload_'));

    it(`${name} gives the same payload and totals`, () => {
      const out = prepareGstr1({
        gstin: input.gstin,
        returnPeriod: input.period,
        frequency: input.quarterly_iff ? 'quarterly' : 'monthly',
        sheets: input.sheets,
        today: '22-11-2026',
      });
      const upload = uploadName ? sectionsOf(json(join(folder, uploadName))) : {};
      expect(canonical(sectionsOf(out.payload))).toBe(canonical(upload));
      const meta = json(join(folder, 'summary_meta.json')) as { counts?: readonly ToolTotal[] };
      for (const total of meta.counts ?? []) compareTotal(out, total);
    });
  }
});

interface ToolTotal {
  readonly cd: string;
  readonly result?: {
    readonly igTl: number;
    readonly cgTl: number;
    readonly sgTl: number;
    readonly csTl: number;
  };
}

/** The tool names its totals by sheet; those that are a section of ours are compared to the paisa. */
function compareTotal(out: PreparedReturn, { cd, result }: ToolTotal): void {
  const section = out.summary.sections[cd === 'atadj' ? 'txpd' : cd === 'atadja' ? 'txpda' : cd];
  if (!section || !result) return;
  expect([section.igst, section.cgst, section.sgst, section.cess], cd).toEqual([
    result.igTl,
    result.cgTl,
    result.sgTl,
    result.csTl,
  ]);
}
