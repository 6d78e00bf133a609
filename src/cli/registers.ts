import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Filer, formatRupees } from '../core/index.ts';
import type { KnownMapping } from '../workbooks/index.ts';
import type { ReturnFiles } from '../workbooks/read-return-files.ts';
import { mappingFile, readMappingFile } from '../workbooks/registers/mapping-file.ts';
import { type PlacedDocument, placedDocuments } from '../workbooks/registers/placed-documents.ts';
import { UnreadableFile } from '../workbooks/unreadable.ts';
import { usage } from './exit-codes.ts';
import type { Output } from './output.ts';

/** The mappings of `--mapping FILE.json`; none without it. A file that cannot be used ends the command with exit code 64. */
export async function mappingsOf(path: string | undefined): Promise<readonly KnownMapping[]> {
  if (path === undefined) return [];
  try {
    return readMappingFile(basename(path), await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof UnreadableFile) throw usage(error.message);
    throw usage(`Mapping "${path}" cannot be read. Check the name and the folder.`);
  }
}

/** What registers add to the files that `prepare` writes: their mapping, and why each document is in its table. */
export function filesOfBooks(
  filer: Filer,
  { books, findings }: Pick<ReturnFiles, 'books' | 'findings'>,
): readonly (readonly [string, string])[] {
  if (!books) return [];
  const documents = placedDocuments(filer, books.documents, findings);
  return [
    ['classified.json', JSON.stringify(documents, null, 1)],
    ['mapping.json', mappingFile(books.registers)],
  ];
}

/** Prints for each document of a register in which tables it stands and why. */
export function explain(
  output: Output,
  filer: Filer,
  { books, findings }: Pick<ReturnFiles, 'books' | 'findings'>,
): void {
  if (!books) {
    output.say('The files are sheets of the return already: each row stands in the table of its sheet.');
    return;
  }
  for (const document of placedDocuments(filer, books.documents, findings)) sayPlaces(output, document);
}

function sayPlaces(output: Output, document: PlacedDocument): void {
  const { kind, number, date, row, taxableValue, isReported, places } = document;
  const day = date.split('-').reverse().join('-');
  const leftOut = isReported ? '' : ', left out because of an error';
  output.say(`${kind} ${number} of ${day}, row ${row}, ₹${formatRupees(taxableValue)}${leftOut}`);
  for (const { why } of places) output.say(`  ${why}`);
}
