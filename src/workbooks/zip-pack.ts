import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';
import type { ZipEntry } from './zip-directory.ts';
import type { ZipFile } from './zip-unpack.ts';

const deflate = promisify(deflateRaw);
/** 1 January 1980: the earliest date ZIP knows, so that equal contents give equal files. */
const dosDate = 0x21;
/** Names are UTF-8 (bit 11). */
const flags = 0x0800;

/** A part ready to be laid into a ZIP file. */
interface PackedPart {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly unpackedBytes: number;
  readonly packed: Uint8Array;
}

/** Packs a ZIP file: the parts of an existing one, those in `changed` replaced or added; untouched parts are copied as they lie. */
export async function repack(zip: ZipFile, changed: ReadonlyMap<string, string>): Promise<Uint8Array> {
  const parts: PackedPart[] = [];
  for (const entry of zip.entries.values()) {
    if (!changed.has(entry.name)) parts.push(copied(zip, entry));
  }
  for (const [name, text] of changed) parts.push(await packed(name, text));
  // Some readers expect the list of content types first.
  const order = (part: PackedPart): number => (part.name === '[Content_Types].xml' ? 0 : 1);
  return layOut(parts.toSorted((a, b) => order(a) - order(b)));
}

/** Packs texts into a ZIP file, in the order given. */
export async function packFiles(files: ReadonlyMap<string, string>): Promise<Uint8Array> {
  const parts: PackedPart[] = [];
  for (const [name, text] of files) parts.push(await packed(name, text));
  return layOut(parts);
}

function copied(zip: ZipFile, entry: ZipEntry): PackedPart {
  return { ...entry, packed: zip.bytes.subarray(entry.dataOffset, entry.dataOffset + entry.packedBytes) };
}

async function packed(name: string, text: string): Promise<PackedPart> {
  const bytes = Buffer.from(text);
  return {
    name,
    method: 8,
    crc: crc32(bytes),
    unpackedBytes: bytes.length,
    packed: await deflate(bytes, { level: 4 }),
  };
}

function layOut(parts: readonly PackedPart[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const common = commonHeader(part, name.length);
    const local = Buffer.concat([signature(0x04034b50), common, name]);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), common, entry, name]));
    pieces.push(local, part.packed);
    offset += local.length + part.packed.length;
  }
  const size = directory.reduce((sum, entry) => sum + entry.length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...pieces, ...directory, signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

// The fields that the header before a part and its entry in the directory share, in the same order.
function commonHeader(part: PackedPart, nameLength: number): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(flags, 2);
  header.writeUInt16LE(part.method, 4);
  header.writeUInt16LE(dosDate, 8);
  header.writeUInt32LE(part.crc, 10);
  header.writeUInt32LE(part.packed.length, 14);
  header.writeUInt32LE(part.unpackedBytes, 18);
  header.writeUInt16LE(nameLength, 22);
  return header;
}
