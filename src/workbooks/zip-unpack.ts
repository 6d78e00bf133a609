import { crc32, createInflateRaw } from 'node:zlib';
import { damaged } from './unreadable.ts';
import type { ZipEntry } from './zip-directory.ts';

/** A ZIP file whose directory has been checked. */
export interface ZipFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly entries: ReadonlyMap<string, ZipEntry>;
}

/** Unpacks a part piece by piece; stops at the first byte beyond the declared size; throws UnreadableFile. */
export async function* unpack(zip: ZipFile, entry: ZipEntry): AsyncGenerator<Buffer> {
  const packed = zip.bytes.subarray(entry.dataOffset, entry.dataOffset + entry.packedBytes);
  let size = 0;
  let crc = 0;
  for await (const piece of entry.method === 0 ? [packed] : inflated(zip, entry, packed)) {
    size += piece.length;
    if (size > entry.unpackedBytes)
      throw damaged(zip.name, `its part "${entry.name}" is larger than it declares`);
    crc = crc32(piece, crc);
    yield piece;
  }
  if (size !== entry.unpackedBytes || crc !== entry.crc)
    throw damaged(zip.name, `the contents of its part "${entry.name}" do not match their check sum`);
}

async function* inflated(zip: ZipFile, entry: ZipEntry, packed: Buffer): AsyncGenerator<Buffer> {
  const stream = createInflateRaw({ chunkSize: 256 * 1024 });
  stream.end(packed);
  try {
    for await (const piece of stream) yield piece as Buffer;
  } catch {
    throw damaged(zip.name, `its part "${entry.name}" cannot be unpacked`);
  } finally {
    stream.destroy();
  }
}

/** Unpacks a whole part as text; undefined when the file has no such part. */
export async function unpackText(zip: ZipFile, partName: string): Promise<string | undefined> {
  const entry = zip.entries.get(partName);
  if (!entry) return undefined;
  const pieces: Buffer[] = [];
  for await (const piece of unpack(zip, entry)) pieces.push(piece);
  return new TextDecoder().decode(Buffer.concat(pieces));
}
