import type { UploadedFile } from '../uploads.ts';

/** The files of an import as one: several may come together, and what they were recognised as is kept beside them. */
export interface KeptFiles {
  readonly kind: string;
  readonly files: readonly UploadedFile[];
}

interface Heading {
  readonly kind: string;
  readonly files: readonly { readonly name: string; readonly size: number }[];
}

const mark = 'vivarani-files-1 ';
const newline = 0x0a;

/** One line that says what follows, then the bytes of the files one after another, untouched. */
export function packedFiles({ kind, files }: KeptFiles): Uint8Array {
  const heading: Heading = {
    kind,
    files: files.map(({ name, bytes }) => ({ name, size: bytes.byteLength })),
  };
  return Buffer.concat([
    Buffer.from(`${mark}${JSON.stringify(heading)}\n`),
    ...files.map(({ bytes }) => bytes),
  ]);
}

/** Reads what `packedFiles` has written; a file kept otherwise is one file without a known kind. */
export function keptFiles(kept: Uint8Array, fileName: string): KeptFiles {
  const buffer = Buffer.from(kept.buffer, kept.byteOffset, kept.byteLength);
  if (!buffer.subarray(0, mark.length).equals(Buffer.from(mark))) {
    return { kind: 'file', files: [{ name: fileName, bytes: kept }] };
  }
  const end = buffer.indexOf(newline);
  const heading = JSON.parse(buffer.toString('utf8', mark.length, end)) as Heading;
  let at = end + 1;
  const files = heading.files.map(({ name, size }) => {
    const bytes = buffer.subarray(at, at + size);
    at += size;
    return { name, bytes };
  });
  return { kind: heading.kind, files };
}
