import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  classify,
  decisionTreeText,
  type Filer,
  type Finding,
  gstr1Payload,
  parseReturnPeriod,
} from '../src/core/index.ts';
import { type RegisterMapping, readBooks } from '../src/workbooks/index.ts';

const folder = fileURLToPath(new URL('../examples/gstr1/', import.meta.url));
/** `UPDATE_EXAMPLES=1 vitest run test/examples.test.ts` writes what is made instead of comparing it. */
const isUpdate = process.env['UPDATE_EXAMPLES'] === '1';

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

function filerOf(situation: string): Filer {
  const { gstin, returnPeriod } = json(`${folder}${situation}/filer.json`) as Record<string, string>;
  const period = parseReturnPeriod(returnPeriod ?? '');
  if (!gstin || !period) throw new Error(`${situation}/filer.json names no GSTIN or no period.`);
  return { gstin, returnPeriod: period, frequency: 'monthly', today: '2026-11-05' };
}

const place = ({ row, column }: Finding): string =>
  [row === undefined ? [] : `row ${row}`, column ?? []].flat().join(', ') || 'whole return';

async function madeOf(situation: string): Promise<Readonly<Record<string, string>>> {
  const path = `${folder}${situation}/`;
  const filer = filerOf(situation);
  const mapping = existsSync(`${path}mapping.json`)
    ? { mappings: [json(`${path}mapping.json`) as RegisterMapping] }
    : {};
  const file = { name: 'register.csv', bytes: readFileSync(`${path}register.csv`) };
  const { documents, records, findings } = await readBooks(filer, [file], mapping);
  const why = documents.flatMap((document) => [
    `${document.kind.replace('-', ' ')} ${document.number}${document.cancelled ? ' (cancelled)' : ''}`,
    ...new Set(classify(filer, document).map((placement) => `  ${placement.why}`)),
  ]);
  return {
    'payload.json': `${JSON.stringify(gstr1Payload(filer, records), null, 2)}\n`,
    'why.txt': `${why.join('\n')}\n`,
    'findings.txt': findings
      .map((finding) => `${finding.severity} ${finding.code} (${place(finding)}): ${finding.says}\n`)
      .join(''),
  };
}

const situations = readdirSync(folder).sort();

describe('the examples', () => {
  it('cover six situations', () => {
    expect(situations).toHaveLength(6);
  });

  for (const situation of situations) {
    it(`show what is made of ${situation.replaceAll('-', ' ')}`, async () => {
      for (const [name, text] of Object.entries(await madeOf(situation))) {
        const path = `${folder}${situation}/${name}`;
        if (isUpdate) writeFileSync(path, text);
        expect(text, `${situation}/${name}`).toBe(readFileSync(path, 'utf8'));
      }
    });
  }

  it('show the decision tree as text', () => {
    const path = fileURLToPath(new URL('../examples/gstr1-decision-tree.txt', import.meta.url));
    const text = `${decisionTreeText()}\n`;
    if (isUpdate) writeFileSync(path, text);
    expect(text).toBe(readFileSync(path, 'utf8'));
  });
});
