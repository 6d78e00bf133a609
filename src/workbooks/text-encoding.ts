import type { Finding } from '../core/index.ts';
import { isUtf16 } from './file-kind.ts';

/** Text of a file and, where the file is not plain UTF-8, the finding that says how it was read. */
export interface DecodedText {
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** Decodes UTF-8, UTF-16 and Windows-1252, with or without a byte order mark; a file that mixes them is read line by line. */
export function decodeText(fileName: string, bytes: Uint8Array): DecodedText {
  const findings: Finding[] = [];
  const text = [...decodePieces(fileName, bytes, findings)].join('');
  return { text, findings };
}

const pieceBytes = 2 ** 20;

/** Decodes as `decodeText` does, some lines at a time; findings are added as they are made. */
export function* decodePieces(fileName: string, bytes: Uint8Array, findings: Finding[]): Generator<string> {
  const utf16 = isUtf16(bytes);
  if (utf16) {
    findings.push(readAs(fileName, 'UTF-16'));
    yield new TextDecoder(`utf-16${utf16}`).decode(bytes);
    return;
  }
  let hasForeignLetters = false;
  for (let start = 0; start < bytes.length; ) {
    const piece = bytes.subarray(start, endOfPiece(bytes, start));
    const text = decodeStrictly(piece, start > 0);
    if (text === undefined) {
      const decoded = decodeByLine(fileName, bytes, { start, hasForeignLetters });
      findings.push(...decoded.findings);
      yield decoded.text;
      return;
    }
    hasForeignLetters ||= text.length !== piece.length;
    yield text;
    start += piece.length;
  }
}

/** A piece ends with a line, however long that is. */
function endOfPiece(bytes: Uint8Array, start: number): number {
  if (start + pieceBytes >= bytes.length) return bytes.length;
  const last = bytes.lastIndexOf(10, start + pieceBytes);
  const end = last >= start ? last : bytes.indexOf(10, start + pieceBytes);
  return end < 0 ? bytes.length : end + 1;
}

function decodeStrictly(bytes: Uint8Array, ignoreBOM: boolean): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM }).decode(bytes);
  } catch {
    return undefined;
  }
}

function readAs(fileName: string, encoding: string): Finding {
  return {
    code: 'TEXT-ENCODING',
    severity: 'info',
    says: `File "${fileName}" is not in UTF-8 and was read as ${encoding}. Look at the names with special letters; if one is wrong, save the file as "CSV UTF-8".`,
  };
}

// Windows-1252 gives a meaning to every byte, so it is the last resort, and only for the lines that are not UTF-8.
function decodeByLine(
  fileName: string,
  bytes: Uint8Array,
  from: { readonly start: number; readonly hasForeignLetters: boolean },
): DecodedText {
  const strict = new TextDecoder('utf-8', { fatal: true });
  const western = new TextDecoder('windows-1252');
  const lines: string[] = [];
  const foreign: number[] = [];
  const linesBefore = bytes.subarray(0, from.start).reduce((sum, byte) => sum + (byte === 10 ? 1 : 0), 0);
  let isMixed = from.hasForeignLetters;
  for (let start = from.start; start < bytes.length; ) {
    const newline = bytes.indexOf(10, start);
    const line = bytes.subarray(start, newline < 0 ? bytes.length : newline + 1);
    try {
      const text = strict.decode(line);
      lines.push(text);
      if (text.length !== line.length) isMixed = true;
    } catch {
      lines.push(western.decode(line));
      foreign.push(linesBefore + lines.length);
    }
    start += line.length;
  }
  const finding: Finding = !isMixed
    ? readAs(fileName, 'Windows-1252')
    : {
        code: 'TEXT-ENCODING',
        severity: 'warning',
        row: foreign[0] ?? 1,
        says: `File "${fileName}" mixes UTF-8 with Windows-1252; ${foreign.length} ${foreign.length === 1 ? 'line' : 'lines'}, the first of them line ${foreign[0]}, were read as Windows-1252. Check the names there, or save the file as "CSV UTF-8".`,
      };
  return { text: lines.join(''), findings: [finding] };
}
