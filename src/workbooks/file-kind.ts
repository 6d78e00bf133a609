import { UnreadableFile } from './unreadable.ts';

/** A file as it came: its name and its bytes. */
export interface WorkbookFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a file is by its first bytes; its name has no say. */
export type FileKind = 'zip' | 'json' | 'text';

const compoundFile = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const saveAsWorkbook = 'Open it in Excel, choose Save As, Excel Workbook (.xlsx), and import that file.';

/** Recognises a file by content; throws UnreadableFile with the way out for what cannot be read. */
export function kindOf(file: WorkbookFile): FileKind {
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  if (bytes.length === 0) {
    throw new UnreadableFile({
      code: 'FILE-EMPTY',
      says: `File "${file.name}" is empty. Choose the file that holds the return's data.`,
    });
  }
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return 'zip';
  refuseKnownBinaries(file.name, bytes);
  const start = bytes.subarray(0, 4096);
  const text = start
    .toString('latin1')
    .replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart();
  if (text.startsWith('<')) {
    throw new UnreadableFile({
      code: 'FILE-KIND',
      says: `File "${file.name}" is a web page or XML, not a workbook. ${saveAsWorkbook}`,
    });
  }
  if (looksBinary(start)) {
    throw new UnreadableFile({
      code: 'FILE-KIND',
      says: `File "${file.name}" is neither a workbook nor text. Import an .xlsx workbook, one .csv for each sheet, or a .json of the portal.`,
    });
  }
  return text.startsWith('{') || text.startsWith('[') ? 'json' : 'text';
}

function refuseKnownBinaries(name: string, bytes: Buffer): void {
  if (bytes.subarray(0, 8).equals(compoundFile)) {
    // Excel wraps a password-protected .xlsx in the container of the old .xls; the stream's name tells them apart.
    if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
      throw new UnreadableFile({
        code: 'FILE-PROTECTED',
        says: `File "${name}" is protected by a password. Remove the password in Excel (File, Info, Protect Workbook), save it and import it again.`,
      });
    }
    throw new UnreadableFile({
      code: 'FILE-OLD-FORMAT',
      says: `File "${name}" is in the old .xls format. ${saveAsWorkbook}`,
    });
  }
  if (bytes.subarray(0, 4).toString('latin1') === '%PDF') {
    throw new UnreadableFile({
      code: 'FILE-KIND',
      says: `File "${name}" is a PDF. Import the workbook, CSV or JSON it was made from.`,
    });
  }
}

function looksBinary(start: Buffer): boolean {
  if (isUtf16(start)) return false;
  return start.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 0x1a));
}

/** Whether the bytes are UTF-16: by its mark, or because nearly every second byte of the beginning is zero. */
export function isUtf16(bytes: Uint8Array): 'le' | 'be' | false {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'be';
  const pairs = Math.min(bytes.length, 256) >> 1;
  const zeros = [0, 0];
  for (let index = 0; index < pairs * 2; index++)
    if (bytes[index] === 0) zeros[index & 1] = (zeros[index & 1] ?? 0) + 1;
  if (pairs < 4) return false;
  // Names in Devanagari have no zero bytes, so most pairs are enough, but never one in the other place.
  const [even = 0, odd = 0] = zeros;
  if (odd > pairs * 0.7 && even === 0) return 'le';
  return even > pairs * 0.7 && odd === 0 ? 'be' : false;
}
