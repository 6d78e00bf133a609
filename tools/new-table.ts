// `npm run new:table -- NAME [SECTION]`: a skeleton of a table record, its test and its lines in the index and the sections.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A table to begin: its name, as a file and an identifier, and the section of the portal it belongs to. */
export interface NewTable {
  readonly name: string;
  readonly section: string;
}

/** Writes the skeleton below a checkout; answers the paths of the files written. Throws an Error that says what is wrong. */
export function writeNewTable(root: string, { name, section }: NewTable): readonly string[] {
  for (const word of [name, section]) {
    if (!/^[a-z][a-z0-9]*$/.test(word)) {
      throw new Error(`"${word}" is no name of a table. Use small letters and digits, like b2cl.`);
    }
  }
  const folder = join(root, 'src/core/gstr1');
  const path = join(folder, 'tables', `${name}.ts`);
  if (existsSync(path)) throw new Error(`${path} is there already. Choose another name.`);
  const test = join(folder, 'tables', `${name}.test.ts`);
  writeFileSync(path, record(name, section));
  writeFileSync(test, testOf(name, section));
  const index = join(folder, 'tables/index.ts');
  change(
    index,
    '\n/** Every table of GSTR-1',
    `import { ${name} } from './${name}.ts';\n\n/** Every table of GSTR-1`,
  );
  change(index, '\n];', `\n  ${name},\n];`);
  const sections = join(folder, 'sections.ts');
  if (!readFileSync(sections, 'utf8').includes(`'${section}'`)) {
    change(sections, '\n] as const;', `\n  '${section}',\n] as const;`);
    return [path, test, index, sections];
  }
  return [path, test, index];
}

function change(path: string, old: string, by: string): void {
  const text = readFileSync(path, 'utf8');
  if (!text.includes(old)) throw new Error(`${path} is not as this tool knows it. Add the line by hand.`);
  writeFileSync(path, text.replace(old, by));
}

function record(name: string, section: string): string {
  return `import * as date from '../date-fields.ts';
import * as doc from '../document-fields.ts';
import * as field from '../fields.ts';
import * as number from '../number-fields.ts';
import * as rule from '../rules.ts';
import { deriveIntegratedTax } from '../supply-tax.ts';
import { defineTable } from '../table.ts';

/** What the law calls it, and the number of its table. */
export const ${name} = defineTable({
  name: '${name}',
  section: '${section}',
  number: '0',
  title: 'The title of the form',
  inIff: false,
  admits: 'When a supply belongs here, in the words of the form.',
  sheet: {
    name: '${name}',
    aliases: [],
    columns: {
      documentNumber: 'Invoice Number',
      documentDate: 'Invoice date',
      documentValue: 'Invoice Value',
      placeOfSupply: 'Place Of Supply',
      rate: 'Rate',
      taxableValue: 'Taxable Value',
      cess: 'Cess Amount',
    },
  },
  fields: {
    documentNumber: field.documentNumber('inum'),
    documentDate: date.date('idt'),
    documentValue: number.amount('val', { digits: 13 }),
    placeOfSupply: field.placeOfSupply('pos'),
    ...doc.rateLine('absent'),
  },
  // What makes it that document on the portal.
  identity: ['placeOfSupply', 'documentNumber'],
  path: ['${section}'],
  levels: [
    { by: ['placeOfSupply'], fields: ['placeOfSupply'], child: 'inv' },
    { by: ['documentNumber'], fields: ['documentNumber', 'documentDate', 'documentValue'], child: 'itms' },
    doc.detailedLines,
  ],
  derive(row) {
    deriveIntegratedTax(row, row.taxableValue);
  },
  rules: [...rule.ownPeriodDate('documentDate'), rule.rateOnDate('documentDate')],
  totals: {
    value: 'documentValue',
    taxable: ['taxableValue'],
    summaryRows: () => [],
    liability: doc.inLiability,
  },
  document: { number: 'documentNumber', date: 'documentDate' },
});
`;
}

function testOf(name: string, section: string): string {
  return `import { describe, expect, it } from 'vitest';
import { readGstr1Sheets } from '../read-sheets.ts';
import { filer, sheetsOf } from '../sheet-rows.test-kit.ts';

const row = {
  'Invoice Number': 'TX-1',
  'Invoice date': '03-Oct-2026',
  'Invoice Value': 118,
  'Place Of Supply': '29-Karnataka',
  Rate: 18,
  'Taxable Value': 100,
};

describe('the table ${name}', () => {
  it('makes a record of a row of its sheet', () => {
    const { records } = readGstr1Sheets(filer, sheetsOf({ ${name}: [row] }));
    expect([...records]).toMatchObject([
      { section: '${section}', documentNumber: 'TX-1', amounts: { taxableValue: 100_00 } },
    ]);
  });
});
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [name = '', section = name] = process.argv.slice(2);
  try {
    const paths = writeNewTable(fileURLToPath(new URL('../', import.meta.url)), { name, section });
    console.log(
      `Written: ${paths.join(', ')}. Fill in what the form says, then npm run generate and npm run check.`,
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 64;
  }
}
