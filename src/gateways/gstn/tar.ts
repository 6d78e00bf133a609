/** A regular file of an archive. */
export interface ArchiveMember {
  readonly name: string;
  readonly content: Buffer;
}

/** Bytes of a header and the unit in which content is padded. */
const block = 512;
/** An archive of the portal holds one JSON file, or a few; more is not one of its archives. */
const memberLimit = 1_000;

/**
 * The regular files of an unpacked tar archive; links, folders and extended headers are passed over, since the
 * portal's archives say all in the plain entries. Throws when the archive is broken or holds more than 1,000 entries.
 */
export function readTar(archive: Buffer): readonly ArchiveMember[] {
  const members: ArchiveMember[] = [];
  let offset = 0;
  for (let entries = 0; offset + block <= archive.length; entries += 1) {
    const header = archive.subarray(offset, offset + block);
    if (header.every((byte) => byte === 0)) break;
    if (entries >= memberLimit) throw new Error(`The archive holds more than ${memberLimit} entries.`);
    checkHeader(header);
    const size = octal(header, 124, 12);
    const start = offset + block;
    if (start + size > archive.length) throw new Error('The archive ends in the middle of an entry.');
    const type = header[156];
    if (type === 0 || type === 0x30) {
      members.push({ name: text(header, 0, 100), content: archive.subarray(start, start + size) });
    }
    offset = start + Math.ceil(size / block) * block;
  }
  return members;
}

/** The sum of the header's bytes, its own field taken as spaces, tells an archive from other bytes. */
function checkHeader(header: Buffer): void {
  let sum = 0;
  for (let index = 0; index < block; index += 1) {
    sum += index >= 148 && index < 156 ? 0x20 : (header[index] ?? 0);
  }
  if (sum !== octal(header, 148, 8)) throw new Error('An entry of the archive has a wrong header.');
}

function octal(header: Buffer, start: number, length: number): number {
  const digits = text(header, start, length).trim();
  if (!/^[0-7]+$/.test(digits)) throw new Error('An entry of the archive has a number that cannot be read.');
  return Number.parseInt(digits, 8);
}

function text(header: Buffer, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end < 0 ? length : end);
}
