import type { Limits } from './limits.ts';
import { damaged, UnreadableFile } from './unreadable.ts';

/** One part of a ZIP file, as its directory declares it. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  /** Where the packed bytes begin. */
  readonly dataOffset: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
/** More parts than this no workbook of a return has; a directory of millions would itself be the attack. */
const mostEntries = 10_000;
/** A part that unpacks to less than this harms nobody, whatever its ratio. */
const harmlessBytes = 2 ** 20;

/** Reads and checks the directory of a ZIP file before anything is unpacked; throws UnreadableFile. */
export function readZipDirectory(
  fileName: string,
  bytes: Buffer,
  limits: Limits,
): ReadonlyMap<string, ZipEntry> {
  const end = findEnd(bytes);
  if (end < 0) throw damaged(fileName, 'its end is missing, as after a download that broke off');
  const count = bytes.readUInt16LE(end + 10);
  const start = bytes.readUInt32LE(end + 16);
  const size = bytes.readUInt32LE(end + 12);
  if (count === 0xffff || start === 0xffffffff || size === 0xffffffff) throw tooLarge(fileName);
  if (count > mostEntries || start + size > end)
    throw damaged(fileName, 'its directory does not fit its contents');
  const raw = readEntries(fileName, bytes.subarray(start, start + size), count);
  refuseBombs(fileName, raw, limits);
  return locate(fileName, bytes.subarray(0, start), raw);
}

function findEnd(bytes: Buffer): number {
  const earliest = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= earliest; at--) {
    if (bytes.readUInt32LE(at) === endSignature && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length)
      return at;
  }
  return -1;
}

function tooLarge(fileName: string): UnreadableFile {
  return new UnreadableFile({
    code: 'FILE-TOO-LARGE',
    says: `File "${fileName}" is packed in the form for more than 4 GB. Split it into smaller workbooks and save them anew in Excel.`,
  });
}

interface RawEntry extends Omit<ZipEntry, 'dataOffset'> {
  readonly headerOffset: number;
}

function readEntries(fileName: string, directory: Buffer, count: number): readonly RawEntry[] {
  const entries: RawEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== entrySignature)
      throw damaged(fileName, 'its directory is cut off');
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
    const name = directory.toString('utf8', at + 46, nameEnd);
    const entry = {
      name,
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packedBytes: directory.readUInt32LE(at + 20),
      unpackedBytes: directory.readUInt32LE(at + 24),
      headerOffset: directory.readUInt32LE(at + 42),
    };
    refuseEntry(fileName, entry, directory.readUInt16LE(at + 8));
    entries.push(entry);
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

function refuseEntry(fileName: string, entry: RawEntry, flags: number): void {
  if ((flags & 1) !== 0) {
    throw new UnreadableFile({
      code: 'FILE-PROTECTED',
      says: `File "${fileName}" is packed with a password. Unpack it and import the workbook itself.`,
    });
  }
  if ([entry.packedBytes, entry.unpackedBytes, entry.headerOffset].includes(0xffffffff))
    throw tooLarge(fileName);
  if (entry.method !== 0 && entry.method !== 8)
    throw damaged(fileName, `its part "${entry.name}" is packed in a way no workbook uses`);
}

function refuseBombs(fileName: string, entries: readonly RawEntry[], limits: Limits): void {
  let total = 0;
  for (const { name, packedBytes, unpackedBytes } of entries) {
    total += unpackedBytes;
    if (unpackedBytes > harmlessBytes && unpackedBytes > packedBytes * limits.ratio) {
      throw new UnreadableFile({
        code: 'FILE-COMPRESSION',
        says: `File "${fileName}" was not opened: its part "${name}" would unpack to ${Math.round(unpackedBytes / Math.max(packedBytes, 1))} times its size, as in files made to exhaust a computer. Copy the rows into a new workbook and import that.`,
      });
    }
  }
  if (total > limits.unpackedBytes) {
    throw new UnreadableFile({
      code: 'FILE-TOO-LARGE',
      says: `File "${fileName}" would unpack to ${Math.ceil(total / 2 ** 20)} MB; the limit is ${Math.floor(limits.unpackedBytes / 2 ** 20)} MB. Split it into several files.`,
    });
  }
}

// Parts that share bytes are the trick of bombs that keep every single ratio small, so every part must have bytes of its own.
function locate(
  fileName: string,
  contents: Buffer,
  entries: readonly RawEntry[],
): ReadonlyMap<string, ZipEntry> {
  const located = new Map<string, ZipEntry>();
  let end = 0;
  for (const entry of entries.toSorted((a, b) => a.headerOffset - b.headerOffset)) {
    const at = entry.headerOffset;
    if (at < end) throw damaged(fileName, `its parts overlap at "${entry.name}"`);
    if (at + 30 > contents.length || contents.readUInt32LE(at) !== localSignature)
      throw damaged(fileName, `its part "${entry.name}" is not where the directory says`);
    const dataOffset = at + 30 + contents.readUInt16LE(at + 26) + contents.readUInt16LE(at + 28);
    end = dataOffset + entry.packedBytes;
    if (end > contents.length) throw damaged(fileName, `its part "${entry.name}" is cut off`);
    if (located.has(entry.name)) throw damaged(fileName, `it holds the part "${entry.name}" twice`);
    located.set(entry.name, { ...entry, dataOffset });
  }
  return located;
}
